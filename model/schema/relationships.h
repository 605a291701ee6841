// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/english.h"
#include "model/schema/schema.h"

namespace sw {

enum class RelationshipKind { OneToOne, OneToMany, ManyToMany };

/// One end of a relationship, as it is seen from the other end.
struct RelationshipEnd {
    TableId table;
    std::vector<ColumnId> columns; ///< of `table`, by which the rows are matched
    QString role;                  ///< what the other end calls this one; empty: it has no way here
    bool required = false;         ///< the other end has at least one
    bool one = false;              ///< the other end has at most one

    bool operator==(const RelationshipEnd &) const = default;
};

/// A foreign key seen with its uniqueness, or an association seen as one edge. Never stored.
struct Relationship {
    RelationshipKind kind = RelationshipKind::OneToMany;
    RelationshipEnd left;  ///< the parent; of an association: the first key's parent
    RelationshipEnd right; ///< the children; of an association: the second key's parent
    ForeignKeyId key;
    bool identifying = false; ///< the child's primary key holds the foreign key
    bool enforced = true;     ///< the database knows it
    bool oneByMark = false;   ///< one child at most, because a person said so

    // Many-to-many only. `key` is then the association's key to the left, `farKey` to the right.
    TableId association;
    ForeignKeyId farKey;
    std::vector<ColumnId> payload; ///< the association's columns that are in neither key

    bool operator==(const Relationship &) const = default;
};

/// The two foreign keys that make a table an association; null where it is none.
struct AssociationKeys {
    const ForeignKey *left = nullptr;
    const ForeignKey *right = nullptr;

    explicit operator bool() const { return left && right; }
};
[[nodiscard]] AssociationKeys associationKeys(const Table &table);

/// Whether a key or a full UNIQUE index lies within these columns, so that a value of theirs is
/// there at most once.
[[nodiscard]] bool areUnique(const Table &table, const std::vector<ColumnId> &columns);

/// All relationships, by the names of their tables; each association after all foreign keys. The
/// two foreign keys of an association are there as well, for whoever draws it unfolded. A foreign
/// key whose parent is missing is left out. All role names of a table are distinct and none is the
/// name of one of its columns, except where a person gave them so.
[[nodiscard]] std::vector<Relationship> relationships(const Schema &schema,
                                                      PluralRule rule = PluralRule::English);

/// Those whose foreign keys are in these tables. Only a table all of whose relationships are among
/// them has the words that it has among all.
[[nodiscard]] std::vector<Relationship> relationshipsHeldBy(const Schema &schema,
                                                            const std::vector<TableId> &tables,
                                                            PluralRule rule = PluralRule::English);

/// Those that have the table at one of their ends.
[[nodiscard]] std::vector<Relationship> relationshipsOf(const Schema &schema, TableId table,
                                                        PluralRule rule = PluralRule::English);

} // namespace sw
