// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

#include <set>

struct sqlite3;

namespace sw {

/// Rows that the database deletes or changes by itself when edits are saved.
struct RowsAlong {
    std::map<RowRef, WholeRow> rows; ///< as they are before
    std::set<RowRef> gone;           ///< those that are deleted
    bool isWhole = true;             ///< false: there are more than are remembered
};

/// Follows ON DELETE from the rows to be removed, and ON UPDATE … SET from those whose keys are
/// edited. What ON UPDATE CASCADE does is left out, unless it makes NULL of them: it goes back when
/// the key goes back.
[[nodiscard]] Result<RowsAlong> rowsAlong(sqlite3 *database, const Schema &schema,
                                          const RowEdits &edits, size_t most);

} // namespace sw
