// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_table.h"

#include "model/base/name.h"
#include "model/document/names.h"
#include "model/document/patterns.h"
#include "model/document/references.h"
#include "model/document/sqltexts.h"
#include "model/document/textnames.h"
#include "model/document/verbs_column.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The tables that belong to a virtual table are called after it.
bool isShadowOf(const Table &shadow, const Table &table)
{
    return table.kind == TableKind::Virtual && shadow.kind == TableKind::Shadow
           && sameName(shadow.name.left(table.name.size() + 1), QString(table.name + u'_'));
}

Objection objectionToParts(const Schema &schema, const Table &table)
{
    if (table.columns.empty() && table.kind == TableKind::Ordinary)
        return Error{u"Table “"_s % table.name % u"” needs a column; add one."_s};
    const auto primaries = std::count_if(table.keys.begin(), table.keys.end(),
                                         [](const Key &key) { return key.primary; });
    if (primaries > 1)
        return Error{u"Table “"_s % table.name % u"” has several primary keys; keep one."_s};
    if (primaries == 0 && table.withoutRowid)
        return Error{u"Table “"_s % table.name
                     % u"” has neither a rowid nor a primary key; give it one."_s};
    for (const Column &column : table.columns) {
        if (Objection objection = objectionToColumnName(table, column.name, column.id))
            return objection;
        if (Objection objection = objectionToTexts(column))
            return objection;
    }
    for (const ForeignKey &key : table.foreignKeys) {
        if (!key.parentColumns.empty() && key.parentColumns.size() != key.columns.size())
            return Error{u"A foreign key of “"_s % table.name % u"” has "_s
                         % QString::number(key.columns.size()) % u" columns but refers to "_s
                         % QString::number(key.parentColumns.size())
                         % u"; choose as many on both sides."_s};
    }
    for (const Index &index : table.indexes) {
        if (Objection objection = objectionToName(schema, index.name, u"index"_s, index.id.value()))
            return objection;
    }
    for (const Trigger &trigger : table.triggers) {
        if (Objection objection = objectionToTriggerName(schema, trigger.name, trigger.id))
            return objection;
    }
    return std::nullopt;
}

} // namespace

Result<Changes> createTable(const Content &content, const QString &name, DiagramId diagram,
                            QPointF position)
{
    Table table;
    table.id = TableId::random();
    table.name = name;
    if (const Result<Done> begun = beginTable(content, table); !begun)
        return begun.error();
    Edit edit(content);
    edit.run(addTable(content, table));
    if (content.drawing.diagrams.find(diagram)) {
        Placement placement;
        placement.diagram = diagram;
        placement.subject = table.id.value();
        placement.position = position;
        edit.put(std::move(placement));
    }
    return edit.result();
}

Result<Changes> addTable(const Content &content, Table table)
{
    if (table.id.isNull())
        table.id = TableId::random();
    if (content.schema.tables.find(table.id))
        return Error{u"Table “"_s % table.name % u"” is there already."_s};
    const quint64 self = table.id.value();
    if (const Objection objection = objectionToName(content.schema, table.name, u"table"_s, self))
        return *objection;
    if (const Objection objection = objectionToParts(content.schema, table))
        return *objection;
    Edit edit(content);
    const TableId id = table.id;
    edit.put(std::move(table));
    bindReferences(edit, id);
    return edit.result();
}

Result<Changes> renameTable(const Content &content, TableId id, const QString &name)
{
    const TablePtr before = content.schema.tables.find(id);
    if (!before)
        return noSuchTable();
    if (const Objection objection = objectionToAltering(*before))
        return *objection;
    if (const Objection objection = objectionToName(content.schema, name, u"table"_s, id.value()))
        return *objection;
    if (before->name == name)
        return Changes();
    Edit edit(content);
    ChangedTexts texts = textsAfter(content.schema, {before->name, {}, name});
    for (Table &table : texts.tables)
        edit.put(std::move(table));
    for (View &view : texts.views)
        edit.put(std::move(view));
    Table table = *edit.schema().tables.find(id);
    table.formerNames = formerNamesAfter(table.formerNames, table.name, name);
    table.name = name;
    edit.put(std::move(table));
    forgetSpellings(edit, id);
    bindReferences(edit, id);
    return edit.result();
}

