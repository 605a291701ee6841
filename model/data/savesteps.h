// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowsalong.h"
#include "model/data/saverows.h"

namespace sw {

// What a save looks at before and after its statements, within its transaction.

/// An error where a table of the edits is another than the schema says: edits name columns.
[[nodiscard]] Result<Done> checkTables(sqlite3 *database, const Schema &schema,
                                       const RowEdits &edits);

/// The edited rows as they are before anything is done, and those that are not what the edits were
/// made upon.
struct RowsBefore {
    std::map<RowRef, WholeRow> rows;
    std::vector<RowProblem> problems;
};
[[nodiscard]] Result<RowsBefore> readRowsBefore(sqlite3 *database, const Schema &schema,
                                                const RowEdits &edits);

/// Rows that are written to refer to one that goes. A foreign key would take them along without a
/// word, or leave them to nobody.
[[nodiscard]] std::vector<RowProblem> referencesToGone(const Schema &schema, const RowEdits &edits,
                                                       const std::map<RowRef, WholeRow> &before,
                                                       const RowsAlong &along);

/// Rows as they were, the edited ones and those that went along, held against what is there now.
/// `places`: where edited rows are now.
[[nodiscard]] SavedChange changeSince(sqlite3 *database, const Schema &schema,
                                      const RowEdits &edits,
                                      const std::map<RowRef, WholeRow> &before,
                                      const RowsAlong &along,
                                      const std::map<RowRef, RowRef> &places);

} // namespace sw
