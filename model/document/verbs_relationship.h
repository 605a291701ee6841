// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "model/schema/relationships.h"

namespace sw {

/// What the key of a new association is: its two foreign keys together; a column of its own, beside
/// a UNIQUE and a mark; none.
enum class AssociationKey { BothColumns, OwnId, None };

struct NewRelationship {
    TableId parent; ///< many-to-many: either of the two
    TableId child;
    RelationshipKind kind = RelationshipKind::OneToMany;
    std::vector<ColumnId> parentColumns; ///< empty: the parent's key
    std::vector<ColumnId> childColumns;  ///< that are there; empty: new ones are made
    bool required = false;               ///< a child must have a parent
    bool identifying = false;            ///< the child's primary key begins with the foreign key
    bool oneByMark = false;              ///< one-to-one without a UNIQUE
    bool enforced = true;
    AssociationKey associationKey = AssociationKey::BothColumns;
    QString associationName; ///< empty: student_course
};

/// Draws a relationship: new columns for the parent's whole key, the foreign key, an index where no
/// key or index begins with its columns; or an association with two foreign keys, placed where both
/// tables are, folded. madeTable() of the changes is the association.
[[nodiscard]] Result<Changes> makeRelationship(const Content &content,
                                               const NewRelationship &wanted);

struct KindChange {
    RelationshipKind to = RelationshipKind::OneToMany;
    TableId many;           ///< from many-to-many: the end that becomes the child; null: the right
    bool oneByMark = false; ///< to one-to-one without a UNIQUE
    AssociationKey associationKey = AssociationKey::BothColumns;
};

/// One-to-one and one-to-many differ by a UNIQUE or a mark. To many-to-many an association takes
/// the place of the child's columns; back, the columns of the association go to the child. Role
/// names are kept where they still fit. One-to-one by a mark can become one by a UNIQUE, and back.
[[nodiscard]] Result<Changes> changeKind(const Content &content, const Relationship &relationship,
                                         const KindChange &change);

/// The foreign key, and its columns too where wanted and nothing else needs them; of many-to-many,
/// the association.
[[nodiscard]] Result<Changes> deleteRelationship(const Content &content,
                                                 const Relationship &relationship,
                                                 bool withColumns = false);

} // namespace sw
