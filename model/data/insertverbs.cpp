// SPDX-License-Identifier: Apache-2.0
#include "model/data/editverbs.h"
#include "model/data/rowdraft.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Columns of which each value may be there once, by that column alone.
std::vector<ColumnId> singleKeys(const Table &table)
{
    std::vector<ColumnId> columns;
    for (const Key &key : table.keys) {
        if (key.parts.size() == 1)
            columns.push_back(key.parts.front().column);
    }
    for (const Index &index : table.indexes) {
        if (index.unique && index.parts.size() == 1 && !index.parts.front().column.isNull())
            columns.push_back(index.parts.front().column);
    }
    return columns;
}

} // namespace

Result<InsertStep> insertAlong(const Schema &schema, const RowEdits &edits, const Way &way,
                               const WholeRow &from, const GivenValues &values,
                               const GivenValues &payload)
{
    const TablePtr table = schema.tables.find(way.to);
    if (const QString reason = readOnlyReason(*table); !reason.isEmpty())
        return Error{reason};
    RowDraft draft(edits);
    InsertStep insert;
    insert.row = draft.insert(way.to, values);
    const QString text = u"Add a row to %1"_s.arg(quotedName(table->name));
    const RowStep added = draft.step(text);
    RowEdits after = edits;
    after.apply(added);
    const Result<LinkStep> link
        = linkRows(schema, after, way, from, WholeRow{insert.row, {}}, payload);
    if (!link)
        return link.error();
    after.apply(link->step);
    insert.step = stepBetween(edits, after, text);
    for (const RowChange &change : link->step.changes) {
        if (way.crosses() && change.row.table == way.association && change.row != insert.row)
            insert.link = change.row;
    }
    return insert;
}

CloneStep cloneRow(const Schema &schema, const RowEdits &edits, const WholeRow &row)
{
    const TablePtr table = schema.tables.find(row.row.table);
    const std::vector<ColumnId> once = singleKeys(*table);
    CloneStep clone;
    GivenValues values;
    for (const Column &column : table->columns) {
        const NewValue value = edits.valueOf(*table, row, column.id);
        if (column.generated || rowidAlias(*table) == &column)
            continue;
        const bool mayRepeat = std::find(once.begin(), once.end(), column.id) == once.end();
        if (mayRepeat || value.isNull())
            values[column.id] = value;
        else if (column.defaultValue.isEmpty())
            clone.toGive.push_back(column.id);
    }
    RowDraft draft(edits);
    clone.row = draft.insert(table->id, values);
    clone.step = draft.step(u"Copy %1"_s.arg(rowWords(schema, row.row)));
    return clone;
}

QString readOnlyReason(const Table &table)
{
    if (table.kind == TableKind::Shadow)
        return u"%1 is where a virtual table keeps its data; change that table instead."_s.arg(
            quotedName(table.name));
    if (table.columns.empty())
        return u"The columns of %1 are not known; change its rows by SQL."_s.arg(
            quotedName(table.name));
    return {};
}

QString readOnlyReason(const Table &table, ColumnId id)
{
    if (const QString reason = readOnlyReason(table); !reason.isEmpty())
        return reason;
    const Column *column = table.column(id);
    if (!column)
        return u"%1 has no such column."_s.arg(quotedName(table.name));
    if (column->generated)
        return u"%1 is computed: %2. Change what it is computed from."_s.arg(
            quotedName(column->name), onOneLine(column->generated->expression));
    return {};
}

} // namespace sw
