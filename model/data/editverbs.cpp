// SPDX-License-Identifier: Apache-2.0
#include "model/data/editverbs.h"

#include "model/data/matching.h"
#include "model/data/rowdraft.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool holds(const std::vector<ColumnId> &columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

/// What a child has to hold to refer to the row by this column.
NewValue referenceTo(const Table &table, const RowEdits &edits, const WholeRow &row,
                     ColumnId column)
{
    if (row.row.isFresh())
        return NewValue::ofFresh(row.row.fresh, column);
    return edits.valueOf(table, row, column);
}

/// The values by which `columns` refer to the row; an error where it has NULL there.
Result<GivenValues> referencesTo(const Schema &schema, const RowEdits &edits, const WholeRow &row,
                                 const std::vector<ColumnId> &itsColumns,
                                 const std::vector<ColumnId> &columns)
{
    const TablePtr table = schema.tables.find(row.row.table);
    if (!table || edits.stateOf(row.row) == RowState::Removed)
        return Error{u"%1 is to be deleted; undo that first, or choose another."_s.arg(
            rowWords(schema, row.row))};
    GivenValues values;
    for (size_t i = 0; i < columns.size() && i < itsColumns.size(); ++i) {
        const NewValue value = referenceTo(*table, edits, row, itsColumns[i]);
        if (value.isNull())
            return Error{u"Nothing can refer to %1: its %2 is NULL; give it a value first."_s.arg(
                rowWords(schema, row.row), shownColumns(*table, {itsColumns[i]}))};
        values[columns[i]] = value;
    }
    return values;
}

/// Both sides of a row of the association; an error where they share a column and want it to hold
/// two values.
Result<Done> unite(GivenValues &values, const GivenValues &others, const Table &table)
{
    for (const auto &[column, value] : others) {
        const auto [there, isNew] = values.insert({column, value});
        if (!isNew && there->second != value)
            return Error{
                u"The two cannot be linked: both sides share the column %1 of %2, and they"
                " differ in it."_s.arg(shownColumns(table, {column}), quotedName(table.name))};
    }
    return Done();
}

Result<Done> setAll(RowDraft &draft, const Table &table, const WholeRow &row,
                    const GivenValues &values)
{
    for (const auto &[column, value] : values) {
        if (const QString reason = readOnlyReason(table, column); !reason.isEmpty())
            return Error{reason};
        const Value *old = row.value(table, column);
        if (const Result<Done> done = draft.set(row.row, column, value, old ? *old : Value());
            !done)
            return done;
    }
    return Done();
}

/// Whom a child belongs to now; nothing where it has none, or a NULL among the values.
std::optional<std::vector<Value>> parentNow(const Table &child, const RowEdits &edits,
                                            const WholeRow &row,
                                            const std::vector<ColumnId> &columns)
{
    std::vector<Value> values;
    for (const ColumnId column : columns) {
        const NewValue value = edits.valueOf(child, row, column);
        if (value.kind != NewValue::Kind::Given || value.value.isNull())
            return std::nullopt;
        values.push_back(value.value);
    }
    return values;
}

Result<LinkStep> linkChild(const Schema &schema, const RowEdits &edits, const WholeRow &child,
                           const std::vector<ColumnId> &columns, const WholeRow &parent,
                           const std::vector<ColumnId> &parentColumns)
{
    const TablePtr table = schema.tables.find(child.row.table);
    const Result<GivenValues> values = referencesTo(schema, edits, parent, parentColumns, columns);
    if (!values)
        return values.error();
    RowDraft draft(edits);
    if (const Result<Done> done = setAll(draft, *table, child, *values); !done)
        return done.error();
    LinkStep link;
    link.step = draft.step(
        u"Link %1 to %2"_s.arg(rowWords(schema, child.row), rowWords(schema, parent.row)));
    const auto before = parentNow(*table, edits, child, columns);
    const TablePtr parentTable = schema.tables.find(parent.row.table);
    if (before && !link.step.isEmpty())
        link.notice = u"It is taken from the %1 whose %2 is %3."_s.arg(
            quotedName(parentTable->name), shownColumns(*parentTable, parentColumns),
            shownValues(*before));
    return link;
}

QString missingPayload(const Table &association, const std::vector<ColumnId> &needed,
                       const GivenValues &payload)
{
    std::vector<ColumnId> missing;
    for (const ColumnId column : needed) {
        const auto given = payload.find(column);
        if (given == payload.end() || given->second.isNull())
            missing.push_back(column);
    }
    return missing.empty()
               ? QString()
               : u"A row of %1 also needs a value for %2; give it to link the two."_s.arg(
                   quotedName(association.name), shownColumns(association, missing));
}

/// The values of the row that ties the two.
Result<GivenValues> linkValues(const Schema &schema, const RowEdits &edits, const Way &way,
                               const WholeRow &from, const WholeRow &to, const GivenValues &payload)
{
    const TablePtr association = schema.tables.find(way.association);
    const QString missing = missingPayload(*association, neededForLink(schema, way), payload);
    if (!missing.isEmpty())
        return Error{missing};
    Result<GivenValues> values
        = referencesTo(schema, edits, from, way.fromColumns, way.nearColumns);
    if (!values)
        return values;
    const Result<GivenValues> far = referencesTo(schema, edits, to, way.toColumns, way.farColumns);
    if (!far)
        return far;
    for (const GivenValues *each : {&*far, &payload}) {
        if (const Result<Done> done = unite(*values, *each, *association); !done)
            return done.error();
    }
    return values;
}

} // namespace

