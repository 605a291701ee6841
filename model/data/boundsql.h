// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"

#include <QStringList>

#include <vector>

namespace sw {

/// A statement and its values, which never become part of its text. Pieces are put together as they
/// stand in SQL.
class BoundSql {
public:
    BoundSql() = default;
    explicit BoundSql(const QString &text) : m_texts{text} {}

    BoundSql &add(const QString &text);
    BoundSql &add(const BoundSql &other);
    BoundSql &add(const Value &value);

    /// With `?` for each value.
    [[nodiscard]] QString text() const { return m_texts.join(u'?'); }
    [[nodiscard]] const std::vector<Value> &values() const { return m_values; }
    /// With the values as literals, for a person to read and to run.
    [[nodiscard]] QString withLiterals() const;
    [[nodiscard]] bool isEmpty() const { return m_values.empty() && m_texts.first().isEmpty(); }

    /// Binds all values, from the first place on.
    void bindTo(SqliteQuery &query) const;

    bool operator==(const BoundSql &) const = default;

private:
    QStringList m_texts{QString()}; ///< what stands between the values
    std::vector<Value> m_values;
};

/// One term as it is, several as a row value: `(a, b)`.
[[nodiscard]] QString bracketed(const QStringList &terms);

} // namespace sw
