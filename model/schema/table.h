// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/constraints.h"

#include <memory>
#include <vector>

namespace sw {

/// One part of an index: a column, or an expression where `column` is null.
struct IndexPart {
    ColumnId column;
    QString expression;
    QString collation; ///< of a column part; an expression carries its own
    SortOrder order = SortOrder::Unsaid;

    bool operator==(const IndexPart &) const = default;
};

struct Index {
    IndexId id;
    QString name;
    bool unique = false;
    std::vector<IndexPart> parts;
    QString where; ///< the condition of a partial index
    QStringList formerNames;

    bool operator==(const Index &) const = default;
};

/// A trigger is text by nature: what stands after its name, `AFTER INSERT ON pet BEGIN … END`.
struct Trigger {
    TriggerId id;
    QString name;
    QString text;

    bool operator==(const Trigger &) const = default;
};

/// Ordinary: a table that we understand. Virtual: one of a module. Shadow: where a virtual table
/// keeps its data; shown, never altered. Opaque: an ordinary one of which we keep the text, because
/// we could not prove that we understand it; shown, never rebuilt.
enum class TableKind { Ordinary, Virtual, Shadow, Opaque };

/// Whether the table ties two others many-to-many: as its structure says, or as a person said.
enum class Association { Derived, Yes, No };

/// What only a program's model knows of a table.
struct TableModel {
    QString className;
    QString bases; ///< Python text, where the class has bases of its own

    bool operator==(const TableModel &) const = default;
};

struct Table {
    TableId id;
    QString name;
    TableKind kind = TableKind::Ordinary;
    QString text;   ///< Virtual: `module(arguments)`. Opaque: the whole CREATE TABLE as stored
    QString reason; ///< Opaque: why
    bool strict = false;
    bool withoutRowid = false;
    QString comment;
    QStringList formerNames;
    QStringList looseConstraintNames; ///< as in ConstraintNames::loose, at the table's level
    Association association = Association::Derived;
    QString rowLabel; ///< the column or the pattern by which a row is called
    TableModel model;

    std::vector<Column> columns;
    std::vector<Key> keys;
    std::vector<Check> checks;
    std::vector<ForeignKey> foreignKeys;
    std::vector<Index> indexes;
    std::vector<Trigger> triggers;

    [[nodiscard]] const Column *column(ColumnId wanted) const;
    [[nodiscard]] const Column *column(QStringView wanted) const;
    [[nodiscard]] const Key *primaryKey() const;
    [[nodiscard]] const ForeignKey *foreignKey(ForeignKeyId wanted) const;
    [[nodiscard]] const Key *key(KeyId wanted) const;
    [[nodiscard]] const Index *index(IndexId wanted) const;
    /// -1 where there is no such column.
    [[nodiscard]] int columnIndex(ColumnId wanted) const;

    bool operator==(const Table &) const = default;
};

[[nodiscard]] std::vector<ColumnId> columnsOf(const Key &key);

/// Whether the table's one INTEGER PRIMARY KEY is the rowid under another name.
[[nodiscard]] bool hasRowidAlias(const Table &table);

/// Whether the database keeps NULL out of the column: a key alone does not, in a plain table.
[[nodiscard]] bool isNeverNull(const Table &table, const Column &column);

/// A view: `CREATE VIEW name(columns) AS select`.
struct View {
    ViewId id;
    QString name;
    QStringList columns;
    QString select;
    QStringList formerNames;
    std::vector<Trigger> triggers;

    bool operator==(const View &) const = default;
};

using TablePtr = std::shared_ptr<const Table>;
using ViewPtr = std::shared_ptr<const View>;

} // namespace sw
