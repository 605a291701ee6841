// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"

namespace sw {

/// A relationship as it is walked from one of its ends: `owner.pets`, `pet.owner`, and across an
/// association `student.courses`.
struct Way {
    QString role;
    TableId from;
    TableId to;
    std::vector<ColumnId> fromColumns; ///< matched one by one with `toColumns`
    std::vector<ColumnId> toColumns;   ///< or, across an association, with its columns
    bool one = false;                  ///< there is one at most
    bool required = false;             ///< and one at least
    bool toParent = false;             ///< `fromColumns` are the foreign key's
    bool enforced = true;
    ForeignKeyId key; ///< of an association: the one that leads back

    // Across an association only.
    TableId association;
    std::vector<ColumnId> nearColumns; ///< the association's, matched with `fromColumns`
    std::vector<ColumnId> farColumns;  ///< the association's, matched with `toColumns`
    std::vector<ColumnId> payload;
    ForeignKeyId farKey;

    [[nodiscard]] bool crosses() const { return !association.isNull(); }
    bool operator==(const Way &) const = default;
};

/// All ways that begin at the table: to parents, to children, across associations.
[[nodiscard]] std::vector<Way>
waysFrom(const Schema &schema, const std::vector<Relationship> &relationships, TableId table);

/// What can be followed in the schema, table by table, each worked out when it is first asked for.
class WaysOf {
public:
    explicit WaysOf(const Schema &schema) : m_schema(schema), m_relationships(relationships(schema))
    {
    }

    [[nodiscard]] const Schema &schema() const { return m_schema; }
    [[nodiscard]] const std::vector<Way> &from(TableId table) const;
    /// What the way is one direction of.
    [[nodiscard]] const Relationship &relationship(const Way &way) const;

private:
    Schema m_schema;
    std::vector<Relationship> m_relationships;
    mutable QHash<TableId, std::vector<Way>> m_ways;
};

} // namespace sw
