// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/verbs_relationship.h"
#include "model/schema/relationships.h"

#include <functional>

namespace sw {

// What the editors of a relationship do to it: its foreign key, or both of an association.

/// Changes the foreign keys that make the relationship.
[[nodiscard]] Result<Changes> changeKeys(const Content &content, const Relationship &relationship,
                                         const std::function<void(ForeignKey &)> &change);

/// Whether a child must have a parent: NOT NULL of the foreign key's columns.
[[nodiscard]] Result<Changes> setRequired(const Content &content, const Relationship &relationship,
                                          bool required);

/// What the parent's end (of an association: the left one) is called, or the other.
[[nodiscard]] Result<Changes> setEndRole(const Content &content, const Relationship &relationship,
                                         bool parentEnd, const Role &role);
[[nodiscard]] Role endRole(const Content &content, const Relationship &relationship,
                           bool parentEnd);

/// What programs' models say of the same word.
[[nodiscard]] EndModel endModel(const Content &content, const Relationship &relationship,
                                bool parentEnd);
[[nodiscard]] Result<Changes> setEndModel(const Content &content, const Relationship &relationship,
                                          bool parentEnd, const EndModel &model);

/// The foreign key refers by another column of the child.
[[nodiscard]] Result<Changes> setChildColumn(const Content &content,
                                             const Relationship &relationship, size_t place,
                                             ColumnId column);

/// It refers to another column of the parent.
[[nodiscard]] Result<Changes> setParentColumn(const Content &content,
                                              const Relationship &relationship, size_t place,
                                              ColumnId column);

/// What the key of an association is, and another one for it: an own column comes and goes, what
/// refers to it must go first.
[[nodiscard]] AssociationKey associationKeyOf(const Content &content,
                                              const Relationship &relationship);
[[nodiscard]] Result<Changes>
setAssociationKey(const Content &content, const Relationship &relationship, AssociationKey wanted);

/// The first of the relationship's foreign keys; null where it is gone.
[[nodiscard]] const ForeignKey *firstKey(const Content &content, const Relationship &relationship);

} // namespace sw
