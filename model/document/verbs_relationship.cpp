// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_relationship.h"

#include "model/document/joining.h"
#include "model/document/names.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The columns that nothing but this foreign key needs.
ColumnIds onlyOf(const Table &table, const ForeignKey &key)
{
    ColumnIds columns;
    for (const ColumnId column : key.columns) {
        const bool otherKey = std::any_of(
            table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey &other) {
                return other.id != key.id && holds(other.columns, column);
            });
        const Key *primary = table.primaryKey();
        if (!otherKey && !(primary && holds(columnsOf(*primary), column)))
            columns.push_back(column);
    }
    return columns;
}

/// Of columns that are there.
Result<Changes> tieColumns(const Content &content, const NewRelationship &wanted,
                           const ColumnIds &targets)
{
    const bool one = wanted.kind == RelationshipKind::OneToOne;
    ForeignKey key;
    key.id = ForeignKeyId::random();
    key.columns = wanted.childColumns;
    key.parent.id = wanted.parent;
    for (const ColumnId column : targets)
        key.parentColumns.push_back({column, {}});
    key.inColumn = true;
    key.enforced = wanted.enforced;
    key.oneChild = one && wanted.oneByMark;
    Edit edit(content);
    if (!edit.run(putForeignKey(edit.now(), wanted.child, key)))
        return edit.result();
    const bool needsUnique = one && !wanted.oneByMark;
    if (needsUnique && !areUnique(*edit.schema().tables.find(wanted.child), key.columns))
        edit.run(putKey(edit.now(), wanted.child, uniqueKey(key.columns)));
    else
        addIndexUnlessCovered(edit, wanted.child, key.columns);
    return edit.result();
}

Result<Changes> makeForeignKey(const Content &content, const NewRelationship &wanted)
{
    const TablePtr parent = content.schema.tables.find(wanted.parent);
    const TablePtr found = content.schema.tables.find(wanted.child);
    if (!parent || !found)
        return noSuchTable();
    if (const Objection objection = objectionToAltering(*found))
        return *objection;
    const Result<ColumnIds> targets = wanted.parentColumns.empty()
                                          ? referableColumns(*parent)
                                          : Result<ColumnIds>(wanted.parentColumns);
    if (!targets)
        return targets.error();
    if (!wanted.childColumns.empty())
        return tieColumns(content, wanted, *targets);
    const bool one = wanted.kind == RelationshipKind::OneToOne;
    Edit edit(content);
    Table child = *found;
    ForeignKey &key
        = addReference(content, child, *parent, *targets, parentWord(content, *parent, child.id),
                       wanted.required || wanted.identifying);
    key.enforced = wanted.enforced;
    key.oneChild = one && wanted.oneByMark;
    const ColumnIds columns = key.columns;
    if (one && !wanted.oneByMark && !wanted.identifying)
        child.keys.push_back(uniqueKey(columns));
    edit.put(child);
    if (wanted.identifying) {
        ColumnIds ownKey = columns;
        if (const Key *primary = child.primaryKey(); primary && !one) {
            const ColumnIds before = columnsOf(*primary);
            ownKey.insert(ownKey.end(), before.begin(), before.end());
        }
        edit.run(setPrimaryKey(edit.now(), child.id, ownKey));
    }
    addIndexUnlessCovered(edit, child.id, columns);
    return edit.result();
}

/// The tables with a foreign key to exactly these columns, in words.
QStringList referringTables(const Schema &schema, const Table &parent, const ColumnIds &columns)
{
    QStringList names;
    for (const TablePtr &table : schema.tables) {
        for (const ForeignKey &key : table->foreignKeys) {
            if (key.parent.id == parent.id && parentColumnsOf(key, parent) == columns)
                names.append(u'“' + table->name + u'”');
        }
    }
    names.removeDuplicates();
    return names;
}

/// By a UNIQUE.
Result<Changes> makeOne(const Content &content, const Relationship &relationship)
{
    const TableId child = relationship.right.table;
    Edit edit(content);
    edit.run(alterTable(content, child, [&](Table &table) -> Objection {
        ForeignKey *key = partWithId(table.foreignKeys, relationship.key);
        if (!key)
            return Error{u"The relationship is no longer there; choose another one."_s};
        key->oneChild = false;
        if (areUnique(table, key->columns))
            return std::nullopt;
        table.keys.push_back(uniqueKey(key->columns));
        // The UNIQUE is an index itself.
        std::erase_if(table.indexes, [&](const Index &index) {
            return index.where.isEmpty() && index.parts.size() == key->columns.size()
                   && std::all_of(
                       index.parts.begin(), index.parts.end(),
                       [&](const IndexPart &part) { return holds(key->columns, part.column); });
        });
        return std::nullopt;
    }));
    return edit.result();
}

