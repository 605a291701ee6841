// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace sw {

/// What SQLite does when a constraint fails: its ON CONFLICT clause.
enum class Conflict { Unsaid, Rollback, Abort, Fail, Ignore, Replace };

enum class SortOrder { Unsaid, Ascending, Descending };

struct NotNull {
    Conflict onConflict = Conflict::Unsaid;

    bool operator==(const NotNull &) const = default;
};

/// A column whose value is computed from others.
struct Generated {
    QString expression;
    bool stored = false;

    bool operator==(const Generated &) const = default;
};

/// The names given by CONSTRAINT to clauses that have no object of their own. `loose` are names
/// that SQLite accepts with nothing after them, or after a clause that a later one replaced.
struct ConstraintNames {
    QString notNull;
    QString defaultValue;
    QString collation;
    QString generated;
    QStringList loose;

    bool operator==(const ConstraintNames &) const = default;
};

/// What only a program's model knows of a column; no database keeps it.
struct ColumnModel {
    QString attribute;      ///< the attribute's name, where it is not the column's
    QString type;           ///< as a model says it: PickleType, Unicode(80), Interval
    QStringList enumValues; ///< the values of an Enum, in order
    QString defaultValue;   ///< Python text of default=
    QString onUpdate;       ///< Python text of onupdate=

    bool operator==(const ColumnModel &) const = default;
};

struct Column {
    ColumnId id;
    QString name;
    QString type; ///< as declared, to the letter; empty where none is
    std::optional<NotNull> notNull;
    QString defaultValue; ///< SQL: a literal, or an expression in parentheses; empty where none is
    std::optional<Generated> generated;
    QString collation;
    ConstraintNames constraintNames;
    QString comment;
    QStringList formerNames;
    QString fill;          ///< SQL over a row of before: what it gets when the drawing is applied
    QString displayFormat; ///< how its values are shown when rows are browsed
    ColumnModel model;

    bool operator==(const Column &) const = default;
};

} // namespace sw
