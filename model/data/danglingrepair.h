// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/dangling.h"
#include "model/data/rowedits.h"

namespace sw {

/// So many rows are repaired at once.
inline constexpr size_t MostRepaired = 10'000;

// What can be done about rows whose parent is missing, as one step of pending edits each; deleting
// them is previewDelete() of their rows. Rows that are to be deleted, or refer to another parent by
// what is pending, are left alone.

/// Columns of the key that may be NULL become so; those that another key needs only where there is
/// no other.
[[nodiscard]] Result<RowStep> forgetParents(const Schema &schema, const RowEdits &edits,
                                            TableId child, ForeignKeyId key,
                                            const std::vector<DanglingRow> &rows);

/// A new row of the parent for each key that is referred to, with nothing but that key.
[[nodiscard]] Result<RowStep> createParents(const Schema &schema, const RowEdits &edits,
                                            TableId child, ForeignKeyId key,
                                            const std::vector<DanglingRow> &rows);

/// The rows that still are what they were found to be.
[[nodiscard]] std::vector<RowRef> stillDangling(const ForeignKey &key, const RowEdits &edits,

                                                const std::vector<DanglingRow> &rows);

} // namespace sw
