// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/boundsql.h"
#include "model/sql/types.h"

namespace sw {

/// Words that mean a condition of their own in a column.
struct FilterWord {
    QString text;
    BoundSql condition;
};

/// The column that something is typed for in the row of filters.
struct FilterField {
    QString column; ///< as it stands in SQL
    Affinity affinity = Affinity::Text;
    QString label; ///< an expression that a text may be in as well: of the row referred to
    std::vector<FilterWord> words{};
};

/// The condition that the text says. Bare it means *contains* for texts and *equals* for numbers;
/// besides `=`, `<>`, `<`, `<=`, `>`, `>=`, `a..b` with either end open, `null`, `not null` and
/// `/regex/`. What stands in single quotes is text to the letter. Empty for an empty text.
[[nodiscard]] Result<BoundSql> filterCondition(const FilterField &field, const QString &text);

} // namespace sw
