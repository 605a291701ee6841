// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/english.h"
#include "model/schema/table.h"

namespace sw {

/// A foreign key with the tables it ties, on the way to a relationship.
struct KeyEdge {
    const Table *child = nullptr;
    const Table *parent = nullptr;
    const ForeignKey *key = nullptr;
    std::vector<ColumnId> parentColumns;
    bool one = false;      ///< a parent has one child at most
    qsizetype across = -1; ///< the edge with which this one makes an association

    // What nameRoles() finds; empty: absent.
    QString parentRole;
    QString childrenRole;
    QString acrossRole;
};

/// Names all ends; the edges of one child must be neighbours. What a person named stays; then the
/// words for parents take precedence of those for children, and these of those across associations.
void nameRoles(std::vector<KeyEdge> &edges, PluralRule rule);

} // namespace sw
