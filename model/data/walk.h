// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/data/rowpath.h"
#include "model/data/ways.h"

namespace sw {

/// A path whose names were found: which rows of which table or view are meant, in SQL.
class Walk {
public:
    /// An error names what there is instead.
    [[nodiscard]] static Result<Walk> along(const RowPath &path, const WaysOf &ways);

    /// Where it ends; null: at a view.
    [[nodiscard]] const TablePtr &table() const { return m_steps.back().table; }
    [[nodiscard]] const ViewPtr &view() const { return m_steps.back().view; }

    /// Every column of the rows, in an order that is always the same; `most` rows, -1: all.
    [[nodiscard]] BoundSql rows(qint64 most = -1) const;
    [[nodiscard]] BoundSql count() const;

private:
    struct Step {
        TablePtr table;
        ViewPtr view;
        Way way; ///< by which it is reached; not of the first
        BoundSql key;
    };

    Walk() = default;
    [[nodiscard]] Result<Done> begin(const PathStep &step, const Schema &schema);
    [[nodiscard]] Result<Done> follow(const PathStep &step, const WaysOf &ways);
    [[nodiscard]] BoundSql where(size_t step) const;
    [[nodiscard]] BoundSql reached(size_t step) const;

    std::vector<Step> m_steps;
    std::vector<TablePtr> m_associations; ///< a place a step; null where none is crossed
};

/// What tells the table's rows from each other, as it stands in SQL: its primary key, and the rowid
/// where that key may be NULL or is missing.
[[nodiscard]] QStringList rowKeyOf(const Table &table);

} // namespace sw
