// SPDX-License-Identifier: Apache-2.0
#include "model/data/ways.h"

#include <algorithm>

namespace sw {

namespace {

/// From `here` to `there`, both ends of the relationship.
Way wayBetween(const Relationship &relationship, const RelationshipEnd &here,
               const RelationshipEnd &there)
{
    Way way;
    way.role = there.role;
    way.from = here.table;
    way.to = there.table;
    way.fromColumns = here.columns;
    way.toColumns = there.columns;
    way.one = there.one;
    way.required = there.required;
    way.enforced = relationship.enforced;
    way.key = relationship.key;
    return way;
}

void cross(Way &way, const Table &association, ForeignKeyId near, ForeignKeyId far,
           const std::vector<ColumnId> &payload)
{
    way.association = association.id;
    way.key = near;
    way.farKey = far;
    way.payload = payload;
    if (const ForeignKey *key = association.foreignKey(near))
        way.nearColumns = key->columns;
    if (const ForeignKey *key = association.foreignKey(far))
        way.farColumns = key->columns;
}

} // namespace

std::vector<Way> waysFrom(const Schema &schema, const std::vector<Relationship> &relationships,
                          TableId table)
{
    std::vector<Way> ways;
    for (const Relationship &each : relationships) {
        const TablePtr association
            = each.association.isNull() ? TablePtr() : schema.tables.find(each.association);
        if (each.right.table == table && !each.left.role.isEmpty()) {
            Way &way = ways.emplace_back(wayBetween(each, each.right, each.left));
            way.toParent = !association;
            if (association)
                cross(way, *association, each.farKey, each.key, each.payload);
        }
        if (each.left.table == table && !each.right.role.isEmpty()) {
            Way &way = ways.emplace_back(wayBetween(each, each.left, each.right));
            if (association)
                cross(way, *association, each.key, each.farKey, each.payload);
        }
    }
    return ways;
}

const std::vector<Way> &WaysOf::from(TableId table) const
{
    const auto known = m_ways.constFind(table);
    return known != m_ways.constEnd()
               ? *known
               : *m_ways.insert(table, waysFrom(m_schema, m_relationships, table));
}

const Relationship &WaysOf::relationship(const Way &way) const
{
    return *std::find_if(m_relationships.begin(), m_relationships.end(), [&](const auto &each) {
        return each.association == way.association
               && (each.key == way.key || each.farKey == way.key);
    });
}

} // namespace sw
