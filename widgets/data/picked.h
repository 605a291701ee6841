// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowsout.h"

namespace sw {

class RowEditing;
class RowsGrid;

/// What is selected in the grid, however many rows of it are held: in the order of the rows, the
/// columns as they stand from left to right, with what is pending. Without columns: nothing is.
[[nodiscard]] RowsOut pickedRows(const RowsGrid &grid, const RowEditing &editing);

[[nodiscard]] qint64 countOf(const RowsOut &rows);

} // namespace sw
