// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"
#include "model/schema/schema.h"

#include <compare>
#include <optional>
#include <vector>

namespace sw {

/// One row: by its key as the database has it, or as the nth new one, which is still to be
/// inserted.
struct RowRef {
    TableId table;
    std::vector<Value> key; ///< as RowKey::terms ask for it
    int fresh = 0;          ///< counts from 1, over all tables

    [[nodiscard]] bool isFresh() const { return fresh > 0; }
    bool operator==(const RowRef &) const = default;
};

/// Some order, the same at every run.
[[nodiscard]] bool operator<(const RowRef &a, const RowRef &b);

/// A row with all that the database holds of it, nothing cut.
struct WholeRow {
    RowRef row;
    std::vector<Value> values; ///< by the columns of the table; empty: of a new row

    /// Null where the row is new, or the table has no such column.
    [[nodiscard]] const Value *value(const Table &table, ColumnId column) const;
    bool operator==(const WholeRow &) const = default;
};

/// What the placeholder of a new row is called: “new 1”.
[[nodiscard]] QString freshName(int fresh);

/// The row for a person: “pet 3”, “line (7, 'eu')”, “log row 12” by its rowid, “pet new 1”.
[[nodiscard]] QString rowWords(const Schema &schema, const RowRef &row);

/// Values as they are listed in a sentence: “7, 'eu'”, long ones cut.
[[nodiscard]] QString shownValues(const std::vector<Value> &values);

/// Names of columns as they are listed in a sentence.
[[nodiscard]] QString shownColumns(const Table &table, const std::vector<ColumnId> &columns);

} // namespace sw