/// Takes away what keeps a parent from having several children.
Result<Changes> makeMany(const Content &content, const Relationship &relationship)
{
    const TableId child = relationship.right.table;
    Edit edit(content);
    ColumnIds columns;
    edit.run(alterTable(content, child, [&](Table &table) -> Objection {
        ForeignKey *key = partWithId(table.foreignKeys, relationship.key);
        if (!key)
            return Error{u"The relationship is no longer there; choose another one."_s};
        key->oneChild = false;
        columns = key->columns;
        const auto isWithin = [&](const ColumnIds &some) {
            return std::all_of(some.begin(), some.end(),
                               [&](ColumnId id) { return holds(columns, id); });
        };
        for (const Key &each : table.keys) {
            if (!isWithin(columnsOf(each)))
                continue;
            if (each.primary)
                return Error{u"The primary key of “"_s % table.name
                             % u"” is the foreign key itself, so there is one at most; "
                               "give it another primary key first."_s};
            const QStringList others = referringTables(content.schema, table, columnsOf(each));
            if (!others.isEmpty())
                return Error{u"The UNIQUE of “"_s % table.name % u"” is what "_s
                             % listedNames(others)
                             % u" refers to; change these foreign keys first."_s};
        }
        std::erase_if(table.keys, [&](const Key &each) { return isWithin(columnsOf(each)); });
        std::erase_if(table.indexes, [&](const Index &index) {
            return index.unique && index.where.isEmpty()
                   && std::all_of(index.parts.begin(), index.parts.end(),
                                  [&](const IndexPart &part) {
                                      return !part.column.isNull() && holds(columns, part.column);
                                  });
        });
        return std::nullopt;
    }));
    addIndexUnlessCovered(edit, child, columns);
    return edit.result();
}

/// By a mark; a UNIQUE goes.
Result<Changes> markOne(const Content &content, const Relationship &relationship)
{
    Edit edit(content);
    if (edit.run(makeMany(content, relationship)))
        edit.run(alterTable(edit.now(), relationship.right.table, [&](Table &table) -> Objection {
            partWithId(table.foreignKeys, relationship.key)->oneChild = true;
            return std::nullopt;
        }));
    return edit.result();
}

Result<Changes> toAssociation(const Content &content, const Relationship &relationship,
                              const KindChange &change)
{
    const TablePtr child = content.schema.tables.find(relationship.right.table);
    const ForeignKey *key = child ? child->foreignKey(relationship.key) : nullptr;
    if (!key)
        return Error{u"The relationship is no longer there; choose another one."_s};
    const Key *primary = child->primaryKey();
    if (primary && std::any_of(key->columns.begin(), key->columns.end(), [&](ColumnId id) {
            return holds(columnsOf(*primary), id);
        }))
        return Error{u"The primary key of “"_s % child->name
                     % u"” holds the foreign key; give it another primary key first."_s};
    NewRelationship wanted;
    wanted.kind = RelationshipKind::ManyToMany;
    wanted.parent = relationship.left.table;
    wanted.child = relationship.right.table;
    wanted.enforced = key->enforced;
    wanted.associationKey = change.associationKey;
    Edit edit(content);
    const Result<Changes> made = makeAssociation(content, wanted);
    if (!edit.run(made))
        return edit.result();
    const PluralRule rule = pluralRuleOf(content);
    Table association = *edit.schema().tables.find(madeTable(*made)->id);
    association.foreignKeys[0].acrossRole = key->childrenRole;
    association.foreignKeys[0].acrossRole.name = pluralName(key->childrenRole.name, rule);
    association.foreignKeys[1].acrossRole = key->parentRole;
    association.foreignKeys[1].acrossRole.name = pluralName(key->parentRole.name, rule);
    edit.put(std::move(association));
    edit.run(deleteRelationship(edit.now(), relationship, true));
    return edit.result();
}

