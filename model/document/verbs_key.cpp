// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_key.h"

#include "model/base/name.h"
#include "model/document/names.h"
#include "model/document/references.h"
#include "model/document/sqltexts.h"
#include "model/document/verbs_column.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A list of a table's own columns, each once and at least one.
Objection objectionToColumns(const Table &table, const ColumnIds &columns, const QString &what)
{
    if (columns.empty())
        return Error{u"A "_s % what % u" of “"_s % table.name % u"” needs a column; choose one."_s};
    QSet<ColumnId> seen;
    for (const ColumnId id : columns) {
        const Column *column = table.column(id);
        if (!column)
            return noSuchColumn(table);
        if (seen.contains(id))
            return Error{u"Column “"_s % column->name % u"” is twice in the "_s % what % u" of “"_s
                         % table.name % u"”; take one away."_s};
        seen.insert(id);
    }
    return std::nullopt;
}

/// The parent's columns, by their names where they have no id yet.
Objection bindParentColumns(ForeignKey &key, const Table &parent)
{
    for (ColumnRef &ref : key.parentColumns) {
        const Column *column = ref.id.isNull() ? parent.column(ref.name) : parent.column(ref.id);
        if (!column)
            return ref.name.isEmpty()
                       ? noSuchColumn(parent)
                       : Error{u"Table “"_s % parent.name % u"” has no column “"_s % ref.name
                               % u"” to refer to; add it or choose another one."_s};
        ref = {column->id, ref.name == column->name ? QString() : ref.name};
    }
    const Key *primary = parent.primaryKey();
    const size_t targets = !key.parentColumns.empty() ? key.parentColumns.size()
                           : primary                  ? primary->parts.size()
                                                      : 0;
    if (targets == 0)
        return Error{u"Table “"_s % parent.name
                     % u"” has no primary key to refer to; give it one, or name its columns."_s};
    if (targets != key.columns.size())
        return Error{u"A foreign key to “"_s % parent.name % u"” needs "_s
                     % QString::number(targets) % u" columns here, not "_s
                     % QString::number(key.columns.size()) % u"; choose as many on both sides."_s};
    return std::nullopt;
}

Objection bindParent(const Schema &schema, const Table &table, ForeignKey &key)
{
    const TablePtr parent = schema.parentOf(key);
    if (parent) {
        if (key.parent.id.isNull())
            key.parent
                = {parent->id, key.parent.name == parent->name ? QString() : key.parent.name};
        return bindParentColumns(key, *parent);
    }
    const ForeignKey *before = table.foreignKey(key.id);
    if (before && before->parent == key.parent && !key.parent.name.isEmpty())
        return std::nullopt;
    if (key.parent.name.isEmpty())
        return noSuchTable();
    return Error{u"There is no table “"_s % key.parent.name
                 % u"” to refer to; create it or choose another one."_s};
}

template <typename Part, typename IdType>
Result<Changes> deletePart(const Content &content, TableId tableId, std::vector<Part> Table::*parts,
                           IdType id, const QString &what)
{
    return alterTable(content, tableId, [&](Table &table) -> Objection {
        if (std::erase_if(table.*parts, [&](const Part &part) { return part.id == id; }) == 0)
            return Error{u"Table “"_s % table.name % u"” no longer has this "_s % what
                         % u"; choose another one."_s};
        return std::nullopt;
    });
}

} // namespace

Result<Changes> putKey(const Content &content, TableId tableId, Key key)
{
    ColumnIds before;
    ColumnIds after;
    Edit edit(content);
    const bool done = edit.run(alterTable(content, tableId, [&](Table &table) -> Objection {
        const QString what = key.primary ? u"primary key"_s : u"UNIQUE"_s;
        if (Objection objection = objectionToColumns(table, columnsOf(key), what))
            return objection;
        key.inColumn = key.inColumn && key.parts.size() == 1;
        if (const Key *primary = table.primaryKey()) {
            before = columnsOf(*primary);
            if (key.primary)
                key.id = primary->id;
        }
        putPart(table.keys, std::move(key));
        if (const Key *primary = table.primaryKey())
            after = columnsOf(*primary);
        table.withoutRowid = table.withoutRowid && !after.empty();
        return std::nullopt;
    }));
    if (done)
        followPrimaryKey(edit, tableId, before, after);
    return edit.result();
}

Result<Changes> setPrimaryKey(const Content &content, TableId tableId,
                              const std::vector<ColumnId> &columns)
{
    const TablePtr table = content.schema.tables.find(tableId);
    if (!table)
        return noSuchTable();
    const Key *present = table->primaryKey();
    if (columns.empty())
        return present ? deleteKey(content, tableId, present->id) : Result<Changes>(Changes());
    Key key = present ? *present : Key();
    key.primary = true;
    key.inColumn = present ? present->inColumn : columns.size() == 1;
    key.autoincrement = key.autoincrement && columns == columnsOf(key);
    key.parts.clear();
    for (const ColumnId column : columns) {
        KeyPart part{column, {}, {}};
        for (const KeyPart &old : present ? present->parts : std::vector<KeyPart>()) {
            if (old.column == column)
                part = old;
        }
        key.parts.push_back(part);
    }
    return putKey(content, tableId, std::move(key));
}

