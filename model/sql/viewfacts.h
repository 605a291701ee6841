// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <unordered_map>

namespace sw {

/// The names that stand where a SELECT names what it reads: after FROM, JOIN and IN, as often as
/// they stand there. Names that its WITH makes are left out.
[[nodiscard]] QStringList readNames(const QString &select);

/// A column of what a view gives.
struct ViewColumn {
    QString name;
    QString type; ///< of the column that it passes on; empty where it computes something

    bool operator==(const ViewColumn &) const = default;
};

/// What follows from a view's text and from what it reads.
struct ViewFacts {
    std::vector<quint64> reads;      ///< the values of the ids of tables and views, sorted
    std::vector<ViewColumn> columns; ///< empty where SQLite does not understand the view

    bool operator==(const ViewFacts &) const = default;
};

/// The facts of all views of a schema, worked out again only where something changed.
class ViewFactsCache {
public:
    void update(const Schema &schema);

    /// Of a view that is not there: nothing.
    [[nodiscard]] const ViewFacts &of(ViewId view) const;
    [[nodiscard]] bool isEmpty() const { return m_known.empty(); }

private:
    struct Known {
        std::vector<std::shared_ptr<const void>> basis; ///< the view, and all that it needs
        ViewFacts facts;
    };
    std::unordered_map<quint64, Known> m_known;
    std::unordered_map<quint64, std::pair<ViewPtr, QStringList>> m_names;

    friend class ViewFactsWork;
};

} // namespace sw
