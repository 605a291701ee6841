// SPDX-License-Identifier: Apache-2.0
#include "model/document/fixes.h"

#include "model/document/joining.h"
#include "model/document/names.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "model/sql/circles.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sql/types.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using MaybeFix = std::optional<Fix>;

/// What a problem is about, looked up once.
struct FixPlace {
    const Content &content;
    const Table &table;
    const Column *column = nullptr;
    const Key *key = nullptr;
    const Index *index = nullptr;
    const ForeignKey *foreignKey = nullptr;
};

MaybeFix fix(const QString &text, const Result<Changes> &changes)
{
    if (!changes || changes->empty())
        return std::nullopt;
    return Fix{text, *changes};
}

MaybeFix giveKeyColumn(const FixPlace &place)
{
    return fix(u"Add the key column %1"_s.arg(freeColumnName(place.table, u"id"_s)),
               addKeyColumn(place.content, place.table.id));
}

MaybeFix keyOfAssociation(const FixPlace &place)
{
    const AssociationKeys keys = associationKeys(place.table);
    if (!keys)
        return std::nullopt;
    std::vector<ColumnId> columns = keys.left->columns;
    columns.insert(columns.end(), keys.right->columns.begin(), keys.right->columns.end());
    return fix(u"Make both foreign keys its primary key"_s,
               setPrimaryKey(place.content, place.table.id, columns));
}

MaybeFix makeRowid(const FixPlace &place)
{
    const Key *primary = place.table.primaryKey();
    if (!primary)
        return std::nullopt;
    Key key = *primary;
    key.parts.front().order = SortOrder::Unsaid;
    Edit edit(place.content);
    edit.run(retypeColumn(edit.now(), place.table.id, place.column->id, u"INTEGER"_s));
    edit.run(putKey(edit.now(), place.table.id, key));
    return fix(u"Make it INTEGER PRIMARY KEY"_s, edit.result());
}

MaybeFix makeNotNull(const FixPlace &place)
{
    return fix(u"Make it NOT NULL"_s,
               setNotNull(place.content, place.table.id, place.column->id, NotNull()));
}

MaybeFix strictType(const FixPlace &place)
{
    const Affinity affinity = affinityOf(place.column->type);
    const QString type
        = affinity == Affinity::Numeric ? u"ANY"_s : affinityName(affinity).toString();
    return fix(u"Make it %1"_s.arg(type),
               retypeColumn(place.content, place.table.id, place.column->id, type));
}

MaybeFix textType(const FixPlace &place)
{
    const auto model = dialectTypeOf(place.column->type);
    const QString type = model ? model->declared : u"TEXT"_s;
    return fix(u"Make it %1"_s.arg(type),
               retypeColumn(place.content, place.table.id, place.column->id, type));
}

MaybeFix singleQuotes(const FixPlace &place)
{
    const QByteArray value = place.column->defaultValue.toUtf8();
    const QString text = quotedText(nameFromToken(viewOf(value)));
    return fix(u"Make the default %1"_s.arg(text),
               setDefault(place.content, place.table.id, place.column->id, text));
}

MaybeFix dropAutoincrement(const FixPlace &place)
{
    Key key = *place.key;
    key.autoincrement = false;
    return fix(u"Remove AUTOINCREMENT"_s, putKey(place.content, place.table.id, key));
}

MaybeFix dropIndex(const FixPlace &place)
{
    return fix(u"Delete the index"_s, deleteIndex(place.content, place.table.id, place.index->id));
}

MaybeFix dropForeignKey(const FixPlace &place)
{
    return fix(u"Delete the foreign key"_s,
               deleteForeignKey(place.content, place.table.id, place.foreignKey->id));
}

MaybeFix uniqueParent(const FixPlace &place)
{
    const TablePtr parent = place.content.schema.parentOf(*place.foreignKey);
    if (!parent)
        return std::nullopt;
    return fix(
        u"Make %1 UNIQUE"_s.arg(parent->name),
        putKey(place.content, parent->id, uniqueKey(parentColumnsOf(*place.foreignKey, *parent))));
}

MaybeFix uniqueChild(const FixPlace &place)
{
    return fix(u"Make it UNIQUE"_s,
               putKey(place.content, place.table.id, uniqueKey(place.foreignKey->columns)));
}

MaybeFix indexForeignKey(const FixPlace &place)
{
    Edit edit(place.content);
    addIndexUnlessCovered(edit, place.table.id, place.foreignKey->columns);
    return fix(u"Create an index"_s, edit.result());
}

