// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

namespace sw {

/// Cells of a clipboard: lines, and in them cells set apart by tabulators, as spreadsheets write
/// them (a cell in double quotes may hold tabulators, line breaks and doubled quotes).
[[nodiscard]] std::vector<QStringList> parseCells(const QString &text);

/// What a person means by typing that text into the column: a number where the column keeps
/// numbers and the text is one, else the text as it is.
[[nodiscard]] Value typedValue(const Table &table, const Column &column, const QString &text);

/// The block into these rows and columns, from the first of each on. One cell alone goes into all
/// of them; lines that go beyond the last row become new rows of the table, where `mayInsert`.
[[nodiscard]] Result<RowStep> pasteCells(const Table &table, const RowEdits &edits,
                                         const std::vector<WholeRow> &rows,
                                         const std::vector<ColumnId> &columns,
                                         const std::vector<QStringList> &block, bool mayInsert);

} // namespace sw
