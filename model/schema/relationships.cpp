// SPDX-License-Identifier: Apache-2.0
#include "model/schema/relationships.h"

#include "model/base/name.h"
#include "model/schema/roles.h"

#include <algorithm>
#include <optional>

namespace sw {

namespace {

using Columns = std::vector<ColumnId>;

bool holds(const Columns &all, ColumnId column)
{
    return std::find(all.begin(), all.end(), column) != all.end();
}

bool holdsAll(const Columns &all, const Columns &some)
{
    return std::all_of(some.begin(), some.end(), [&](ColumnId id) { return holds(all, id); });
}

bool keyLiesWithin(const Key &key, const Columns &columns)
{
    return !key.parts.empty() && holdsAll(columns, columnsOf(key));
}

bool indexLiesWithin(const Index &index, const Columns &columns)
{
    return index.unique && index.where.isEmpty() && !index.parts.empty()
           && std::all_of(index.parts.begin(), index.parts.end(), [&](const IndexPart &part) {
                  return !part.column.isNull() && holds(columns, part.column);
              });
}

using Keys = std::vector<const ForeignKey *>;

/// The table's foreign keys in the order of their columns, which no random id disturbs.
Keys keysInOrder(const Table &table)
{
    Keys keys;
    keys.reserve(table.foreignKeys.size());
    for (const ForeignKey &key : table.foreignKeys)
        keys.push_back(&key);
    std::stable_sort(keys.begin(), keys.end(), [&](const ForeignKey *a, const ForeignKey *b) {
        const auto columns = std::mismatch(a->columns.begin(), a->columns.end(), b->columns.begin(),
                                           b->columns.end());
        if (columns.first != a->columns.end() && columns.second != b->columns.end())
            return table.columnIndex(*columns.first) < table.columnIndex(*columns.second);
        return std::tuple(a->columns.size(), a->name, a->parent.name)
               < std::tuple(b->columns.size(), b->name, b->parent.name);
    });
    return keys;
}

/// Whether two keys together are `all`, and neither is so alone: a key that is unique by itself
/// ties at most one row.
bool areTogether(const ForeignKey &a, const ForeignKey &b, const Columns &all)
{
    Columns both = a.columns;
    both.insert(both.end(), b.columns.begin(), b.columns.end());
    return holdsAll(both, all) && holdsAll(all, both) && !holdsAll(a.columns, all)
           && !holdsAll(b.columns, all);
}

bool tieByStructure(const Table &table, const ForeignKey &a, const ForeignKey &b)
{
    if (const Key *primary = table.primaryKey())
        return areTogether(a, b, columnsOf(*primary));
    if (!table.keys.empty()) {
        return std::any_of(table.keys.begin(), table.keys.end(),
                           [&](const Key &key) { return areTogether(a, b, columnsOf(key)); });
    }
    Columns all;
    for (const Column &column : table.columns)
        all.push_back(column.id);
    return areTogether(a, b, all);
}

/// The only two that are the table's key together; none where several pairs are.
AssociationKeys onlyPairThatTies(const Table &table, const Keys &keys)
{
    AssociationKeys found;
    for (size_t i = 0; i < keys.size(); ++i) {
        for (size_t j = i + 1; j < keys.size(); ++j) {
            if (!tieByStructure(table, *keys[i], *keys[j]))
                continue;
            if (found)
                return {};
            found = {keys[i], keys[j]};
        }
    }
    return found;
}

AssociationKeys keysThatTie(const Table &table, const Keys &keys)
{
    if (table.association == Association::No || keys.size() < 2)
        return {};
    Keys marked;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(marked),
                 [](const ForeignKey *key) { return key->associates; });
    if (marked.size() == 2)
        return {marked[0], marked[1]};
    const bool wanted = table.association == Association::Yes;
    if (keys.size() > 2)
        return wanted ? onlyPairThatTies(table, keys) : AssociationKeys();
    return wanted || tieByStructure(table, *keys[0], *keys[1]) ? AssociationKeys{keys[0], keys[1]}
                                                               : AssociationKeys();
}

std::vector<TablePtr> byName(std::vector<TablePtr> tables)
{
    std::vector<std::pair<QString, TablePtr>> named;
    named.reserve(tables.size());
    for (TablePtr &table : tables)
        named.emplace_back(foldedName(table->name), std::move(table));
    std::sort(named.begin(), named.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first, a.second->name, a.second->id)
               < std::tie(b.first, b.second->name, b.second->id);
    });
    tables.clear();
    for (auto &[name, table] : named)
        tables.push_back(std::move(table));
    return tables;
}

/// Finds parents; an index of all names is made only if a foreign key has nothing but a name.
class Parents {
public:
    explicit Parents(const Schema &schema) : m_schema(schema) {}

    TablePtr of(const ForeignKey &key)
    {
        if (!key.parent.id.isNull())
            return m_schema.tables.find(key.parent.id);
        if (!m_names)
            m_names.emplace(m_schema);
        return m_names->parentOf(key);
    }

private:
    const Schema &m_schema;
    std::optional<SchemaNames> m_names;
};

