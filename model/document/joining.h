// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/references.h"
#include "model/document/verbs_relationship.h"

namespace sw {

// Steps from which relationships are made and changed.

/// The key that a new foreign key refers to: the primary one, else a UNIQUE that is never NULL.
[[nodiscard]] Result<ColumnIds> referableColumns(const Table &parent);

/// Gives the child columns for the parent's targets, and a foreign key of them.
ForeignKey &addReference(const Content &content, Table &child, const Table &parent,
                         const ColumnIds &targets, const QString &word, bool required);

/// An index on the columns, unless a key or index of the table begins with them.
void addIndexUnlessCovered(Edit &edit, TableId table, const ColumnIds &columns);

/// A UNIQUE of the columns.
[[nodiscard]] Key uniqueKey(const ColumnIds &columns);

[[nodiscard]] Result<Changes> makeAssociation(const Content &content,
                                              const NewRelationship &wanted);

} // namespace sw
