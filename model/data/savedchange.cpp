// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowdraft.h"
#include "model/data/rowkey.h"
#include "model/data/rowsalong.h"
#include "model/data/saverows.h"
#include "model/sql/quote.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

std::map<ColumnId, Value> seenIn(const Table &table, const WholeRow &row)
{
    std::map<ColumnId, Value> seen;
    for (const Column &column : table.columns) {
        const Value *value = row.value(table, column.id);
        if (value && !column.generated)
            seen[column.id] = *value;
    }
    return seen;
}

/// Columns in which the two rows are not the same; a missing row differs in none.
std::vector<ColumnId> differences(const Table &table, const WholeRow &a, const WholeRow &b)
{
    std::vector<ColumnId> columns;
    for (const Column &column : table.columns) {
        const Value *first = a.value(table, column.id);
        const Value *second = b.value(table, column.id);
        if (first && second && !(*first == *second) && !column.generated)
            columns.push_back(column.id);
    }
    return columns;
}

void putBack(RowDraft &draft, const Table &table, const RowImage &image)
{
    if (image.before && image.after) {
        for (const ColumnId column : differences(table, *image.before, *image.after))
            (void)draft.set(image.after->row, column, *image.before->value(table, column),
                            *image.after->value(table, column));
    } else if (image.after) {
        draft.remove(image.after->row, seenIn(table, *image.after));
    } else if (image.before) {
        std::map<ColumnId, NewValue> values;
        for (const auto &[column, value] : seenIn(table, *image.before))
            values[column] = value;
        const RowKey key = rowKeyOf(table);
        draft.insert(table.id, values, key.isRowid ? image.before->row.key : std::vector<Value>());
    }
}

/// Why the row cannot be put back; nothing where it is as the save left it.
std::optional<RowProblem> changedSince(const Schema &schema, const Table &table,
                                       const RowImage &image, const std::optional<WholeRow> &now)
{
    if (image.after == now)
        return std::nullopt;
    const RowRef row = image.after ? image.after->row : image.before->row;
    RowProblem problem{row, {}, {}, ChangedRow{{}, now, {}}};
    if (image.after)
        problem.changed->seen = seenIn(table, *image.after);
    if (image.after && now) {
        problem.changed->different = differences(table, *image.after, *now);
        problem.column
            = problem.changed->different.empty() ? ColumnId() : problem.changed->different.front();
    }
    problem.text = rowWords(schema, row)
                   + (!now          ? u" is no longer there; it is left so."_s
                      : image.after ? u" was changed since; it is left as it is."_s
                                    : u" is there again; it is left as it is."_s);
    return problem;
}

/// Where the rows are that the save left.
std::set<RowRef> rowsLeft(const SavedChange &change)
{
    std::set<RowRef> left;
    for (const RowImage &image : change.rows) {
        if (image.after)
            left.insert(image.after->row);
    }
    return left;
}

/// Rows that go again may have got children since; foreign keys would take them along.
Result<Done> checkNothingElseGoes(sqlite3 *database, const Schema &schema, const RowEdits &reversal)
{
    const auto along = rowsAlong(database, schema, reversal, SavedChange::MostRows);
    if (!along)
        return along.error();
    for (const auto &[row, was] : along->rows) {
        if (reversal.stateOf(row) != RowState::Removed)
            return Error{u"This save cannot be undone: %1 refers to a row that would go or change"
                         " again, and a foreign key would take it along; unlink it first."_s.arg(
                             rowWords(schema, row))};
    }
    return Done();
}

} // namespace

RowStep keepMine(const Table &table, const RowEdits &edits, const RowRef &row, const WholeRow &now)
{
    RowStep step{u"Keep mine"_s, {}};
    const RowEdit *edit = edits.of(row);
    if (!edit)
        return step;
    RowEdit mine = *edit;
    for (auto &[column, cell] : mine.cells) {
        const Value *value = now.value(table, column);
        cell.old = value ? *value : Value();
    }
    std::erase_if(mine.cells, [&](const auto &cell) {
        return mine.state == RowState::Changed && cell.second.value == NewValue(cell.second.old);
    });
    const bool nothing = mine.state == RowState::Changed && mine.cells.empty();
    if (nothing || mine != *edit)
        step.changes.push_back({row, *edit, nothing ? std::nullopt : std::optional(mine)});
    return step;
}

Result<Reversal> reverseSaved(sqlite3 *database, const Schema &schema, const RowEdits &edits,
                              const SavedChange &change)
{
    if (!change.isWhole)
        return Error{
            u"This save cannot be undone: it changed more rows than are remembered, or gave"
            " a row the key of another to which rows refer."_s};
    RowDraft draft(edits);
    RowEdits alone;
    RowDraft draftAlone(alone);
    Reversal reversal;
    const std::set<RowRef> left = rowsLeft(change);
    for (const RowImage &image : change.rows) {
        const std::optional<WholeRow> &known = image.after ? image.after : image.before;
        const TablePtr table = known ? schema.tables.find(known->row.table) : nullptr;
        if (!table)
            continue;
        auto now = readRow(database, *table, known->row.key);
        if (!now)
            return now.error();
        // What took the key of a row that went, in the same save, goes again.
        if (!image.after && left.contains(known->row))
            *now = std::nullopt;
        if (auto problem = changedSince(schema, *table, image, *now)) {
            reversal.changedSince.push_back(std::move(*problem));
            continue;
        }
        putBack(draft, *table, image);
        putBack(draftAlone, *table, image);
    }
    alone.apply(draftAlone.step({}));
    if (const Result<Done> harmless = checkNothingElseGoes(database, schema, alone); !harmless)
        return harmless.error();
    reversal.step = draft.step(u"Undo saved change"_s);
    return reversal;
}

} // namespace sw
