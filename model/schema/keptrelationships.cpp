// SPDX-License-Identifier: Apache-2.0
// The words of a relationship are names at the tables of its ends. Which names a table has follows
// from the table itself and from what it is tied to, directly or across an association; so an edit
// can change the names only at tables that near.
#include "model/schema/keptrelationships.h"

#include "model/base/name.h"

#include <algorithm>
#include <tuple>

namespace sw {

namespace {

/// The table that has the foreign key, or both.
TableId holderOf(const Relationship &relationship)
{
    return relationship.association.isNull() ? relationship.right.table : relationship.association;
}

bool touches(const Relationship &relationship, const QSet<TableId> &tables)
{
    return tables.contains(relationship.left.table) || tables.contains(relationship.right.table)
           || tables.contains(relationship.association);
}

void addTables(QSet<TableId> &tables, const Relationship &relationship)
{
    for (const TableId id :
         {relationship.left.table, relationship.right.table, relationship.association}) {
        if (!id.isNull())
            tables.insert(id);
    }
}

/// With the tables at the other ends of their relationships.
QSet<TableId> withNeighbours(const QSet<TableId> &tables,
                             const std::vector<Relationship> &relationships)
{
    QSet<TableId> result = tables;
    for (const Relationship &each : relationships) {
        if (touches(each, tables))
            addTables(result, each);
    }
    return result;
}

/// The tables whose keys tie one of these, and these.
QSet<TableId> withHolders(const QSet<TableId> &tables,
                          const std::vector<Relationship> &relationships)
{
    QSet<TableId> result = tables;
    for (const Relationship &each : relationships) {
        if (touches(each, tables))
            result.insert(holderOf(each));
    }
    return result;
}

bool isAnyUnlinked(const Schema &schema)
{
    return std::any_of(schema.tables.begin(), schema.tables.end(), [](const TablePtr &table) {
        return std::any_of(table->foreignKeys.begin(), table->foreignKeys.end(),
                           [](const ForeignKey &key) { return key.parent.id.isNull(); });
    });
}

} // namespace

void KeptRelationships::reset(const Schema &schema, PluralRule rule)
{
    m_all = relationships(schema, rule);
    m_names.clear();
    m_names.reserve(schema.tables.size());
    for (const TablePtr &table : schema.tables)
        m_names.insert(table->id, foldedName(table->name));
}

void KeptRelationships::update(const Schema &schema, PluralRule rule, const QSet<TableId> &changed)
{
    if (changed.isEmpty())
        return;
    // A key that knows its parent by name only may find another in any table.
    if (isAnyUnlinked(schema)) {
        reset(schema, rule);
        return;
    }
    // As they are tied now: by the old relationships and by those of the changed tables.
    std::vector<TableId> asked(changed.begin(), changed.end());
    const std::vector<Relationship> own = relationshipsHeldBy(schema, asked, rule);
    const QSet<TableId> named = withNeighbours(changed, m_all) + withNeighbours(changed, own);
    const QSet<TableId> children = withHolders(named, m_all);
    if (2 * children.size() > schema.tables.size()) {
        reset(schema, rule);
        return;
    }
    asked.assign(children.begin(), children.end());
    std::vector<Relationship> found = relationshipsHeldBy(schema, asked, rule);

    // Of the names at tables farther away these are only some, so they may be wrong; they stay.
    QHash<std::pair<ForeignKeyId, bool>, const Relationship *> before;
    for (const Relationship &each : m_all) {
        if (children.contains(holderOf(each)))
            before.insert({each.key, each.association.isNull()}, &each);
    }
    for (Relationship &each : found) {
        const Relationship *old = before.value({each.key, each.association.isNull()});
        if (old && !named.contains(each.right.table))
            each.left.role = old->left.role;
        if (old && !named.contains(each.left.table))
            each.right.role = old->right.role;
    }
    for (const TableId id : changed) {
        if (const TablePtr table = schema.tables.find(id))
            m_names.insert(id, foldedName(table->name));
        else
            m_names.remove(id);
    }
    replace(schema, std::move(found), children);
}

/// Instead of all that the tables held.
void KeptRelationships::replace(const Schema &schema, std::vector<Relationship> found,
                                const QSet<TableId> &children)
{
    std::erase_if(m_all, [&](const Relationship &each) {
        return children.contains(holderOf(each)) || !m_names.contains(holderOf(each));
    });
    const auto isBefore = [&](const Relationship &a, const Relationship &b) {
        const TableId holderA = holderOf(a);
        const TableId holderB = holderOf(b);
        if (a.association.isNull() != b.association.isNull())
            return a.association.isNull();
        if (holderA == holderB)
            return false;
        const QString &nameA = *m_names.constFind(holderA);
        const QString &nameB = *m_names.constFind(holderB);
        if (nameA != nameB)
            return nameA < nameB;
        return std::tuple(schema.tables.find(holderA)->name, holderA)
               < std::tuple(schema.tables.find(holderB)->name, holderB);
    };
    std::vector<Relationship> merged;
    merged.reserve(m_all.size() + found.size());
    std::merge(std::make_move_iterator(m_all.begin()), std::make_move_iterator(m_all.end()),
               std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()),
               std::back_inserter(merged), isBefore);
    m_all = std::move(merged);
}

} // namespace sw