/// The association's columns go to the end that becomes the child; a child without a row in the
/// association has nothing to put there, so they may be NULL.
Result<Changes> fromAssociation(const Content &content, const Relationship &relationship,
                                TableId childId)
{
    const TablePtr association = content.schema.tables.find(relationship.association);
    const TablePtr found = content.schema.tables.find(childId);
    const bool toRight = childId == relationship.right.table;
    const ForeignKey *near
        = association ? association->foreignKey(toRight ? relationship.farKey : relationship.key)
                      : nullptr;
    const ForeignKey *far
        = association ? association->foreignKey(toRight ? relationship.key : relationship.farKey)
                      : nullptr;
    if (!found || !near || !far)
        return Error{u"The association is no longer there; choose another one."_s};
    for (const TablePtr &other : content.schema.tables) {
        for (const ForeignKey &key : other->foreignKeys) {
            if (key.parent.id == association->id)
                return Error{u"“"_s % other->name % u"” refers to the association “"_s
                             % association->name % u"”; delete that foreign key first."_s};
        }
    }
    Table child = *found;
    const auto move = [&](ColumnId id) {
        Column column = *association->column(id);
        column.id = ColumnId::random();
        column.name = freeColumnName(child, column.name);
        column.notNull.reset();
        column.formerNames.clear();
        child.columns.push_back(column);
        return column.id;
    };
    ForeignKey key = *far;
    key.id = ForeignKeyId::random();
    key.associates = false;
    for (ColumnId &column : key.columns)
        column = move(column);
    const PluralRule rule = pluralRuleOf(content);
    key.parentRole = near->acrossRole;
    key.parentRole.name = singularName(near->acrossRole.name, rule);
    key.childrenRole = far->acrossRole;
    key.acrossRole = {};
    key.acrossModel = {};
    for (const ColumnId column : relationship.payload)
        move(column);
    child.foreignKeys.push_back(key);
    Edit edit(content);
    edit.put(std::move(child));
    edit.run(deleteTables(edit.now(), {association->id}));
    addIndexUnlessCovered(edit, childId, key.columns);
    return edit.result();
}

Result<Changes> changeFromAssociation(const Content &content, const Relationship &relationship,
                                      const KindChange &change)
{
    const TableId child = change.many.isNull() ? relationship.right.table : change.many;
    if (child != relationship.left.table && child != relationship.right.table)
        return noSuchTable();
    Edit edit(content);
    if (edit.run(fromAssociation(content, relationship, child))
        && change.to == RelationshipKind::OneToOne) {
        Relationship made;
        made.right.table = child;
        made.key = edit.schema().tables.find(child)->foreignKeys.back().id;
        edit.run(change.oneByMark ? markOne(edit.now(), made) : makeOne(edit.now(), made));
    }
    return edit.result();
}

} // namespace

Result<Changes> makeRelationship(const Content &content, const NewRelationship &wanted)
{
    return wanted.kind == RelationshipKind::ManyToMany ? makeAssociation(content, wanted)
                                                       : makeForeignKey(content, wanted);
}

Result<Changes> changeKind(const Content &content, const Relationship &relationship,
                           const KindChange &change)
{
    if (relationship.kind == RelationshipKind::ManyToMany)
        return change.to == RelationshipKind::ManyToMany
                   ? Result<Changes>(Changes())
                   : changeFromAssociation(content, relationship, change);
    switch (change.to) {
    case RelationshipKind::OneToOne:
        return change.oneByMark ? markOne(content, relationship) : makeOne(content, relationship);
    case RelationshipKind::OneToMany:
        return makeMany(content, relationship);
    case RelationshipKind::ManyToMany:
        return toAssociation(content, relationship, change);
    }
    Q_UNREACHABLE();
}

Result<Changes> deleteRelationship(const Content &content, const Relationship &relationship,
                                   bool withColumns)
{
    if (relationship.kind == RelationshipKind::ManyToMany)
        return deleteTables(content, {relationship.association});
    const TableId child = relationship.right.table;
    const TablePtr table = content.schema.tables.find(child);
    const ForeignKey *key = table ? table->foreignKey(relationship.key) : nullptr;
    if (!key)
        return Error{u"The relationship is no longer there; choose another one."_s};
    const ColumnIds columns = withColumns ? onlyOf(*table, *key) : ColumnIds();
    Edit edit(content);
    edit.run(deleteForeignKey(content, child, key->id));
    if (!columns.empty())
        edit.run(deleteColumns(edit.now(), child, columns));
    return edit.result();
}

} // namespace sw
