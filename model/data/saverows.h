// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"
#include "model/live/writing.h"

#include <variant>

namespace sw {

/// A row that somebody else changed after it was read.
struct ChangedRow {
    std::map<ColumnId, Value> seen;  ///< what the edits were made upon
    std::optional<WholeRow> now;     ///< nothing: it is gone
    std::vector<ColumnId> different; ///< where the two are not the same

    bool operator==(const ChangedRow &) const = default;
};

/// Why a row cannot be saved as it is.
struct RowProblem {
    RowRef row;
    ColumnId column; ///< null: the row as a whole
    QString text;
    std::optional<ChangedRow> changed;

    bool operator==(const RowProblem &) const = default;
};

/// Nothing was saved.
struct SaveFailure {
    QString text;
    std::vector<RowProblem> rows; ///< empty: no row is to blame
};

/// A row as it was before a save and as it is after; nothing: it was not, or is not there.
struct RowImage {
    std::optional<WholeRow> before;
    std::optional<WholeRow> after;

    bool operator==(const RowImage &) const = default;
};

/// What a save did to rows, with what foreign keys did along with it: enough to reverse it.
struct SavedChange {
    static constexpr size_t MostRows = 10'000;
    static constexpr qint64 MostBytes = 64'000'000;

    std::vector<RowImage> rows;
    /// False: it cannot be reversed, because more rows went along than are remembered, or a row
    /// took over the key of another with its children.
    bool isWhole = true;
};

struct Saved {
    /// Where edited rows are now: the keys that new rows got, and those that were changed.
    std::map<RowRef, RowRef> places;
    SavedChange change;
};

/// Saves all pending edits in one transaction with foreign keys on, or nothing. Each row must be
/// what the edits were made upon, and each statement must do what it says. The schema is that of
/// the database; where a table is another by now, nothing is saved.
[[nodiscard]] std::variant<Saved, SaveFailure>
saveRows(WritableDatabase &database, const Schema &schema, const RowEdits &edits);

/// Edits of a row that somebody else changed meanwhile, held up against what is there now: then
/// they are made upon that.
[[nodiscard]] RowStep keepMine(const Table &table, const RowEdits &edits, const RowRef &row,
                               const WholeRow &now);

/// A step that reverses a save, as pending edits, and which rows are no longer what it left.
struct Reversal {
    RowStep step;
    std::vector<RowProblem> changedSince; ///< they are left as they are
};

/// `database`: to look at the rows as they are.
[[nodiscard]] Result<Reversal> reverseSaved(sqlite3 *database, const Schema &schema,
                                            const RowEdits &edits, const SavedChange &change);

} // namespace sw
