// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowsnow.h"

#include "model/data/rowkey.h"

#include <algorithm>

namespace sw {

const WholeRow *RowsNow::of(const RowRef &row) const
{
    const auto found = m_rows.find(row);
    return found == m_rows.end() ? nullptr : &found->second;
}

RowRef RowsNow::place(const RowRef &row) const
{
    const WholeRow *now = of(row);
    return now ? now->row : row;
}

void RowsNow::put(const RowRef &row, const WholeRow &now)
{
    const auto known = m_rows.find(row);
    const std::optional<WholeRow> before
        = known == m_rows.end() ? std::nullopt : std::optional(known->second);
    m_rows[row] = now;
    const TablePtr table = m_schema.tables.find(row.table);
    if (before && table && before->values != now.values)
        follow(*table, *before, now);
}

void RowsNow::follow(const Table &parent, const WholeRow &before, const WholeRow &now)
{
    for (const IncomingKey &incoming : m_incoming.to(parent.id)) {
        const Table &child = *incoming.child;
        const std::vector<ColumnId> referred = parentColumnsOf(*incoming.key, parent);
        const bool isAsBefore = std::all_of(referred.begin(), referred.end(), [&](ColumnId column) {
            const Value *was = before.value(parent, column);
            const Value *is = now.value(parent, column);
            return was && is && *was == *is;
        });
        if (isAsBefore)
            continue;
        std::vector<std::pair<RowRef, WholeRow>> following;
        for (const auto &[row, there] : m_rows) {
            if (row.table != child.id || !isFollowed(incoming, parent, before, there))
                continue;
            WholeRow moved = there;
            for (size_t i = 0; i < referred.size(); ++i) {
                const auto place = static_cast<size_t>(child.columnIndex(incoming.key->columns[i]));
                moved.values[place] = *now.value(parent, referred[i]);
            }
            if (const auto ref = refIn(child, moved.values))
                moved.row = *ref;
            if (!(moved == there))
                following.emplace_back(row, std::move(moved));
        }
        for (const auto &[row, moved] : following)
            put(row, moved);
    }
}

/// Whether the child has just followed the parent that was so before.
bool RowsNow::isFollowed(const IncomingKey &incoming, const Table &parent, const WholeRow &before,
                         const WholeRow &child)
{
    const std::vector<ColumnId> referred = parentColumnsOf(*incoming.key, parent);
    if (!incoming.key->enforced || incoming.key->onUpdate != Action::Cascade || referred.empty()
        || referred.size() != incoming.key->columns.size())
        return false;
    for (size_t i = 0; i < referred.size(); ++i) {
        const Value *parents = before.value(parent, referred[i]);
        const Value *own = child.value(*incoming.child, incoming.key->columns[i]);
        if (!parents || !own || own->isNull() || !(*own == *parents))
            return false;
    }
    return true;
}

} // namespace sw
