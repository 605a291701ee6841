// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

#include <functional>

namespace sw {

// What a change of one table means for the foreign keys of all.

/// The parent's key as a foreign key means it: its columns.
using ColumnIds = std::vector<ColumnId>;

[[nodiscard]] bool holds(const ColumnIds &columns, ColumnId column);

/// Takes away every foreign key that is doomed, with its routes.
void removeForeignKeys(Edit &edit,
                       const std::function<bool(const Table &, const ForeignKey &)> &doomed);

/// Binds foreign keys that named this table or one of its columns while it was not there.
void bindReferences(Edit &edit, TableId table);

/// After a rename nobody spells the table (or, where it is set, its column) in another way.
void forgetSpellings(Edit &edit, TableId table, ColumnId column = {});

/// How a foreign key that refers to the primary key goes on when that changes from `before` to
/// `after`, both columns of `parent`, which has its new key already. Where they have columns in
/// common, the foreign key grows by new columns of the child and shrinks (a column that it no
/// longer needs stays in its table); a child that is identified by it gets a longer key in turn.
/// Where they have none, the foreign key keeps to the columns that it had.
void followPrimaryKey(Edit &edit, TableId parent, const ColumnIds &before, const ColumnIds &after);

/// How a new foreign key column for `target` is called: Settings::foreignKeyPattern, with
/// `word` for the parent.
[[nodiscard]] QString keyColumnName(const Content &content, const QString &word,
                                    const Column &target);

/// The parent as it is called in the names of new columns of `child`.
[[nodiscard]] QString parentWord(const Content &content, const Table &parent, TableId child);

/// A new column for a foreign key to `target`, of its type and collation, which is not put into
/// its table yet.
[[nodiscard]] Column keyColumn(const Table &child, const QString &name, const Column &target,
                               bool required);

} // namespace sw
