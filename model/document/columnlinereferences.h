// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

/// Makes the foreign keys of the column alone those of its line, which refer by name. Those that
/// lead where the line says are kept with all that it cannot say. Whether one leads somewhere new.
bool putReferences(Edit &edit, TableId table, ColumnId column,
                   const std::vector<ForeignKey> &wanted);

/// What the first foreign key of the column alone refers to.
[[nodiscard]] std::optional<Column> referredColumn(const Schema &schema, const Table &table,
                                                   ColumnId column);

} // namespace sw
