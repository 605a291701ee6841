// SPDX-License-Identifier: Apache-2.0
#include "model/data/awaitedrows.h"

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

} // namespace

AwaitedRows::AwaitedRows(const Schema &schema, const RowEdits &edits)
    : m_schema(schema), m_edits(edits)
{
    for (const auto &[row, edit] : edits.rows()) {
        for (const auto &[column, cell] : edit.cells) {
            const bool given = cell.value.kind == NewValue::Kind::Given && !cell.value.isNull();
            if (given && edit.state != RowState::Removed)
                m_pending[{column, cell.value.value}].push_back(row);
        }
    }
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
        addByKey(row, *edit, key, awaited);
    return awaited;
}

void AwaitedRows::addByKey(const RowRef &row, const RowEdit &edit, const ForeignKey &key,
                           std::vector<RowRef> &awaited) const
{
    const TablePtr parent = m_schema.parentOf(key);
    if (!parent)
        return;
    const std::vector<ColumnId> referred = parentColumnsOf(key, *parent);
    for (size_t i = 0; i < referred.size() && i < key.columns.size(); ++i) {
        const auto own = edit.cells.find(key.columns[i]);
        if (own == edit.cells.end() || own->second.value.kind != NewValue::Kind::Given)
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
