// SPDX-License-Identifier: Apache-2.0
#include "model/document/joining.h"

#include "model/document/names.h"
#include "model/document/patterns.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"
#include "model/schema/naming.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Whether `some` are the first of `all`, in any order.
bool areFirst(const ColumnIds &some, const ColumnIds &all)
{
    return all.size() >= some.size()
           && std::all_of(all.begin(), all.begin() + static_cast<qsizetype>(some.size()),
                          [&](ColumnId id) { return holds(some, id); });
}

ColumnIds columnsOf(const Index &index)
{
    ColumnIds columns;
    for (const IndexPart &part : index.parts)
        columns.push_back(part.column);
    return columns;
}

bool isCovered(const Table &table, const ColumnIds &columns)
{
    return std::any_of(table.keys.begin(), table.keys.end(),
                       [&](const Key &key) { return areFirst(columns, sw::columnsOf(key)); })
           || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index &index) {
                  return index.where.isEmpty() && areFirst(columns, columnsOf(index));
              });
}

QString associationName(const Content &content, const NewRelationship &wanted, const Table &a,
                        const Table &b)
{
    if (!wanted.associationName.isEmpty())
        return wanted.associationName;
    const PluralRule rule = pluralRuleOf(content);
    return freeName(content.schema,
                    joinedName(singularName(a.name, rule), singularName(b.name, rule)));
}

/// The association stands between its two tables, folded, wherever both stand.
void placeBetween(Edit &edit, TableId table, TableId a, TableId b)
{
    const Drawing &drawing = edit.now().drawing;
    std::vector<Placement> placements;
    for (const DiagramPtr &diagram : drawing.diagrams) {
        const PlacementPtr first = drawing.placements.find(std::tuple(diagram->id, a.value()));
        const PlacementPtr second = drawing.placements.find(std::tuple(diagram->id, b.value()));
        if (!first || !second)
            continue;
        Placement placement;
        placement.diagram = diagram->id;
        placement.subject = table.value();
        placement.position = (first->position + second->position) / 2;
        placements.push_back(placement);
    }
    for (Placement &placement : placements)
        edit.put(std::move(placement));
}

} // namespace

Result<ColumnIds> referableColumns(const Table &parent)
{
    const auto isSafe = [&](const Key &key) {
        return std::all_of(key.parts.begin(), key.parts.end(), [&](const KeyPart &part) {
            const Column *column = parent.column(part.column);
            return column && isNeverNull(parent, *column);
        });
    };
    if (const Key *primary = parent.primaryKey())
        return columnsOf(*primary);
    for (const Key &key : parent.keys) {
        if (isSafe(key))
            return columnsOf(key);
    }
    return Error{u"Table “"_s % parent.name
                 % u"” has no primary key to refer to; give it one first."_s};
}

ForeignKey &addReference(const Content &content, Table &child, const Table &parent,
                         const ColumnIds &targets, const QString &word, bool required)
{
    ForeignKey key;
    key.id = ForeignKeyId::random();
    key.parent.id = parent.id;
    key.inColumn = targets.size() == 1;
    for (const ColumnId id : targets) {
        const Column target = *parent.column(id); // the child may be the parent
        child.columns.push_back(
            keyColumn(child, keyColumnName(content, word, target), target, required));
        key.columns.push_back(child.columns.back().id);
        key.parentColumns.push_back({id, {}});
    }
    child.foreignKeys.push_back(std::move(key));
    return child.foreignKeys.back();
}

void addIndexUnlessCovered(Edit &edit, TableId id, const ColumnIds &columns)
{
    const TablePtr table = edit.schema().tables.find(id);
    if (edit.failed() || isCovered(*table, columns))
        return;
    Index index;
    QStringList words{u"ix"_s, table->name};
    for (const ColumnId column : columns) {
        index.parts.push_back({column, {}, {}, {}});
        words.append(table->column(column)->name);
    }
    index.name = freeName(edit.schema(), words.join(u'_'));
    edit.run(putIndex(edit.now(), id, std::move(index)));
}

Key uniqueKey(const ColumnIds &columns)
{
    Key key;
    key.id = KeyId::random();
    key.inColumn = columns.size() == 1;
    for (const ColumnId column : columns)
        key.parts.push_back({column, {}, {}});
    return key;
}

Result<Changes> makeAssociation(const Content &content, const NewRelationship &wanted)
{
    const TablePtr a = content.schema.tables.find(wanted.parent);
    const TablePtr b = content.schema.tables.find(wanted.child);
    if (!a || !b)
        return noSuchTable();
    const Result<ColumnIds> targetsA = referableColumns(*a);
    const Result<ColumnIds> targetsB = referableColumns(*b);
    if (!targetsA)
        return targetsA.error();
    if (!targetsB)
        return targetsB.error();

    Table table;
    table.id = TableId::random();
    table.name = associationName(content, wanted, *a, *b);
    if (wanted.associationKey == AssociationKey::OwnId) {
        if (const Result<Done> begun = beginTableWithKey(content, table); !begun)
            return begun.error();
        table.association = Association::Yes;
    }
    const PluralRule rule = pluralRuleOf(content);
    const QString wordA = singularName(a->name, rule);
    const QString wordB = a == b ? joinedName(u"other", wordA) : singularName(b->name, rule);
    const auto refer = [&](const Table &parent, const ColumnIds &targets, const QString &word) {
        ForeignKey &key = addReference(content, table, parent, targets, word, true);
        key.enforced = wanted.enforced;
        return key.columns;
    };
    const ColumnIds columnsA = refer(*a, *targetsA, wordA);
    const ColumnIds columnsB = refer(*b, *targetsB, wordB);
    if (wanted.associationKey != AssociationKey::None) {
        ColumnIds both = columnsA;
        both.insert(both.end(), columnsB.begin(), columnsB.end());
        table.keys.push_back(uniqueKey(both));
        table.keys.back().primary = wanted.associationKey == AssociationKey::BothColumns;
    }
    Edit edit(content);
    if (edit.run(addTable(content, table))) {
        addIndexUnlessCovered(edit, table.id, columnsA);
        addIndexUnlessCovered(edit, table.id, columnsB);
        placeBetween(edit, table.id, a->id, b->id);
    }
    return edit.result();
}

} // namespace sw
