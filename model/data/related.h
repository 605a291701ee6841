// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowset.h"
#include "model/data/ways.h"

namespace sw {

/// The condition that a row of `way.to` is reached from those rows of `way.from` for which `from`
/// holds; empty: from any.
[[nodiscard]] BoundSql reachedBy(const Schema &schema, const Way &way, const BoundSql &from);

/// That a row of the set's table is one of those with these keys, of the columns that
/// RowSet::key() names.
[[nodiscard]] BoundSql isOneOf(const RowSet &set, const std::vector<std::vector<Value>> &keys);
/// The same by other terms, as they stand in SQL.
[[nodiscard]] BoundSql isOneOf(const QStringList &terms,
                               const std::vector<std::vector<Value>> &keys);

/// The same rows by the keys of a table.
[[nodiscard]] RowSet rowsWhere(const TablePtr &table, const BoundSql &condition);

/// What is reached from the rows for which the condition holds, in the order of its primary key.
[[nodiscard]] RowSet relatedRows(const Schema &schema, const Way &way, const BoundSql &from);

/// The table that is sought in along the way, and the columns that an index for it begins with.
struct Sought {
    TableId table;
    std::vector<ColumnId> columns;
};
[[nodiscard]] Sought soughtAlong(const Way &way);

} // namespace sw
