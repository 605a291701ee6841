// SPDX-License-Identifier: Apache-2.0
#include "model/data/freshrows.h"

#include "model/data/matching.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Whether the pending cells of the row refer to the other.
bool refers(const RowEdits &edits, const RowRef &row, const std::vector<ColumnId> &columns,
            const Table &otherTable, const WholeRow &other,
            const std::vector<ColumnId> &otherColumns)
{
    for (size_t i = 0; i < columns.size() && i < otherColumns.size(); ++i) {
        const NewValue *pending = edits.pending(row, columns[i]);
        if (!pending)
            return false;
        if (other.row.isFresh() && pending->kind == NewValue::Kind::OfFresh) {
            if (pending->fresh != other.row.fresh)
                return false;
        } else if (pending->isNull()
                   || *pending != edits.valueOf(otherTable, other, otherColumns[i])) {
            return false;
        }
    }
    return !columns.empty();
}

} // namespace

bool leadsToFresh(const Schema &schema, const RowEdits &edits, const Way &way, const WholeRow &from,
                  const RowRef &fresh)
{
    const TablePtr here = schema.tables.find(way.from);
    const TablePtr there = schema.tables.find(way.to);
    if (!here || !there || fresh.table != way.to)
        return false;
    const WholeRow to{fresh, {}};
    if (way.toParent)
        return refers(edits, from.row, way.fromColumns, *there, to, way.toColumns);
    if (!way.crosses())
        return refers(edits, fresh, way.toColumns, *here, from, way.fromColumns);
    const std::vector<RowRef> links = edits.freshRows(way.association);
    return std::any_of(links.begin(), links.end(), [&](const RowRef &link) {
        return refers(edits, link, way.nearColumns, *here, from, way.fromColumns)
               && refers(edits, link, way.farColumns, *there, to, way.toColumns);
    });
}

BoundSql pendingParent(const Schema &schema, const RowEdits &edits, const Way &way,
                       const WholeRow &from)
{
    BoundSql sql;
    const Table &own = *schema.tables.find(way.from);
    const QStringList names = columnNames(*schema.tables.find(way.to), way.toColumns);
    bool isPending = false;
    for (size_t i = 0; i < way.fromColumns.size(); ++i) {
        const ColumnId column = way.fromColumns[i];
        isPending |= edits.pending(from.row, column) != nullptr;
        const NewValue value = edits.valueOf(own, from, column);
        if (value.kind != NewValue::Kind::Given)
            return {};
        sql.add((i > 0 ? u" AND "_s : QString()) + names[static_cast<qsizetype>(i)] + u" = "_s)
            .add(value.value);
    }
    return isPending ? sql : BoundSql();
}

} // namespace sw
