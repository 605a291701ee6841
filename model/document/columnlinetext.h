// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/sql/read.h"

namespace sw {

/// What a column's line says, apart from any content: its foreign keys refer by name.
struct ColumnLine {
    ReadColumn said; ///< the type may be a model's
    bool indexed = false;
};

[[nodiscard]] Result<ColumnLine> readColumnLine(const QString &line, const QString &tableName);

/// What a table has of a column alone, which is what its line says besides the column itself.
/// Pointers are the table's.
struct ColumnBelongings {
    const Key *primary = nullptr; ///< of this column or of several
    std::vector<const Key *> uniques;
    std::vector<const Index *> uniqueIndexes;
    std::vector<const Index *> indexes;
    std::vector<const Check *> checks;
    std::vector<const ForeignKey *> references;
};

[[nodiscard]] ColumnBelongings belongingsOf(const Table &table, ColumnId column);

} // namespace sw
