// SPDX-License-Identifier: Apache-2.0
#include "model/data/awaitedrows.h"

#include "model/data/rowkey.h"

#include <algorithm>

namespace sw {

namespace {

/// Whether the row will refer by the key to the other, as far as the other's key is pending.
bool willReferTo(const RowEdit &edit, const ForeignKey &key, const RowEdit &other,
                 const std::vector<ColumnId> &referred)
{
    for (size_t i = 0; i < referred.size() && i < key.columns.size(); ++i) {
        const auto theirs = other.cells.find(referred[i]);
        const auto own = edit.cells.find(key.columns[i]);
        const bool same = theirs == other.cells.end()
                          || (own != edit.cells.end() && own->second.value == theirs->second.value);
        if (!same)
            return false;
    }
    return true;
}

/// Whether the row was written to refer to the other as it was before its edit.
bool refersToOld(const RowEdit &edit, const ForeignKey &key, const RowEdit &other,
                 const std::vector<ColumnId> &referred)
{
    for (size_t i = 0; i < referred.size() && i < key.columns.size(); ++i) {
        const auto theirs = other.cells.find(referred[i]);
        const auto own = edit.cells.find(key.columns[i]);
        const bool same
            = theirs == other.cells.end()
              || (own != edit.cells.end() && own->second.value == NewValue(theirs->second.old));
        if (!same)
            return false;
    }
    return true;
}

} // namespace

AwaitedRows::AwaitedRows(const Schema &schema, const RowEdits &edits)
    : m_schema(schema), m_edits(edits), m_incoming(schema)
{
    for (const auto &[row, edit] : edits.rows()) {
        for (const auto &[column, cell] : edit.cells) {
            const bool given = cell.value.kind == NewValue::Kind::Given && !cell.value.isNull();
            if (given && edit.state != RowState::Removed)
                m_pending[{column, cell.value.value}].push_back(row);
        }
        const TablePtr table = schema.tables.find(row.table);
        if (table && !row.isFresh())
            addHeld(*table, row, edit);
    }
}

void AwaitedRows::addHeld(const Table &table, const RowRef &row, const RowEdit &edit)
{
    for (const auto &[column, cell] : edit.cells)
        m_held.insert({column, cell.old});
    if (edit.state != RowState::Removed)
        return;
    const RowKey key = rowKeyOf(table);
    for (size_t i = 0; i < key.columns.size() && i < row.key.size(); ++i)
        m_held.insert({key.columns[i], row.key[i]});
    for (const IncomingKey &incoming : m_incoming.to(table.id)) {
        for (const ColumnId column : parentColumnsOf(*incoming.key, table)) {
            if (!edit.cells.contains(column)
                && std::find(key.columns.begin(), key.columns.end(), column) == key.columns.end())
                m_vague.insert(table.id);
        }
    }
}

bool AwaitedRows::isHeld(const Table &parent, ColumnId column, const Value &value) const
{
    return m_vague.contains(parent.id) || m_held.contains({column, value});
}

std::vector<RowRef> AwaitedRows::of(const RowRef &row) const
{
    std::vector<RowRef> awaited;
    const RowEdit *edit = m_edits.of(row);
    const TablePtr table = m_schema.tables.find(row.table);
    if (!edit || !table || edit->state == RowState::Removed)
        return awaited;
    for (const auto &[column, cell] : edit->cells) {
        const int fresh = cell.value.fresh;
        if (cell.value.kind == NewValue::Kind::OfFresh && fresh != row.fresh)
            awaited.push_back({m_edits.tableOfFresh(fresh), {}, fresh});
    }
    for (const ForeignKey &key : table->foreignKeys)
        addParents(row, *edit, key, awaited);
    if (edit->state == RowState::Changed) {
        for (const IncomingKey &incoming : m_incoming.to(row.table))
            addChildren(row, *edit, incoming, awaited);
    }
    return awaited;
}

bool AwaitedRows::refersToNew(const RowRef &row, const ForeignKey &key) const
{
    std::vector<RowRef> parents;
    addParents(row, *m_edits.of(row), key, parents);
    return !parents.empty();
}

void AwaitedRows::addChildren(const RowRef &row, const RowEdit &edit, const IncomingKey &incoming,
                              std::vector<RowRef> &awaited) const
{
    const std::vector<ColumnId> referred
        = parentColumnsOf(*incoming.key, *m_schema.tables.find(row.table));
    for (size_t i = 0; i < referred.size() && i < incoming.key->columns.size(); ++i) {
        const auto changed = edit.cells.find(referred[i]);
        if (changed == edit.cells.end())
            continue;
        const auto candidates = m_pending.find({incoming.key->columns[i], changed->second.old});
        if (candidates == m_pending.end())
            continue;
        for (const RowRef &other : candidates->second) {
            if (other != row && refersToOld(*m_edits.of(other), *incoming.key, edit, referred)
                && !refersToNew(other, *incoming.key))
                awaited.push_back(other);
        }
    }
}

void AwaitedRows::addParents(const RowRef &row, const RowEdit &edit, const ForeignKey &key,
                             std::vector<RowRef> &awaited) const
{
    const TablePtr parent = m_schema.parentOf(key);
    if (!parent)
        return;
    const std::vector<ColumnId> referred = parentColumnsOf(key, *parent);
    for (size_t i = 0; i < referred.size() && i < key.columns.size(); ++i) {
        const auto own = edit.cells.find(key.columns[i]);
        if (own == edit.cells.end() || own->second.value.kind != NewValue::Kind::Given
            || !isHeld(*parent, referred[i], own->second.value.value))
            continue;
        const auto candidates = m_pending.find({referred[i], own->second.value.value});
        if (candidates == m_pending.end())
            continue;
        for (const RowRef &other : candidates->second) {
            if (other != row && other.table == parent->id
                && willReferTo(edit, key, *m_edits.of(other), referred))
                awaited.push_back(other);
        }
    }
}

} // namespace sw