Result<LinkStep> linkRows(const Schema &schema, const RowEdits &edits, const Way &way,
                          const WholeRow &from, const WholeRow &to, const GivenValues &payload)
{
    if (way.toParent)
        return linkChild(schema, edits, from, way.fromColumns, to, way.toColumns);
    if (!way.crosses())
        return linkChild(schema, edits, to, way.toColumns, from, way.fromColumns);
    const Result<GivenValues> values = linkValues(schema, edits, way, from, to, payload);
    if (!values)
        return values.error();
    RowDraft draft(edits);
    draft.insert(way.association, *values);
    return LinkStep{
        draft.step(u"Link %1 to %2"_s.arg(rowWords(schema, from.row), rowWords(schema, to.row))),
        {}};
}

std::vector<ColumnId> neededForLink(const Schema &schema, const Way &way)
{
    std::vector<ColumnId> needed;
    const TablePtr association = schema.tables.find(way.association);
    for (const Column &column : association ? association->columns : std::vector<Column>()) {
        const bool tied = holds(way.nearColumns, column.id) || holds(way.farColumns, column.id);
        if (!tied && isNeverNull(*association, column) && column.defaultValue.isEmpty()
            && !column.generated && rowidAlias(*association) != &column)
            needed.push_back(column.id);
    }
    return needed;
}

RowSet linksBetween(const Schema &schema, const Way &way, const WholeRow &from, const WholeRow &to)
{
    RowSet rows{schema.tables.find(way.association), {}, {}, {}};
    const auto ties = [&](const WholeRow &row, const std::vector<ColumnId> &columns,
                          const std::vector<ColumnId> &itsColumns) {
        const TablePtr table = schema.tables.find(row.row.table);
        const QStringList names = comparedNames(*rows.table, columns, *table, itsColumns);
        for (size_t i = 0; i < columns.size() && i < itsColumns.size(); ++i) {
            const Value *value = row.value(*table, itsColumns[i]);
            rows.where.add((rows.where.isEmpty() ? QString() : u" AND "_s)
                           + names.value(static_cast<qsizetype>(i)) + u" = "_s);
            rows.where.add(value ? *value : Value());
        }
    };
    ties(from, way.nearColumns, way.fromColumns);
    ties(to, way.farColumns, way.toColumns);
    return rows;
}

Result<RowStep> unlinkRow(const Schema &schema, const RowEdits &edits, const Way &way,
                          const WholeRow &link)
{
    const TablePtr table = schema.tables.find(link.row.table);
    RowDraft draft(edits);
    const QString text = u"Unlink %1"_s.arg(rowWords(schema, link.row));
    if (way.crosses()) {
        std::map<ColumnId, Value> seen;
        for (const Column &column : table->columns) {
            if (const Value *value = link.value(*table, column.id))
                seen[column.id] = *value;
        }
        draft.remove(link.row, seen);
        return draft.step(text);
    }
    // One NULL among the columns is enough, and a column that may not be NULL keeps its value.
    const std::vector<ColumnId> &columns = way.toParent ? way.fromColumns : way.toColumns;
    GivenValues nulls;
    for (const ColumnId id : columns) {
        const Column *column = table->column(id);
        if (column && !isNeverNull(*table, *column) && !column->generated)
            nulls[id] = NewValue(Value());
    }
    if (nulls.empty())
        return Error{u"%1 cannot be unlinked: its %2 may not be NULL; link it to another, or delete"
                     " it."_s.arg(rowWords(schema, link.row), shownColumns(*table, columns))};
    if (const Result<Done> done = setAll(draft, *table, link, nulls); !done)
        return done.error();
    return draft.step(text);
}

Result<RowStep> relinkRow(const Schema &schema, const RowEdits &edits, const Way &way,
                          const WholeRow &link, const WholeRow &to)
{
    const TablePtr table = schema.tables.find(link.row.table);
    Result<GivenValues> values = referencesTo(schema, edits, to, way.toColumns,
                                              way.crosses() ? way.farColumns : way.fromColumns);
    if (!values)
        return values.error();
    for (const auto &[column, value] : *values) {
        const bool shared = way.crosses() && holds(way.nearColumns, column);
        if (shared && edits.valueOf(*table, link, column) != value)
            return Error{u"%1 cannot be relinked: both its sides share the column %2, and they"
                         " would differ in it."_s.arg(rowWords(schema, link.row),
                                                      shownColumns(*table, {column}))};
    }
    RowDraft draft(edits);
    if (const Result<Done> done = setAll(draft, *table, link, *values); !done)
        return done.error();
    return draft.step(
        u"Relink %1 to %2"_s.arg(rowWords(schema, link.row), rowWords(schema, to.row)));
}

} // namespace sw
