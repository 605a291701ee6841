// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/live/watcher.h"

#include <QStringList>

#include <vector>

struct sqlite3;

namespace sw {

/// A column's type as it is declared, and whether the table is STRICT about it.
struct ColumnType {
    QString declared;
    bool strict = false;

    bool operator==(const ColumnType &) const = default;
};

/// A column that is to get another type.
struct TypeChange {
    QString table;
    QString column;
    ColumnType from;
    ColumnType to;
    /// What tells a row: the columns of a key, or a name by which the rowid can be had.
    QStringList key{QStringLiteral("rowid")};
};

/// What becomes of one value, for a person.
struct ValueChange {
    QString key;
    QString before;
    QString after; ///< of a value that is refused: SQLite's words

    bool operator==(const ValueChange &) const = default;
};

/// How many values share a fate, and the first of them.
struct ValueGroup {
    qint64 count = 0;
    std::vector<ValueChange> first;

    bool operator==(const ValueGroup &) const = default;
};

/// What becomes of a column's values. Those that are in no group keep what they say: '7' that
/// becomes 7 would become '7' again.
struct ChangedValues {
    qint64 rows = 0;        ///< that were looked at; 0 where no value can change
    ValueGroup changed;     ///< could not be had back: '007' becomes 7
    ValueGroup unconverted; ///< stay what the new type does not want: '12abc' in INTEGER
    ValueGroup refused;     ///< STRICT does not take them

    bool operator==(const ChangedValues &) const = default;
};

/// Whether any value can become another one, or be refused, by that change of type.
[[nodiscard]] bool mayChangeValues(const ColumnType &from, const ColumnType &to);

/// Tries every value in a table in memory: SQLite itself says what it makes of them. The database
/// is only read, and one row at a time.
[[nodiscard]] Result<ChangedValues> changedValues(sqlite3 *database, const TypeChange &change,
                                                  Watcher &watcher);

} // namespace sw
