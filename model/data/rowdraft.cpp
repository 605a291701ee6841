// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowdraft.h"

using namespace Qt::StringLiterals;

namespace sw {

RowDraft::RowDraft(const RowEdits &edits)
    : m_edits(edits), m_nextFresh(edits.nextFresh()), m_nextPlace(edits.nextPlace())
{
}

const RowEdit *RowDraft::of(const RowRef &row) const
{
    const auto changed = m_changed.find(row);
    if (changed == m_changed.end())
        return m_edits.of(row);
    return changed->second ? &*changed->second : nullptr;
}

RowState RowDraft::stateOf(const RowRef &row) const
{
    const RowEdit *edit = of(row);
    return edit ? edit->state : RowState::Same;
}

RowEdit &RowDraft::edited(const RowRef &row, RowState state)
{
    const RowEdit *now = of(row);
    RowEdit begun = now ? *now : RowEdit{state, {}, {}, m_nextPlace++};
    std::optional<RowEdit> &edit = m_changed[row];
    edit = std::move(begun);
    return *edit;
}

Result<Done> RowDraft::set(const RowRef &row, ColumnId column, const NewValue &value,
                           const Value &old)
{
    if (stateOf(row) == RowState::Removed)
        return Error{u"The row is to be deleted; undo that first."_s};
    if (row.isFresh() && stateOf(row) != RowState::New)
        return Error{u"The row “%1” is no longer there."_s.arg(freshName(row.fresh))};
    RowEdit &edit = edited(row, RowState::Changed);
    const auto cell = edit.cells.try_emplace(column, CellEdit{value, old}).first;
    cell->second.value = value;
    const bool asBefore = row.isFresh() ? value.kind == NewValue::Kind::Default
                                        : value == NewValue(cell->second.old);
    if (asBefore)
        edit.cells.erase(cell);
    if (edit.cells.empty() && !row.isFresh())
        m_changed[row] = std::nullopt;
    return Done();
}

RowRef RowDraft::insert(TableId table, const std::map<ColumnId, NewValue> &values,
                        const std::vector<Value> &rowid)
{
    const RowRef row{table, {}, m_nextFresh++};
    RowEdit edit{RowState::New, {}, rowid, m_nextPlace++};
    for (const auto &[column, value] : values) {
        if (value.kind != NewValue::Kind::Default)
            edit.cells.insert({column, {value, {}}});
    }
    m_changed[row] = std::move(edit);
    return row;
}

void RowDraft::remove(const RowRef &row, const std::map<ColumnId, Value> &seen)
{
    if (row.isFresh())
        return forgetFresh(row);
    if (stateOf(row) == RowState::Removed)
        return;
    RowEdit &edit = edited(row, RowState::Removed);
    edit.state = RowState::Removed;
    for (auto &[column, cell] : edit.cells)
        cell.value = cell.old;
    for (const auto &[column, value] : seen)
        edit.cells.insert({column, {value, value}});
}

void RowDraft::revert(const RowRef &row)
{
    if (row.isFresh())
        return forgetFresh(row);
    if (of(row))
        m_changed[row] = std::nullopt;
}

/// Nobody may wait for the key of a row that will not be.
void RowDraft::forgetFresh(const RowRef &row)
{
    if (!of(row))
        return;
    for (const RowRef &other : known()) {
        const RowEdit *edit = of(other);
        std::vector<std::pair<ColumnId, Value>> waiting;
        for (const auto &[column, cell] : edit->cells) {
            if (cell.value.kind == NewValue::Kind::OfFresh && cell.value.fresh == row.fresh)
                waiting.emplace_back(column, cell.old);
        }
        for (const auto &[column, old] : waiting)
            (void)set(other, column, other.isFresh() ? NewValue::byDefault() : NewValue(old));
    }
    m_changed[row] = std::nullopt;
}

/// Every row that is edited now.
std::vector<RowRef> RowDraft::known() const
{
    std::vector<RowRef> rows;
    for (const auto &[row, edit] : m_changed) {
        if (edit)
            rows.push_back(row);
    }
    for (const auto &[row, edit] : m_edits.rows()) {
        if (!m_changed.contains(row))
            rows.push_back(row);
    }
    return rows;
}

RowStep RowDraft::step(const QString &text) const
{
    RowStep step{text, {}};
    for (const auto &[row, after] : m_changed) {
        const RowEdit *edit = m_edits.of(row);
        const std::optional<RowEdit> before = edit ? std::optional(*edit) : std::nullopt;
        if (before != after)
            step.changes.push_back({row, before, after});
    }
    return step;
}

} // namespace sw
