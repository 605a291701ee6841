// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowedits.h"

#include "model/data/rowdraft.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

NewValue NewValue::byDefault()
{
    NewValue value;
    value.kind = Kind::Default;
    return value;
}

NewValue NewValue::ofFresh(int fresh, ColumnId column)
{
    NewValue value;
    value.kind = Kind::OfFresh;
    value.fresh = fresh;
    value.column = column;
    return value;
}

const RowEdit *RowEdits::of(const RowRef &row) const
{
    const auto found = m_rows.find(row);
    return found == m_rows.end() ? nullptr : &found->second;
}

RowState RowEdits::stateOf(const RowRef &row) const
{
    const RowEdit *edit = of(row);
    return edit ? edit->state : RowState::Same;
}

const NewValue *RowEdits::pending(const RowRef &row, ColumnId column) const
{
    const RowEdit *edit = of(row);
    if (!edit || edit->state == RowState::Removed)
        return nullptr;
    const auto found = edit->cells.find(column);
    return found == edit->cells.end() ? nullptr : &found->second.value;
}

NewValue RowEdits::valueOf(const Table &table, const WholeRow &row, ColumnId column) const
{
    if (const NewValue *value = pending(row.row, column))
        return *value;
    const Value *stored = row.value(table, column);
    return row.row.isFresh() || !stored ? NewValue::byDefault() : NewValue(*stored);
}

std::vector<RowRef> RowEdits::inOrder() const
{
    std::vector<RowRef> rows;
    rows.reserve(m_rows.size());
    for (const auto &[row, edit] : m_rows)
        rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [&](const RowRef &a, const RowRef &b) {
        return m_rows.at(a).place < m_rows.at(b).place;
    });
    return rows;
}

std::vector<RowRef> RowEdits::inOrder(TableId table) const
{
    std::vector<RowRef> rows = inOrder();
    std::erase_if(rows, [&](const RowRef &row) { return row.table != table; });
    return rows;
}

std::vector<RowRef> RowEdits::freshRows(TableId table) const
{
    std::vector<RowRef> rows = inOrder(table);
    std::erase_if(rows, [](const RowRef &row) { return !row.isFresh(); });
    return rows;
}

TableId RowEdits::tableOfFresh(int fresh) const
{
    const auto found = m_freshTables.find(fresh);
    return found != m_freshTables.end() && of({found->second, {}, fresh}) ? found->second
                                                                          : TableId();
}

void RowEdits::put(const RowRef &row, const std::optional<RowEdit> &edit)
{
    if (!edit) {
        m_rows.erase(row);
        return;
    }
    m_rows[row] = *edit;
    if (row.isFresh())
        m_freshTables[row.fresh] = row.table;
    m_nextFresh = std::max(m_nextFresh, row.fresh + 1);
    m_nextPlace = std::max(m_nextPlace, edit->place + 1);
}

void RowEdits::apply(RowStep step)
{
    if (step.isEmpty())
        return;
    m_steps.resize(m_done);
    m_steps.push_back(std::move(step));
    redo();
}

QString RowEdits::undoText() const { return canUndo() ? m_steps[m_done - 1].text : QString(); }

QString RowEdits::redoText() const { return canRedo() ? m_steps[m_done].text : QString(); }

void RowEdits::undo()
{
    if (!canUndo())
        return;
    for (const RowChange &change : m_steps[--m_done].changes)
        put(change.row, change.before);
}

void RowEdits::redo()
{
    if (!canRedo())
        return;
    for (const RowChange &change : m_steps[m_done++].changes)
        put(change.row, change.after);
}

void RowEdits::discardAll()
{
    RowStep step{u"Discard all edits"_s, {}};
    for (const auto &[row, edit] : m_rows)
        step.changes.push_back({row, edit, std::nullopt});
    apply(std::move(step));
}

Result<Done> RowEdits::set(const RowRef &row, ColumnId column, const NewValue &value,
                           const Value &old)
{
    RowDraft draft(*this);
    if (const Result<Done> done = draft.set(row, column, value, old); !done)
        return done;
    apply(draft.step(u"Edit a cell"_s));
    return Done();
}

RowRef RowEdits::insert(TableId table, const std::map<ColumnId, NewValue> &values)
{
    RowDraft draft(*this);
    const RowRef row = draft.insert(table, values);
    apply(draft.step(u"Add a row"_s));
    return row;
}

void RowEdits::remove(const RowRef &row, const std::map<ColumnId, Value> &seen)
{
    RowDraft draft(*this);
    draft.remove(row, seen);
    apply(draft.step(u"Delete a row"_s));
}

void RowEdits::revert(const RowRef &row)
{
    RowDraft draft(*this);
    draft.revert(row);
    apply(draft.step(u"Revert a row"_s));
}

RowStep stepBetween(const RowEdits &before, const RowEdits &after, const QString &text)
{
    RowStep step{text, {}};
    const auto editIn = [](const RowEdits &edits, const RowRef &row) {
        const RowEdit *edit = edits.of(row);
        return edit ? std::optional(*edit) : std::nullopt;
    };
    const auto add = [&](const RowRef &row) {
        const auto was = editIn(before, row);
        const auto is = editIn(after, row);
        if (was != is)
            step.changes.push_back({row, was, is});
    };
    for (const auto &[row, edit] : before.rows())
        add(row);
    for (const auto &[row, edit] : after.rows()) {
        if (!before.of(row))
            add(row);
    }
    return step;
}

} // namespace sw
