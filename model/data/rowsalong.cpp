// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowsalong.h"

#include "model/data/matching.h"
#include "model/data/rowkey.h"

#include <algorithm>
#include <deque>

namespace sw {

namespace {

bool setsSomething(Action action)
{
    return action == Action::SetNull || action == Action::SetDefault;
}

bool haveCommon(const std::vector<ColumnId> &a, const std::vector<ColumnId> &b)
{
    return std::any_of(a.begin(), a.end(), [&](ColumnId column) {
        return std::find(b.begin(), b.end(), column) != b.end();
    });
}

class Along {
public:
    Along(sqlite3 *database, const Schema &schema, const RowEdits &edits, size_t most)
        : m_database(database), m_schema(schema), m_edits(edits), m_incoming(schema), m_most(most)
    {
        for (const auto &[row, edit] : edits.rows()) {
            Going going{row, edit.state == RowState::Removed, {}, {}};
            for (const auto &[column, cell] : edit.cells) {
                going.columns.push_back(column);
                if (cell.value.isNull())
                    going.nulls.push_back(column);
            }
            if (!row.isFresh())
                m_waiting.push_back(std::move(going));
        }
    }

    Result<RowsAlong> follow()
    {
        while (!m_waiting.empty() && m_along.isWhole) {
            const Going going = m_waiting.front();
            m_waiting.pop_front();
            for (const IncomingKey &each : m_incoming.to(going.row.table)) {
                if (const Result<Done> done = take(going, each); !done)
                    return done.error();
            }
        }
        return m_along;
    }

private:
    struct Going {
        RowRef row;
        bool deleted = false;
        std::vector<ColumnId> columns; ///< those that change
        std::vector<ColumnId> nulls;   ///< those of them that become NULL
    };

    /// Whether the key makes something of its children that does not come back by itself.
    [[nodiscard]] bool acts(const Going &going, const IncomingKey &incoming,
                            const Table &parent) const
    {
        const ForeignKey &key = *incoming.key;
        const std::vector<ColumnId> referred = parentColumnsOf(key, parent);
        if (!key.enforced)
            return false;
        if (going.deleted)
            return key.onDelete == Action::Cascade || setsSomething(key.onDelete);
        return (setsSomething(key.onUpdate) && haveCommon(referred, going.columns))
               || (key.onUpdate == Action::Cascade && haveCommon(referred, going.nulls));
    }

    Result<Done> take(const Going &going, const IncomingKey &incoming)
    {
        const TablePtr parent = m_schema.tables.find(going.row.table);
        const bool goes = going.deleted && incoming.key->onDelete == Action::Cascade;
        if (!acts(going, incoming, *parent))
            return Done();
        const BoundSql where
            = refersTo(*incoming.child, *incoming.key, *parent, whereKey(*parent, going.row.key));
        if (where.isEmpty())
            return Done();
        auto rows = readRows(m_database, *incoming.child, where,
                             static_cast<qint64>(m_most - m_along.rows.size() + 1));
        if (!rows)
            return rows.error();
        for (WholeRow &row : *rows) {
            if (isRelinked(row.row, *incoming.key))
                continue;
            const std::vector<ColumnId> columns
                = goes ? std::vector<ColumnId>() : incoming.key->columns;
            const Going next{row.row, goes, columns, columns};
            const RowRef ref = row.row;
            // A row may first lose its key and then go by another way.
            const bool isNew = m_along.rows.insert({ref, std::move(row)}).second;
            const bool goesNow = goes && m_along.gone.insert(ref).second;
            if (isNew || goesNow)
                m_waiting.push_back(next);
        }
        m_along.isWhole = m_along.rows.size() <= m_most;
        return Done();
    }

    /// By the time that its parent goes, it has another.
    [[nodiscard]] bool isRelinked(const RowRef &row, const ForeignKey &key) const
    {
        return std::any_of(key.columns.begin(), key.columns.end(),
                           [&](ColumnId column) { return m_edits.pending(row, column); });
    }

    sqlite3 *m_database;
    const Schema &m_schema;
    const RowEdits &m_edits;
    IncomingKeys m_incoming;
    size_t m_most;
    RowsAlong m_along;
    std::deque<Going> m_waiting;
};

} // namespace

Result<RowsAlong> rowsAlong(sqlite3 *database, const Schema &schema, const RowEdits &edits,
                            size_t most)
{
    return Along(database, schema, edits, most).follow();
}

} // namespace sw
