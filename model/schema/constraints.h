// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/column.h"

#include <vector>

namespace sw {

struct KeyPart {
    ColumnId column;
    SortOrder order = SortOrder::Unsaid;
    QString collation;

    bool operator==(const KeyPart &) const = default;
};

/// A primary key or a UNIQUE constraint. A table's keys stand in the order of its text, because
/// SQLite numbers its automatic indexes by it.
struct Key {
    KeyId id;
    QString name;
    bool primary = false;
    std::vector<KeyPart> parts;
    Conflict onConflict = Conflict::Unsaid;
    bool autoincrement = false;
    bool inColumn = false; ///< said at its column: `id INTEGER PRIMARY KEY`

    bool operator==(const Key &) const = default;
};

struct Check {
    CheckId id;
    QString name;
    QString expression;
    ColumnId column; ///< the column at which it is said; null: the table's
    Conflict onConflict = Conflict::Unsaid;

    bool operator==(const Check &) const = default;
};

/// A table by identity; by name where there is none of that name in the schema. Where both are
/// there, the name is another spelling of the table's (`Users` for `users`).
struct TableRef {
    TableId id;
    QString name;

    bool operator==(const TableRef &) const = default;
};

/// The same for a column of the parent.
struct ColumnRef {
    ColumnId id;
    QString name;

    bool operator==(const ColumnRef &) const = default;
};

enum class Action { Unsaid, NoAction, Restrict, SetNull, SetDefault, Cascade };
enum class Deferrable { Unsaid, No, Yes };
enum class Initially { Unsaid, Deferred, Immediate };

/// What one end of a relationship calls the other. Empty: the default of the naming rules.
/// Absent: this end has no way to the other.
struct Role {
    QString name;
    bool absent = false;

    bool operator==(const Role &) const = default;
};

/// What a program's model says of one end of a relationship, as Python text.
struct EndModel {
    QString cascade;
    QString lazy;
    QString passiveDeletes;
    QString orderBy;
    QString remoteSide;
    QString useList; ///< `True` or `False`, where that is not what the tables say
    bool viewOnly = false;
    bool alone = false; ///< it does not know the other end: no back_populates

    bool operator==(const EndModel &) const = default;
};

struct ForeignKey {
    ForeignKeyId id;
    QString name;
    std::vector<ColumnId> columns;
    TableRef parent;
    std::vector<ColumnRef> parentColumns; ///< empty: the parent's primary key, left unsaid
    Action onDelete = Action::Unsaid;
    Action onUpdate = Action::Unsaid;
    QString match;
    Deferrable deferrable = Deferrable::Unsaid;
    Initially initially = Initially::Unsaid;
    bool inColumn = false; ///< said at its column: `owner_id REFERENCES owner`

    // Marks: what a database cannot hold.
    Role parentRole;   ///< the child's word for its parent: pet.owner
    Role childrenRole; ///< the parent's word for its children: owner.pets
    Role acrossRole;   ///< the parent's word for what lies beyond an association: student.courses
    bool enforced = true;    ///< false: drawn and walked, not declared in the database
    bool oneChild = false;   ///< one child at most, without a UNIQUE that says so
    bool associates = false; ///< one of the two that make an association of more than two
    EndModel parentModel;
    EndModel childrenModel;
    EndModel acrossModel;

    bool operator==(const ForeignKey &) const = default;
};

} // namespace sw
