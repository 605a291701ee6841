// SPDX-License-Identifier: Apache-2.0
#include "model/data/savesql.h"

#include <QSet>

#include <algorithm>

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

/// New rows, each after those whose keys it waits for.
class FreshOrder {
public:
    FreshOrder(const RowEdits &edits, const std::vector<RowRef> &fresh) : m_edits(edits)
    {
        for (const RowRef &row : fresh)
            m_rows.insert(row.fresh, row);
        for (const RowRef &row : fresh)
            place(row);
    }

    [[nodiscard]] const std::vector<RowRef> &rows() const { return m_order; }

private:
    void place(const RowRef &first)
    {
        std::vector<RowRef> path{first};
        while (!path.empty()) {
            const RowRef row = path.back();
            const int next = m_placed.contains(row.fresh) ? 0 : waitedFor(row);
            if (next != 0) {
                path.push_back(m_rows.value(next));
                continue;
            }
            path.pop_back();
            if (!m_placed.contains(row.fresh))
                m_order.push_back(row);
            m_placed.insert(row.fresh);
        }
    }

    /// One that is not placed yet, each asked for once; 0: none.
    int waitedFor(const RowRef &row)
    {
        for (const auto &[column, cell] : m_edits.of(row)->cells) {
            const int fresh = cell.value.fresh;
            const bool waits = cell.value.kind == NewValue::Kind::OfFresh && m_rows.contains(fresh);
            if (waits && fresh != row.fresh && !m_asked.contains(fresh)
                && !m_placed.contains(fresh)) {
                m_asked.insert(fresh);
                return fresh;
            }
        }
        return 0;
    }

    const RowEdits &m_edits;
    QHash<int, RowRef> m_rows;
    std::vector<RowRef> m_order;
    QSet<int> m_placed;
    QSet<int> m_asked;
};

} // namespace

std::vector<RowRef> saveOrder(const Schema &schema, const RowEdits &edits)
{
    TableRanks ranks(schema);
    std::vector<RowRef> order;
    std::vector<RowRef> rows = edits.inOrder();
    for (const RowState state : {RowState::New, RowState::Changed, RowState::Removed}) {
        std::vector<RowRef> part;
        for (const RowRef &row : rows) {
            if (edits.stateOf(row) == state)
                part.push_back(row);
        }
        std::stable_sort(part.begin(), part.end(), [&](const RowRef &a, const RowRef &b) {
            return state == RowState::New ? ranks.of(a.table) < ranks.of(b.table)
                                          : ranks.of(a.table) > ranks.of(b.table);
        });
        if (state == RowState::New)
            part = FreshOrder(edits, part).rows();
        order.insert(order.end(), part.begin(), part.end());
    }
    return order;
}

} // namespace sw
