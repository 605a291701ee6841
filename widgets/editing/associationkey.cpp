// SPDX-License-Identifier: Apache-2.0
// The key of an association: both columns, one of its own, or none.
#include "model/document/joining.h"
#include "model/document/names.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"
#include "widgets/editing/relationshipedits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

ColumnIds columnsOfBoth(const Table &table, const Relationship &relationship)
{
    ColumnIds both;
    for (const ForeignKeyId id : {relationship.key, relationship.farKey}) {
        if (const ForeignKey *key = table.foreignKey(id))
            both.insert(both.end(), key->columns.begin(), key->columns.end());
    }
    return both;
}

bool areSame(const ColumnIds &a, const ColumnIds &b)
{
    return a.size() == b.size()
           && std::all_of(a.begin(), a.end(), [&](ColumnId id) { return holds(b, id); });
}

/// The columns of the primary key that are of no foreign key.
ColumnIds ownColumns(const Table &table, const ColumnIds &both)
{
    ColumnIds own;
    if (const Key *primary = table.primaryKey()) {
        own = columnsOf(*primary);
        std::erase_if(own, [&](ColumnId id) { return holds(both, id); });
    }
    return own;
}

Objection objectionToLosing(const Schema &schema, const Table &table, const ColumnIds &columns)
{
    for (const TablePtr &other : schema.tables) {
        for (const ForeignKey &key : other->foreignKeys) {
            const ColumnIds targets
                = key.parent.id == table.id ? parentColumnsOf(key, table) : ColumnIds();
            if (std::any_of(targets.begin(), targets.end(),
                            [&](ColumnId id) { return holds(columns, id); }))
                return Error{u"“"_s % other->name % u"” refers to the key of “"_s % table.name
                             % u"”; delete that foreign key first."_s};
        }
    }
    return std::nullopt;
}

void dropUnique(Edit &edit, TableId id, const ColumnIds &both)
{
    const TablePtr table = edit.schema().tables.find(id);
    for (const Key &key : table->keys) {
        if (!key.primary && areSame(columnsOf(key), both))
            edit.run(deleteKey(edit.now(), id, key.id));
    }
}

/// Without a mark where the structure says that it is an association.
void markAsNeeded(Edit &edit, TableId id)
{
    Table table = *edit.schema().tables.find(id);
    table.association = Association::Derived;
    edit.run(setAssociation(edit.now(), id,
                            associationKeys(table) ? Association::Derived : Association::Yes));
}

} // namespace

AssociationKey associationKeyOf(const Content &content, const Relationship &relationship)
{
    const TablePtr table = content.schema.tables.find(relationship.association);
    const Key *primary = table ? table->primaryKey() : nullptr;
    if (!primary)
        return AssociationKey::None;
    return ownColumns(*table, columnsOfBoth(*table, relationship)).empty()
               ? AssociationKey::BothColumns
               : AssociationKey::OwnId;
}

Result<Changes> setAssociationKey(const Content &content, const Relationship &relationship,
                                  AssociationKey wanted)
{
    const TablePtr table = content.schema.tables.find(relationship.association);
    if (!table)
        return noSuchTable();
    if (associationKeyOf(content, relationship) == wanted)
        return Changes();
    const TableId id = table->id;
    const ColumnIds both = columnsOfBoth(*table, relationship);
    const ColumnIds own = ownColumns(*table, both);
    if (const Key *primary = table->primaryKey()) {
        if (const Objection objection
            = objectionToLosing(content.schema, *table, columnsOf(*primary)))
            return *objection;
    }
    Edit edit(content);
    // Whatever its key is on the way, it is an association.
    edit.run(setAssociation(edit.now(), id, Association::Yes));
    edit.run(setPrimaryKey(edit.now(), id, {}));
    if (!own.empty())
        edit.run(deleteColumns(edit.now(), id, own));
    if (!edit.failed())
        dropUnique(edit, id, both);
    if (wanted == AssociationKey::BothColumns) {
        edit.run(setPrimaryKey(edit.now(), id, both));
    } else if (wanted == AssociationKey::OwnId) {
        edit.run(addKeyColumn(edit.now(), id));
        edit.run(putKey(edit.now(), id, uniqueKey(both)));
    }
    for (const ForeignKey &key : table->foreignKeys)
        addIndexUnlessCovered(edit, id, key.columns);
    if (!edit.failed())
        markAsNeeded(edit, id);
    return edit.result();
}

} // namespace sw
