// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/schema/table.h"

namespace sw {

/// What a row of the table is called by: as the document says it, a column or a pattern like
/// `{first} {last}`; else by the column that names it as a rule: name, title, …; else by its first
/// text that is none for machines. An expression over the columns, which stand behind `prefix`;
/// empty where nothing names a row but its key.
[[nodiscard]] QString labelExpression(const Table &table, const QString &prefix = {});

/// The one column that a row is called by; null where it is a pattern or nothing.
[[nodiscard]] const Column *labelColumn(const Table &table);

/// That the text is in what a row is called by, or is in its key, of these columns. Empty for an
/// empty text.
[[nodiscard]] BoundSql namedLike(const Table &table, const std::vector<ColumnId> &key,
                                 const QString &text);

} // namespace sw
