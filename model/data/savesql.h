// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/data/rowedits.h"

#include <functional>

namespace sw {

/// What stands in a statement for what a new row will have in a column.
using FreshTerm = std::function<BoundSql(int fresh, ColumnId column)>;

/// A table may say that a row in conflict replaces another, or goes without a word. ` OR ABORT`
/// says otherwise, but for its triggers too; so it is empty where it need not be said.
[[nodiscard]] QString orAbort(const Table &table);

// The statement of one pending edit. It fails as a whole or works as a whole, whatever the table
// says about conflicts.
[[nodiscard]] BoundSql insertSql(const Table &table, const RowEdit &edit, const FreshTerm &term);

/// Whether the edit of a new row says which rowid it will have. NULL leaves it to SQLite.
[[nodiscard]] bool givesRowid(const Table &table, const RowEdit &edit);

/// Whether a statement finds its row only where it still holds what was seen. A save has looked
/// before, and within it a trigger may have been at the row.
enum class Heeds { Key, OldValues };
[[nodiscard]] BoundSql updateSql(const Table &table, const RowRef &row, const RowEdit &edit,
                                 const FreshTerm &term, Heeds heeds);
[[nodiscard]] BoundSql deleteSql(const Table &table, const RowRef &row, const RowEdit &edit,
                                 Heeds heeds);

/// The edits in the order in which they are saved: new rows, parents first; changed rows, then
/// removed ones, children first; each after those that it awaits. Where tables need each other in a
/// circle any order will do, since foreign keys wait for the end of the transaction.
[[nodiscard]] std::vector<RowRef> saveOrder(const Schema &schema, const RowEdits &edits);

/// All of it as a script that runs by itself, for a person to read, to copy and to run.
[[nodiscard]] QString saveScript(const Schema &schema, const RowEdits &edits);

} // namespace sw
