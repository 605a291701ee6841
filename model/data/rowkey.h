// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/data/rowref.h"

namespace sw {

/// By what the rows of a table are told apart: the rowid under one of its names, the primary key of
/// a table without, another key without NULL where columns took all names of the rowid; and where
/// there is nothing better (a view, too), all columns together.
struct RowKey {
    QStringList terms;             ///< as they stand in SQL
    std::vector<ColumnId> columns; ///< what they are; null: the rowid, which is no column
    bool isRowid = false;
    bool tellsApart = true; ///< false: two rows may have the same

    bool operator==(const RowKey &) const = default;
};
[[nodiscard]] RowKey rowKeyOf(const Table &table);

/// The row that a whole row's values are of; nothing where its key is a rowid without a column.
[[nodiscard]] std::optional<RowRef> refIn(const Table &table, const std::vector<Value> &values);

/// The condition that holds for the row with that key alone.
[[nodiscard]] BoundSql whereKey(const Table &table, const std::vector<Value> &key);

/// The same for several of them; there is one at least.
[[nodiscard]] BoundSql whereKeys(const Table &table, const std::vector<RowRef> &rows);

/// That the term has that very value, its class and its bytes.
[[nodiscard]] BoundSql isExactly(const QString &term, const Value &value);

/// The columns of the table as they stand in SQL.
[[nodiscard]] QStringList columnTerms(const Table &table);

/// All of a row; nothing where it is not there. Of rows that nothing tells apart, an error.
[[nodiscard]] Result<std::optional<WholeRow>> readRow(sqlite3 *database, const Table &table,
                                                      const std::vector<Value> &key);

/// All rows for which the condition holds, `most` of them.
[[nodiscard]] Result<std::vector<WholeRow>> readRows(sqlite3 *database, const Table &table,
                                                     const BoundSql &where, qint64 most);

} // namespace sw
