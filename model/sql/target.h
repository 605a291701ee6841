// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/table.h"

namespace sw {

/// Whether SQLite takes the columns as the target of a foreign key: a key or a full UNIQUE index
/// with just these columns, in any order, with the columns' own collation.
[[nodiscard]] bool isTarget(const Table &parent, const std::vector<ColumnId> &columns);

} // namespace sw