Result<Changes> nameNewTable(const Content &content, TableId id, const QString &name)
{
    Edit edit(content);
    if (!edit.run(renameTable(content, id, name)))
        return edit.result();
    const TablePtr before = content.schema.tables.find(id);
    Table begun;
    begun.name = before->name;
    Table wanted;
    wanted.name = name;
    if (beginTable(content, begun) && beginTable(content, wanted)) {
        for (size_t i = 0; i < begun.columns.size() && i < wanted.columns.size(); ++i) {
            const Column *column = before->column(begun.columns[i].name);
            if (column && column->name != wanted.columns[i].name)
                edit.run(renameColumn(edit.now(), id, column->id, wanted.columns[i].name));
        }
    }
    if (edit.failed())
        return edit.result();
    // Nobody knew it by another name.
    Table named = *edit.schema().tables.find(id);
    named.formerNames = before->formerNames;
    for (Column &column : named.columns) {
        if (const Column *old = before->column(column.id))
            column.formerNames = old->formerNames;
    }
    edit.put(std::move(named));
    return edit.result();
}

Result<Changes> deleteTables(const Content &content, const std::vector<TableId> &ids)
{
    Edit edit(content);
    std::vector<TableId> doomed;
    for (const TableId id : ids) {
        const TablePtr table = content.schema.tables.find(id);
        if (!table)
            return noSuchTable();
        doomed.push_back(id);
        for (const TablePtr &other : content.schema.tables) {
            if (isShadowOf(*other, *table))
                doomed.push_back(other->id);
        }
    }
    const auto isDoomed
        = [&](TableId id) { return std::find(doomed.begin(), doomed.end(), id) != doomed.end(); };
    for (const TableId id : doomed) {
        const TablePtr table = content.schema.tables.find(id);
        const bool alone = table->kind == TableKind::Shadow
                           && std::none_of(doomed.begin(), doomed.end(), [&](TableId other) {
                                  return isShadowOf(*table, *content.schema.tables.find(other));
                              });
        if (alone)
            return *objectionToAltering(*table);
        edit.remove(id);
    }
    removeForeignKeys(edit, [&](const Table &, const ForeignKey &key) {
        return !key.parent.id.isNull() && isDoomed(key.parent.id);
    });
    return edit.result();
}

Result<Changes> setStrict(const Content &content, TableId id, bool strict)
{
    return alterTable(content, id, [&](Table &table) {
        table.strict = strict;
        return Objection();
    });
}

Result<Changes> setWithoutRowid(const Content &content, TableId id, bool without)
{
    return alterTable(content, id, [&](Table &table) -> Objection {
        if (without && !table.primaryKey())
            return Error{u"Table “"_s % table.name
                         % u"” has no primary key to stand for the rowid; give it one first."_s};
        table.withoutRowid = without;
        return std::nullopt;
    });
}

Result<Changes> setTableComment(const Content &content, TableId id, const QString &comment)
{
    return alterTable(content, id, [&](Table &table) {
        table.comment = comment;
        return Objection();
    });
}

Result<Changes> setAssociation(const Content &content, TableId id, Association association)
{
    return markTable(content, id, [&](Table &table) {
        table.association = association;
        return Objection();
    });
}

Result<Changes> setRowLabel(const Content &content, TableId id, const QString &label)
{
    return markTable(content, id, [&](Table &table) {
        table.rowLabel = label;
        return Objection();
    });
}

Result<Changes> setTableModel(const Content &content, TableId id, const TableModel &model)
{
    return markTable(content, id, [&](Table &table) {
        table.model = model;
        return Objection();
    });
}

Result<Changes> setSettings(const Content &content, const Settings &settings)
{
    Edit edit(content);
    edit.put(settings);
    if (const Objection objection = objectionToTablePattern(edit.now()))
        return *objection;
    if (const Objection objection = objectionToKeyPattern(settings.foreignKeyPattern))
        return *objection;
    return edit.result();
}

Result<Changes> setDatabaseOptions(const Content &content, const DatabaseOptions &options)
{
    Edit edit(content);
    edit.put(options);
    return edit.result();
}

} // namespace sw
