// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

#include <QVariant>

namespace sw {

/// What the grid of a table's columns says of each, from left to right.
enum class ColumnCell {
    Name,
    Type,
    NotNull,
    PrimaryKey,
    Unique,
    Autoincrement,
    Default,
    Generated,
    Collation,
    Check,
    Comment
};
constexpr int ColumnCells = 11;

/// Whether the cell is ticked instead of written.
[[nodiscard]] bool isFlag(ColumnCell cell);

/// Text, or true and false. A generated column that is stored says so behind its expression.
[[nodiscard]] QVariant cellValue(const Table &table, const Column &column, ColumnCell cell);

[[nodiscard]] Result<Changes> putCell(const Content &content, TableId table, ColumnId column,
                                      ColumnCell cell, const QVariant &value);

} // namespace sw
