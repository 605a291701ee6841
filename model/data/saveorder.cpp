// SPDX-License-Identifier: Apache-2.0
#include "model/data/awaitedrows.h"
#include "model/data/savesql.h"

#include <QSet>

#include <algorithm>
#include <set>

namespace sw {

namespace {

/// How far below their parents tables stand: a child's number is higher than its parents', except
/// in a circle. Without recursion, because a chain of tables may be long.
class TableRanks {
public:
    explicit TableRanks(const Schema &schema) : m_schema(schema), m_names(schema) {}

    int of(TableId table)
    {
        enter(table);
        while (!m_path.empty()) {
            const TableId here = m_path.back().table;
            std::vector<TableId> &parents = m_path.back().parents;
            if (parents.empty()) {
                m_ranks.insert(here, m_next++);
                m_path.pop_back();
                continue;
            }
            const TableId next = parents.back();
            parents.pop_back();
            enter(next);
        }
        return m_ranks.value(table);
    }

private:
    struct Standing {
        TableId table;
        std::vector<TableId> parents; ///< those still to be visited
    };

    void enter(TableId id)
    {
        if (m_seen.contains(id))
            return;
        m_seen.insert(id);
        Standing standing{id, {}};
        const TablePtr table = m_schema.tables.find(id);
        for (const ForeignKey &key : table ? table->foreignKeys : std::vector<ForeignKey>()) {
            if (const TablePtr parent = m_names.parentOf(key))
                standing.parents.push_back(parent->id);
        }
        m_path.push_back(std::move(standing));
    }

    const Schema &m_schema;
    SchemaNames m_names;
    std::vector<Standing> m_path;
    QSet<TableId> m_seen;
    QHash<TableId, int> m_ranks;
    int m_next = 0;
};

/// Rows in their order, each after those that it awaits; in a circle, as they stand.
class PatientOrder {
public:
    explicit PatientOrder(const AwaitedRows &awaited) : m_awaited(awaited) {}

    std::vector<RowRef> of(const std::vector<RowRef> &rows)
    {
        for (const RowRef &row : rows)
            place(row);
        return std::move(m_order);
    }

private:
    struct Waiting {
        RowRef row;
        std::vector<RowRef> awaited; ///< those still to be looked at
    };

    void place(const RowRef &first)
    {
        enter(first);
        while (!m_path.empty()) {
            std::vector<RowRef> &awaited = m_path.back().awaited;
            if (awaited.empty()) {
                m_order.push_back(m_path.back().row);
                m_path.pop_back();
                continue;
            }
            const RowRef next = awaited.back();
            awaited.pop_back();
            enter(next);
        }
    }

    void enter(const RowRef &row)
    {
        if (m_seen.insert(row).second)
            m_path.push_back({row, m_awaited.of(row)});
    }

    const AwaitedRows &m_awaited;
    std::vector<Waiting> m_path;
    std::vector<RowRef> m_order;
    std::set<RowRef> m_seen;
};

bool hasOwnKey(const Schema &schema, const RowEdits &edits, const RowRef &row)
{
    const TablePtr table = schema.tables.find(row.table);
    return !edits.of(row)->rowid.empty() || (table && givesRowid(*table, *edits.of(row)));
}

} // namespace

std::vector<RowRef> saveOrder(const Schema &schema, const RowEdits &edits)
{
    TableRanks ranks(schema);
    const AwaitedRows awaited(schema, edits);
    std::vector<RowRef> order;
    std::vector<RowRef> rows = edits.inOrder();
    for (const RowState state : {RowState::New, RowState::Changed, RowState::Removed}) {
        std::vector<RowRef> part;
        for (const RowRef &row : rows) {
            if (edits.stateOf(row) == state)
                part.push_back(row);
        }
        // A key that SQLite chooses may not be one that is given to another row.
        std::stable_sort(part.begin(), part.end(), [&](const RowRef &a, const RowRef &b) {
            if (state != RowState::New)
                return ranks.of(a.table) > ranks.of(b.table);
            return std::pair(ranks.of(a.table), !hasOwnKey(schema, edits, a))
                   < std::pair(ranks.of(b.table), !hasOwnKey(schema, edits, b));
        });
        order.insert(order.end(), part.begin(), part.end());
    }
    return PatientOrder(awaited).of(order);
}

} // namespace sw