/// The column of the parent that the column refers to; null where there is none.
const Column *targetOf(const FixPlace &place, TablePtr &parent)
{
    for (const ForeignKey &key : place.table.foreignKeys) {
        parent = place.content.schema.parentOf(key);
        if (!parent)
            continue;
        const std::vector<ColumnId> targets = parentColumnsOf(key, *parent);
        for (size_t i = 0; i < key.columns.size() && i < targets.size(); ++i) {
            if (key.columns[i] == place.column->id)
                return parent->column(targets[i]);
        }
    }
    return nullptr;
}

MaybeFix typeOfParent(const FixPlace &place)
{
    TablePtr parent;
    const Column *target = targetOf(place, parent);
    if (!target)
        return std::nullopt;
    return fix(u"Make it %1, as in %2"_s.arg(target->type, parent->name),
               retypeColumn(place.content, place.table.id, place.column->id, target->type));
}

MaybeFix collationOfParent(const FixPlace &place)
{
    TablePtr parent;
    const Column *target = targetOf(place, parent);
    if (!target)
        return std::nullopt;
    return fix(u"Compare as in %1"_s.arg(parent->name),
               setCollation(place.content, place.table.id, place.column->id, target->collation));
}

/// One deferred foreign key opens a circle.
MaybeFix deferOneKey(const FixPlace &place)
{
    for (const QList<TablePtr> &circle : requiredCircles(place.content.schema)) {
        if (circle.first()->id != place.table.id)
            continue;
        Edit edit(place.content);
        for (const ForeignKey &each : place.table.foreignKeys) {
            const TablePtr parent = place.content.schema.parentOf(each);
            if (!parent || !circle.contains(parent) || !isRequiredKey(place.table, each))
                continue;
            ForeignKey key = each;
            key.deferrable = Deferrable::Yes;
            key.initially = Initially::Deferred;
            edit.run(putForeignKey(edit.now(), place.table.id, key));
        }
        return fix(u"Check its foreign keys at COMMIT"_s, edit.result());
    }
    return std::nullopt;
}

MaybeFix defaultRole(const FixPlace &place)
{
    const TablePtr parent = place.content.schema.parentOf(*place.foreignKey);
    Edit edit(place.content);
    const auto clear = [&](const TablePtr &owner, const Role &role, RoleEnd end) {
        if (owner && !role.name.isEmpty() && owner->column(role.name))
            edit.run(setRole(edit.now(), place.table.id, place.foreignKey->id, end, {}));
    };
    clear(place.content.schema.tables.find(place.table.id), place.foreignKey->parentRole,
          RoleEnd::Parent);
    clear(parent, place.foreignKey->childrenRole, RoleEnd::Children);
    clear(parent, place.foreignKey->acrossRole, RoleEnd::Across);
    return fix(u"Use the default name"_s, edit.result());
}

struct Remedy {
    QStringView rule;
    MaybeFix (*make)(const FixPlace &);
};

const std::vector<Remedy> &remedies()
{
    static const std::vector<Remedy> all{
        {u"missing-primary-key", giveKeyColumn},
        {u"association-without-key", keyOfAssociation},
        {u"not-the-rowid", makeRowid},
        {u"nullable-key", makeNotNull},
        {u"strict-type", strictType},
        {u"text-as-number", textType},
        {u"double-quoted-default", singleQuotes},
        {u"autoincrement", dropAutoincrement},
        {u"duplicate-index", dropIndex},
        {u"redundant-index", dropIndex},
        {u"missing-parent", dropForeignKey},
        {u"parent-not-unique", uniqueParent},
        {u"one-to-one-by-mark", uniqueChild},
        {u"unindexed-foreign-key", indexForeignKey},
        {u"type-mismatch", typeOfParent},
        {u"collation-mismatch", collationOfParent},
        {u"required-circle", deferOneKey},
        {u"role-is-column", defaultRole},
    };
    return all;
}

} // namespace

std::optional<Fix> fixFor(const Content &content, const Problem &problem)
{
    const TablePtr table = content.schema.tables.find(problem.subject.table);
    if (!table)
        return std::nullopt;
    const quint64 part = problem.subject.part;
    const FixPlace place{content,
                         *table,
                         table->column(ColumnId(part)),
                         table->key(KeyId(part)),
                         table->index(IndexId(part)),
                         table->foreignKey(ForeignKeyId(part))};
    const bool found = part == 0 || place.column || place.key || place.index || place.foreignKey;
    for (const Remedy &remedy : remedies()) {
        if (remedy.rule == problem.rule && found)
            return remedy.make(place);
    }
    return std::nullopt;
}

} // namespace sw
