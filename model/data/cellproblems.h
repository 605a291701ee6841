// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

namespace sw {

/// What is wrong with a cell before anything is saved.
struct CellProblem {
    RowRef row;
    ColumnId column; ///< null: the row as a whole
    QString text;
    bool refused = true; ///< false: the database takes it, but it may not be what is meant

    bool operator==(const CellProblem &) const = default;
};

/// What a person should know of an edited row: NULL where none may be, values that the type does
/// not take, CHECKs that fail. `row`: as the database has it; without values where it is new or
/// where only the edited cells are known, and then CHECKs over other cells are not asked.
///
/// It asks SQLite itself, with a table of one row in memory.
[[nodiscard]] std::vector<CellProblem> cellProblems(const Table &table, const RowEdits &edits,
                                                    const WholeRow &row);

} // namespace sw
