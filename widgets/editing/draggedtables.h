// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/ids.h"

#include <QStringList>

#include <vector>

class QMimeData;

namespace sw {

// Tables on their way from a list to a canvas: a JSON list of the numbers of their ids. It is
// written and read here, because Qt's reader of JSON would round numbers of 64 bits.

[[nodiscard]] QString draggedTablesType();
void putDraggedTables(QMimeData &data, const std::vector<TableId> &tables);
/// None where the data is of another kind or no such list.
[[nodiscard]] std::vector<TableId> draggedTables(const QMimeData &data);

} // namespace sw
