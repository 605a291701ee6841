// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/filter.h"
#include "model/data/rowref.h"
#include "model/data/ways.h"
#include "model/live/watcher.h"

struct sqlite3;

namespace sw {

/// That the row refers by the key to a row that is not there, compared as a foreign key compares:
/// under the parent's type and collation, and not where one of the columns is NULL. Empty where
/// nobody can say, because the parent lacks the columns.
[[nodiscard]] BoundSql parentIsMissing(const Schema &schema, const Table &child,
                                       const ForeignKey &key);

/// A row whose parent is missing.
struct DanglingRow {
    RowRef row;
    std::vector<Value> values; ///< of the key's columns

    bool operator==(const DanglingRow &) const = default;
};

/// All that a key leaves dangling.
struct Dangling {
    TableId child;
    ForeignKeyId key;
    qint64 count = 0;
    bool more = false;              ///< it was not counted to the end
    std::vector<DanglingRow> first; ///< some of them
    QString problem;                ///< why its rows could not be looked at; else empty

    bool operator==(const Dangling &) const = default;
};

/// What was looked at, and what of it dangles, by the names of tables.
struct DanglingReport {
    int keys = 0;
    std::vector<Dangling> found;
};

struct DanglingLimits {
    qint64 counted = 1'000'000; ///< of one key
    size_t first = 100;
};

/// Looks through all foreign keys, declared or marks. An error where the watcher cancels it.
[[nodiscard]] Result<DanglingReport> findDangling(sqlite3 *database, const Schema &schema,
                                                  Watcher &watcher,
                                                  const DanglingLimits &limits = {});

/// The rows that a key leaves dangling, `most` of them.
[[nodiscard]] Result<std::vector<DanglingRow>>
danglingRows(sqlite3 *database, const Schema &schema, TableId child, ForeignKeyId key, size_t most);

/// What can be typed in the row of filters under the column: `missing parent`, `missing owner`.
[[nodiscard]] std::vector<FilterWord> missingWords(const WaysOf &ways, const Table &child,
                                                   ColumnId column);
/// The one that means this key; it is typed under the first of its columns.
[[nodiscard]] QString missingWord(const WaysOf &ways, const Table &child, const ForeignKey &key);

} // namespace sw
