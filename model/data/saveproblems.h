// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/saverows.h"

namespace sw {

/// Nothing was saved, because of these.
[[nodiscard]] SaveFailure failureOf(std::vector<RowProblem> problems);
/// The same where no row is to blame. Whoever cancelled it hears that, and not what SQLite was just
/// about to do.
[[nodiscard]] SaveFailure failureOf(WritableDatabase &database, const Error &error);

/// What SQLite said about the statement of one row.
struct Refusal {
    int code = 0; ///< extended
    QString words;

    /// The order of statements may be to blame: another one may make room for it.
    [[nodiscard]] bool mayPass() const;
    /// The row is to blame, and not the disk, or another program.
    [[nodiscard]] bool isOfRow() const;
};

/// The refusal for a person, at the row and the cell that it is about.
[[nodiscard]] RowProblem problemOf(sqlite3 *database, const Schema &schema, const RowRef &row,
                                   const RowEdit &edit, const Refusal &refusal);

/// A row of the edits as it is now within the transaction, and as it was before.
struct RowNow {
    RowRef row; ///< as the edits call it
    RowRef now; ///< where it is; not of a removed one
    const WholeRow *before = nullptr;
};

/// Why foreign keys do not let the transaction commit: rows whose parents are missing, and removed
/// or renamed parents that still have children.
[[nodiscard]] std::vector<RowProblem> missingParents(sqlite3 *database, const Schema &schema,
                                                     const RowEdits &edits,
                                                     const std::vector<RowNow> &rows);

} // namespace sw