Result<Changes> addKeyColumn(const Content &content, TableId table)
{
    const TablePtr found = content.schema.tables.find(table);
    if (!found)
        return noSuchTable();
    Column column;
    column.id = ColumnId::random();
    column.name = freeColumnName(*found, QStringLiteral("id"));
    column.type = QStringLiteral("INTEGER");
    Edit edit(content);
    edit.run(addColumn(edit.now(), table, column, 0));
    edit.run(setPrimaryKey(edit.now(), table, {column.id}));
    return edit.result();
}

Result<Changes> deleteKey(const Content &content, TableId tableId, KeyId id)
{
    const TablePtr before = content.schema.tables.find(tableId);
    const Key *key = before ? before->key(id) : nullptr;
    Edit edit(content);
    if (edit.run(deletePart(content, tableId, &Table::keys, id, u"key"_s)) && key && key->primary) {
        Table table = *edit.schema().tables.find(tableId);
        table.withoutRowid = false;
        edit.put(std::move(table));
        followPrimaryKey(edit, tableId, columnsOf(*key), {});
    }
    return edit.result();
}

Result<Changes> putCheck(const Content &content, TableId tableId, Check check)
{
    return alterTable(content, tableId, [&](Table &table) -> Objection {
        if (!check.column.isNull() && !table.column(check.column))
            return noSuchColumn(table);
        if (Objection objection = objectionToTexts(check))
            return objection;
        putPart(table.checks, std::move(check));
        return std::nullopt;
    });
}

Result<Changes> deleteCheck(const Content &content, TableId tableId, CheckId check)
{
    return deletePart(content, tableId, &Table::checks, check, u"check"_s);
}

Result<Changes> putForeignKey(const Content &content, TableId tableId, ForeignKey key)
{
    return alterTable(content, tableId, [&](Table &table) -> Objection {
        if (Objection objection = objectionToColumns(table, key.columns, u"foreign key"_s))
            return objection;
        if (Objection objection = bindParent(content.schema, table, key))
            return objection;
        key.inColumn = key.inColumn && key.columns.size() == 1;
        putPart(table.foreignKeys, std::move(key));
        return std::nullopt;
    });
}

Result<Changes> deleteForeignKey(const Content &content, TableId tableId, ForeignKeyId key)
{
    Edit edit(content);
    if (edit.run(deletePart(content, tableId, &Table::foreignKeys, key, u"foreign key"_s)))
        edit.removeRoutesOf(key);
    return edit.result();
}

Result<Changes> setRole(const Content &content, TableId tableId, ForeignKeyId id, RoleEnd end,
                        const Role &role)
{
    return markTable(content, tableId, [&](Table &table) -> Objection {
        ForeignKey *key = partWithId(table.foreignKeys, id);
        if (!key)
            return Error{u"Table “"_s % table.name
                         % u"” no longer has this foreign key; choose another one."_s};
        Role &place = end == RoleEnd::Parent     ? key->parentRole
                      : end == RoleEnd::Children ? key->childrenRole
                                                 : key->acrossRole;
        place = {role.absent ? QString() : role.name.trimmed(), role.absent};
        return std::nullopt;
    });
}

Result<Changes> putIndex(const Content &content, TableId tableId, Index index)
{
    return alterTable(content, tableId, [&](Table &table) -> Objection {
        if (Objection objection
            = objectionToName(content.schema, index.name, u"index"_s, index.id.value()))
            return objection;
        if (index.parts.empty())
            return Error{u"Index “"_s % index.name % u"” needs a column; choose one."_s};
        for (const IndexPart &part : index.parts) {
            if (!part.column.isNull() && !table.column(part.column))
                return noSuchColumn(table);
        }
        if (Objection objection = objectionToTexts(index))
            return objection;
        if (const Index *present = table.index(index.id))
            index.formerNames = formerNamesAfter(present->formerNames, present->name, index.name);
        putPart(table.indexes, std::move(index));
        return std::nullopt;
    });
}

Result<Changes> renameIndex(const Content &content, TableId tableId, IndexId id,
                            const QString &name)
{
    const TablePtr table = content.schema.tables.find(tableId);
    if (!table)
        return noSuchTable();
    const Index *present = table->index(id);
    if (!present)
        return Error{u"Table “"_s % table->name
                     % u"” no longer has this index; choose another one."_s};
    Index index = *present;
    index.name = name;
    return putIndex(content, tableId, std::move(index));
}

Result<Changes> deleteIndex(const Content &content, TableId tableId, IndexId index)
{
    return deletePart(content, tableId, &Table::indexes, index, u"index"_s);
}

} // namespace sw
