// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/table.h"

namespace sw {

/// The column that is the rowid under another name; null where there is none.
[[nodiscard]] const Column *rowidAlias(const Table &table);

/// By what the rowid can be had, as it stands in SQL: a bare word, else its alias in quotes. Empty
/// where the table has no rowid, or columns that took all of its names.
[[nodiscard]] QString rowidName(const Table &table);

} // namespace sw
