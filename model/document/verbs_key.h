// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// Constraints. Each put… adds the object where its id is null or not there yet, and replaces the
// one that has its id.

/// A primary key or a UNIQUE. A primary key replaces the one that the table has; foreign keys that
/// refer to it follow: they grow by new columns where the key grows.
[[nodiscard]] Result<Changes> putKey(const Content &content, TableId table, Key key);

/// The primary key of these columns, in this order; no columns: none. What else the present one
/// says (name, ON CONFLICT, order of a column that stays) is kept.
[[nodiscard]] Result<Changes> setPrimaryKey(const Content &content, TableId table,
                                            const std::vector<ColumnId> &columns);

/// A first column `id INTEGER`, or id_2…, as the primary key.
[[nodiscard]] Result<Changes> addKeyColumn(const Content &content, TableId table);

/// Foreign keys that left the key's columns unsaid name them then.
[[nodiscard]] Result<Changes> deleteKey(const Content &content, TableId table, KeyId key);

[[nodiscard]] Result<Changes> putCheck(const Content &content, TableId table, Check check);
[[nodiscard]] Result<Changes> deleteCheck(const Content &content, TableId table, CheckId check);

/// All clauses, marks, role names and model facts of a foreign key at once. The parent may be named
/// instead of referred to; it must be there, unless it was missing before.
[[nodiscard]] Result<Changes> putForeignKey(const Content &content, TableId table, ForeignKey key);
[[nodiscard]] Result<Changes> deleteForeignKey(const Content &content, TableId table,
                                               ForeignKeyId key);

/// Which of its words a foreign key is asked about, see ForeignKey.
enum class RoleEnd { Parent, Children, Across };
[[nodiscard]] Result<Changes> setRole(const Content &content, TableId table, ForeignKeyId key,
                                      RoleEnd end, const Role &role);

[[nodiscard]] Result<Changes> putIndex(const Content &content, TableId table, Index index);
[[nodiscard]] Result<Changes> renameIndex(const Content &content, TableId table, IndexId index,
                                          const QString &name);
[[nodiscard]] Result<Changes> deleteIndex(const Content &content, TableId table, IndexId index);

} // namespace sw
