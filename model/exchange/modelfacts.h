// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/models.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace sw {

// What resources/python/readmodels says of programs. Names of tables and columns are those of the
// database; expressions are SQL already.

struct FactPlace {
    QString file;
    int line = 0;
};

/// A type of SQLAlchemy with its arguments; without a name it was not understood.
struct TypeFact {
    QString name;    ///< String
    QString dialect; ///< mysql, postgresql; `utils` for those of SQLAlchemy-Utils
    QString text;    ///< as a model says it
    QString sql;     ///< where the program itself says what it is in SQL
    QJsonArray arguments;
    QJsonObject keywords;
    QStringList values;  ///< of an Enum
    bool modern = false; ///< the program is written for SQLAlchemy 2
};

/// `exact`: the name stands, whatever the naming convention says.
struct NameFact {
    QString name;
    bool exact = false;
};

struct ReferenceFact {
    NameFact name;
    QStringList columns;
    QString parent;
    QStringList parentColumns; ///< one that is empty: the parent's column is not said
    QString onDelete;
    QString onUpdate;
    QString match;
    QString initially;
    std::optional<bool> deferrable;
    FactPlace place;
};

struct ColumnFact {
    QString name;
    QString attribute;
    FactPlace place;
    std::optional<TypeFact> type; ///< none: that of the column referred to
    bool primaryKey = false;
    bool notNull = false;
    bool saysNull = false; ///< nullable= is said
    bool unique = false;
    bool index = false;
    QString autoincrement;
    QString comment;
    QString defaultValue;  ///< Python text
    QString onUpdate;      ///< Python text
    QString serverDefault; ///< SQL
    QString computed;      ///< SQL
    std::optional<bool> persisted;
    std::vector<ReferenceFact> references;
};

enum class ConstraintKind { Unique, Check, Foreign };

struct ConstraintFact {
    ConstraintKind kind = ConstraintKind::Unique;
    NameFact name;
    QStringList columns;
    QString sql;
    QString onConflict;
    bool early = false; ///< made before the table: it stands before what the columns bring along
    ReferenceFact reference;
    FactPlace place;
};

struct IndexPartFact {
    QString column;
    QString sql;
};

struct IndexFact {
    NameFact name;
    bool unique = false;
    std::vector<IndexPartFact> parts;
    QString where;
    FactPlace place;
};

struct TableFact {
    QString name;
    QString schema;
    FactPlace place;
    QString comment;
    QJsonObject options;
    QHash<QString, QString> convention; ///< ix, uq, ck, fk, pk -> template
    std::vector<ColumnFact> columns;
    NameFact primaryKeyName;
    QStringList primaryKey;
    std::vector<ConstraintFact> constraints;
    std::vector<IndexFact> indexes;
};

struct ClassFact {
    QString name;
    QString table;
    QString bases;
    bool single = false; ///< it shares the table of another class
    QString parentTable; ///< of the class that it inherits from
    FactPlace place;
};

/// Of a column of a table, for joins.
struct ColumnSpot {
    QString table;
    QString column;

    bool operator==(const ColumnSpot &) const = default;
};

/// What one end says, as Python text.
struct EndFact {
    EndModel model;
    std::optional<bool> useList;
    std::vector<ColumnSpot> remoteSide;
};

struct RelationshipFact {
    QString className;
    QString table;
    QString key;
    QString target;
    QString targetTable; ///< empty: there is no such class
    QString secondary;
    bool viaTables = false; ///< it goes through a table in between, found or not
    EndFact end;
    QString backPopulates;
    QString backKey; ///< of backref=
    EndFact back;
    std::vector<std::pair<ColumnSpot, ColumnSpot>> pairs;
    std::vector<std::pair<ColumnSpot, ColumnSpot>> secondPairs;
    bool more = false; ///< the join says more than which columns are equal
    std::vector<ColumnSpot> foreignKeys;
    FactPlace place;
};

struct ModelFacts {
    std::vector<TableFact> tables;
    std::vector<ClassFact> classes;
    std::vector<RelationshipFact> relationships;
    std::vector<OfferedTarget> targets;
    std::vector<ImportNote> notes;
};

[[nodiscard]] Result<ModelFacts> modelFacts(const QByteArray &json);

} // namespace sw
