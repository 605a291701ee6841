// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

/// Adds the column, with a fresh id where it has none, before the one at `place`; -1: at the end.
[[nodiscard]] Result<Changes> addColumn(const Content &content, TableId table, Column column,
                                        int place = -1);

/// With the texts that name it (see textnames.h) and the memory of its former name.
[[nodiscard]] Result<Changes> renameColumn(const Content &content, TableId table, ColumnId column,
                                           const QString &name);

/// With what depends on them: keys, unique indexes and foreign keys, on both ends, that use one;
/// checks, indexes and generated columns whose expressions name one. Other indexes shrink.
[[nodiscard]] Result<Changes> deleteColumns(const Content &content, TableId table,
                                            const std::vector<ColumnId> &columns);

/// A declared type or a model's (`String(80)`), which becomes the dialect's. Foreign key columns
/// that refer to the column take the type too, and what refers to these.
[[nodiscard]] Result<Changes> retypeColumn(const Content &content, TableId table, ColumnId column,
                                           const QString &type);

/// The columns of a table in another order; each must be there once.
[[nodiscard]] Result<Changes> reorderColumns(const Content &content, TableId table,
                                             const std::vector<ColumnId> &order);
/// The column before the one that is now at `place`; the number of columns: to the end.
[[nodiscard]] Result<Changes> moveColumn(const Content &content, TableId table, ColumnId column,
                                         int place);

[[nodiscard]] Result<Changes> setNotNull(const Content &content, TableId table, ColumnId column,
                                         std::optional<NotNull> notNull);
/// SQL: a literal, or an expression in parentheses; empty: no default.
[[nodiscard]] Result<Changes> setDefault(const Content &content, TableId table, ColumnId column,
                                         const QString &value);
/// A computed column has no default.
[[nodiscard]] Result<Changes> setGenerated(const Content &content, TableId table, ColumnId column,
                                           const std::optional<Generated> &generated);
[[nodiscard]] Result<Changes> setCollation(const Content &content, TableId table, ColumnId column,
                                           const QString &collation);
[[nodiscard]] Result<Changes> setColumnComment(const Content &content, TableId table,
                                               ColumnId column, const QString &comment);
[[nodiscard]] Result<Changes> setConstraintNames(const Content &content, TableId table,
                                                 ColumnId column, const ConstraintNames &names);
/// An expression over a row of the database as it is before the drawing is applied; empty: none.
[[nodiscard]] Result<Changes> setFill(const Content &content, TableId table, ColumnId column,
                                      const QString &expression);
[[nodiscard]] Result<Changes> setDisplayFormat(const Content &content, TableId table,
                                               ColumnId column, const QString &format);
[[nodiscard]] Result<Changes> setColumnModel(const Content &content, TableId table, ColumnId column,
                                             const ColumnModel &model);

} // namespace sw