void addEdges(std::vector<KeyEdge> &edges, const Table &child, Parents &parents)
{
    if (child.foreignKeys.empty())
        return;
    const Keys keys = keysInOrder(child);
    const AssociationKeys tied = keysThatTie(child, keys);
    qsizetype left = -1;
    qsizetype right = -1;
    for (const ForeignKey *key : keys) {
        const TablePtr parent = parents.of(*key);
        if (!parent || key->columns.empty() || !child.column(key->columns.front()))
            continue;
        KeyEdge edge;
        edge.child = &child;
        edge.parent = parent.get();
        edge.key = key;
        edge.parentColumns = parentColumnsOf(*key, *parent);
        if (edge.parentColumns.size() != key->columns.size())
            continue;
        edge.one = key->oneChild || areUnique(child, key->columns);
        const auto place = static_cast<qsizetype>(edges.size());
        if (key == tied.left)
            left = place;
        else if (key == tied.right)
            right = place;
        edges.push_back(std::move(edge));
    }
    if (left >= 0 && right >= 0) {
        edges[static_cast<size_t>(left)].across = right;
        edges[static_cast<size_t>(right)].across = left;
    }
}

Relationship ofKey(const KeyEdge &edge)
{
    const Table &child = *edge.child;
    const ForeignKey &key = *edge.key;
    Relationship result;
    result.kind = edge.one ? RelationshipKind::OneToOne : RelationshipKind::OneToMany;
    const bool required = std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
        const Column *column = child.column(id);
        return column && isNeverNull(child, *column);
    });
    result.left = {edge.parent->id, edge.parentColumns, edge.parentRole, required, true};
    result.right = {child.id, key.columns, edge.childrenRole, false, edge.one};
    result.key = key.id;
    const Key *primary = child.primaryKey();
    result.identifying = primary && holdsAll(columnsOf(*primary), key.columns);
    result.enforced = key.enforced;
    result.oneByMark = key.oneChild && !areUnique(child, key.columns);
    return result;
}

Relationship ofAssociation(const KeyEdge &near, const KeyEdge &far)
{
    const Table &table = *near.child;
    Relationship result;
    result.kind = RelationshipKind::ManyToMany;
    // A key of the association that is unique by itself lets its parent have one at most.
    result.left = {near.parent->id, near.parentColumns, far.acrossRole, false, far.one};
    result.right = {far.parent->id, far.parentColumns, near.acrossRole, false, near.one};
    result.key = near.key->id;
    result.association = table.id;
    result.farKey = far.key->id;
    result.enforced = near.key->enforced && far.key->enforced;
    const Key *primary = table.primaryKey();
    const Columns keyColumns = primary ? columnsOf(*primary) : Columns();
    result.identifying = primary && holdsAll(keyColumns, near.key->columns)
                         && holdsAll(keyColumns, far.key->columns);
    for (const Column &column : table.columns) {
        if (!holds(near.key->columns, column.id) && !holds(far.key->columns, column.id)
            && !holds(keyColumns, column.id))
            result.payload.push_back(column.id);
    }
    return result;
}

} // namespace

AssociationKeys associationKeys(const Table &table)
{
    return keysThatTie(table, keysInOrder(table));
}

bool areUnique(const Table &table, const std::vector<ColumnId> &columns)
{
    return std::any_of(table.keys.begin(), table.keys.end(),
                       [&](const Key &key) { return keyLiesWithin(key, columns); })
           || std::any_of(table.indexes.begin(), table.indexes.end(),
                          [&](const Index &index) { return indexLiesWithin(index, columns); });
}

namespace {

std::vector<Relationship> heldBy(const Schema &schema, const std::vector<TablePtr> &tables,
                                 PluralRule rule)
{
    Parents parents(schema);
    size_t keys = 0;
    for (const TablePtr &table : tables)
        keys += table->foreignKeys.size();
    std::vector<KeyEdge> edges;
    edges.reserve(keys);
    for (const TablePtr &table : tables)
        addEdges(edges, *table, parents);
    nameRoles(edges, rule);

    std::vector<Relationship> result;
    result.reserve(edges.size() * 3 / 2); // no association has less than two keys
    for (const KeyEdge &edge : edges)
        result.push_back(ofKey(edge));
    for (size_t i = 0; i < edges.size(); ++i) {
        const qsizetype across = edges[i].across;
        if (across > static_cast<qsizetype>(i))
            result.push_back(ofAssociation(edges[i], edges[static_cast<size_t>(across)]));
    }
    return result;
}

} // namespace

std::vector<Relationship> relationships(const Schema &schema, PluralRule rule)
{
    return heldBy(schema, byName({schema.tables.begin(), schema.tables.end()}), rule);
}

std::vector<Relationship> relationshipsHeldBy(const Schema &schema,
                                              const std::vector<TableId> &tables, PluralRule rule)
{
    std::vector<TablePtr> found;
    for (const TableId id : tables) {
        if (TablePtr table = schema.tables.find(id))
            found.push_back(std::move(table));
    }
    return heldBy(schema, byName(std::move(found)), rule);
}

std::vector<Relationship> relationshipsOf(const Schema &schema, TableId table, PluralRule rule)
{
    std::vector<Relationship> result = relationships(schema, rule);
    std::erase_if(result, [&](const Relationship &each) {
        return each.left.table != table && each.right.table != table;
    });
    return result;
}

} // namespace sw
