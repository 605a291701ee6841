// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/verbs_relationship.h"

namespace sw {

/// One end of a relationship that is being drawn: a table, or a column of it.
struct DrawnEnd {
    TableId table;
    ColumnId column;

    bool operator==(const DrawnEnd &) const = default;
};

struct DrawnRelationship {
    DrawnEnd from;
    DrawnEnd to;
    RelationshipKind kind = RelationshipKind::OneToMany;
    bool identifying = false;
    bool swapped = false; ///< parent and child the other way round, where the keys allow both
    bool fromIsChild
        = true; ///< what the start is where the keys allow both; a column says it itself
};

/// What a drawn line would make.
struct Proposal {
    TableId child;
    TableId parent;
    std::vector<ColumnId> childColumns;  ///< those that are there; empty: new ones are made
    std::vector<ColumnId> parentColumns; ///< what they refer to
    QString sentence; ///< `pet.owner_id → owner.user_id   one owner has many pets`; empty with an
                      ///< objection
    QString objection; ///< why it cannot be; empty where it can
    QString needsKey;  ///< what would make it possible, as on a button: `Make owner.code UNIQUE`
};

/// The side of the foreign key never depends on the direction of the drag where keys decide it:
/// the side with the primary key or a UNIQUE is the parent.
[[nodiscard]] Proposal propose(const Content &content, const DrawnRelationship &drawn);

/// Whether the line can end somewhere on the table that it is drawn to: on the table itself or on
/// one of its columns, perhaps after what the proposal would need.
[[nodiscard]] bool canEndOn(const Content &content, DrawnRelationship drawn);

/// Makes what was proposed; with `makeKey`, first what it needs.
[[nodiscard]] Result<Changes> makeProposed(const Content &content, const DrawnRelationship &drawn,
                                           bool makeKey = false);

} // namespace sw
