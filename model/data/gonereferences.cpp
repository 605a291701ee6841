// SPDX-License-Identifier: Apache-2.0
#include "model/data/awaitedrows.h"
#include "model/data/matching.h"
#include "model/data/savesteps.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What the columns of rows that go hold, by the foreign keys that look for it.
class GoneKeys {
public:
    GoneKeys(const Schema &schema, const RowEdits &edits, const std::map<RowRef, WholeRow> &before,
             const RowsAlong &along)
        : m_schema(schema), m_edits(edits), m_before(before), m_incoming(schema)
    {
        for (const auto &[row, was] : before) {
            if (edits.stateOf(row) == RowState::Removed)
                add(was);
        }
        for (const RowRef &row : along.gone)
            add(along.rows.at(row));
    }

    /// Whether the row itself will have the key to which it is written to refer.
    [[nodiscard]] bool refersToItself(const Table &table, const RowRef &row,
                                      const ForeignKey &key) const
    {
        const std::vector<ColumnId> referred = parentColumnsOf(key, table);
        for (size_t i = 0; i < referred.size() && i < key.columns.size(); ++i) {
            const NewValue *own = m_edits.pending(row, key.columns[i]);
            const NewValue *theirs = m_edits.pending(row, referred[i]);
            if (!own || !theirs || *own != *theirs)
                return false;
        }
        return true;
    }

    /// The row that goes and that this one is written to refer to; null: none.
    [[nodiscard]] const RowRef *referredBy(const Table &table, const RowRef &row,
                                           const ForeignKey &key) const
    {
        const auto gone = m_gone.find(key.id);
        if (gone == m_gone.end() || !key.enforced)
            return nullptr;
        std::vector<Value> held;
        bool isWritten = false;
        const auto before = m_before.find(row);
        for (const ColumnId column : key.columns) {
            const NewValue *pending = m_edits.pending(row, column);
            const Value *stored
                = before == m_before.end() ? nullptr : before->second.value(table, column);
            if (pending && pending->kind != NewValue::Kind::Given)
                return nullptr;
            held.push_back(pending ? pending->value : stored ? *stored : Value());
            if (held.back().isNull())
                return nullptr; // it refers to nobody
            isWritten |= pending != nullptr;
        }
        const auto found = gone->second.find(held);
        return isWritten && found != gone->second.end() ? &found->second : nullptr;
    }

private:
    void add(const WholeRow &row)
    {
        const TablePtr table = m_schema.tables.find(row.row.table);
        for (const IncomingKey &each : m_incoming.to(table->id)) {
            std::vector<Value> values;
            for (const ColumnId column : parentColumnsOf(*each.key, *table))
                values.push_back(*row.value(*table, column));
            m_gone[each.key->id][values] = row.row;
        }
    }

    const Schema &m_schema;
    const RowEdits &m_edits;
    const std::map<RowRef, WholeRow> &m_before;
    IncomingKeys m_incoming;
    std::map<ForeignKeyId, std::map<std::vector<Value>, RowRef>> m_gone;
};

} // namespace

std::vector<RowProblem> referencesToGone(const Schema &schema, const RowEdits &edits,
                                         const std::map<RowRef, WholeRow> &before,
                                         const RowsAlong &along)
{
    const GoneKeys gone(schema, edits, before, along);
    const AwaitedRows awaited(schema, edits);
    std::vector<RowProblem> problems;
    for (const RowRef &row : edits.inOrder()) {
        const TablePtr table = schema.tables.find(row.table);
        if (edits.stateOf(row) == RowState::Removed || along.gone.contains(row))
            continue;
        for (const ForeignKey &key : table->foreignKeys) {
            const RowRef *parent = gone.referredBy(*table, row, key);
            const std::vector<RowRef> others = parent ? awaited.of(row) : std::vector<RowRef>();
            // Another row may take over the key.
            const bool isTaken
                = std::any_of(others.begin(), others.end(),
                              [&](const RowRef &other) { return other.table == parent->table; });
            const bool isOwn
                = parent && parent->table == row.table && gone.refersToItself(*table, row, key);
            if (!parent || isTaken || isOwn)
                continue;
            problems.push_back({row, key.columns.front(),
                                u"%1 refers to %2, which is deleted along with these edits; choose"
                                " another, or keep that row."_s.arg(rowWords(schema, row),
                                                                    rowWords(schema, *parent)),
                                std::nullopt});
        }
    }
    return problems;
}

} // namespace sw
