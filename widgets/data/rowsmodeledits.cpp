// SPDX-License-Identifier: Apache-2.0
// What is pending in the rows of a grid, and how it is written there.
#include "model/data/editverbs.h"
#include "model/data/longvalue.h"
#include "model/data/pastecells.h"
#include "widgets/data/celltext.h"
#include "widgets/data/peek.h"
#include "widgets/data/rowsmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

Cell beginningOf(const Value &value)
{
    Cell cell{value, value.bytes.size()};
    if (value.bytes.size() > RowReader::MostBytes)
        cell.value.bytes.truncate(value.kind == ValueClass::Text
                                      ? wholeLetters(value.bytes, RowReader::MostBytes)
                                      : RowReader::MostBytes);
    return cell;
}

void showPending(ShownCell &shown, const Table &table, const RowsColumn &column,
                 const NewValue *pending, const RowRef &row)
{
    shown.cell = {};
    if (pending && pending->kind == NewValue::Kind::Given) {
        shown.cell = beginningOf(pending->value);
    } else if (pending && pending->kind == NewValue::Kind::OfFresh) {
        shown.word = freshName(pending->fresh);
    } else {
        const Column *declared = table.column(column.id);
        const bool isOwnKey = column.isKey && declared && declared->defaultValue.isEmpty();
        shown.word = declared && declared->generated                 ? RowsModel::tr("computed")
                     : declared && !declared->defaultValue.isEmpty() ? declared->defaultValue
                     : isOwnKey && row.isFresh()                     ? freshName(row.fresh)
                                                                     : QString();
    }
}

void RowsModel::setEditing(RowEditing *editing)
{
    m_editing = editing;
    connect(editing, &RowEditing::changed, this, &RowsModel::takeEdits);
}

void RowsModel::setShowsFresh(std::function<bool(const RowRef &)> shows)
{
    m_showsFresh = std::move(shows);
    takeEdits();
}

void RowsModel::takeEdits()
{
    takeView();
    std::vector<RowRef> fresh;
    if (const TablePtr table = m_editing && m_showsFresh ? editTable() : nullptr) {
        for (const RowRef &row : m_editing->edits().freshRows(table->id)) {
            if (m_showsFresh(row))
                fresh.push_back(row);
        }
    }
    const auto first = static_cast<int>(m_count);
    // One more or one less is the rule: the others keep their place.
    const auto same = std::mismatch(m_fresh.begin(), m_fresh.end(), fresh.begin(), fresh.end());
    const auto kept = static_cast<int>(same.first - m_fresh.begin());
    if (kept < static_cast<int>(m_fresh.size())) {
        beginRemoveRows({}, first + kept, first + static_cast<int>(m_fresh.size()) - 1);
        m_fresh.resize(static_cast<size_t>(kept));
        endRemoveRows();
    }
    if (kept < static_cast<int>(fresh.size())) {
        beginInsertRows({}, first + kept, first + static_cast<int>(fresh.size()) - 1);
        m_fresh = std::move(fresh);
        endInsertRows();
    }
    if (count() > 0 && !m_columns.empty())
        Q_EMIT dataChanged(index(static_cast<int>(std::min(m_first, count() - 1)), 0),
                           index(static_cast<int>(count()) - 1, columnCount() - 1));
    Q_EMIT arrived();
}

std::optional<RowRef> RowsModel::ref(qint64 row) const
{
    const TablePtr table = editTable();
    if (!table || row < 0 || row >= count())
        return {};
    if (row >= m_count)
        return m_fresh[static_cast<size_t>(row - m_count)];
    const RowValues *values = this->row(row);
    if (values && !m_set.table)
        return refInView(*table, *values);
    if (!values || values->key.empty() || values->cells.empty())
        return {};
    return RowRef{table->id, values->key, 0};
}

qint64 RowsModel::placeOf(const RowRef &row) const
{
    const auto fresh = std::find(m_fresh.begin(), m_fresh.end(), row);
    if (fresh != m_fresh.end())
        return m_count + (fresh - m_fresh.begin());
    for (const auto &[number, page] : m_pages) {
        for (size_t i = 0; i < page.page.rows.size(); ++i) {
            const qint64 place = page.page.first + static_cast<qint64>(i);
            if (m_set.table ? page.page.rows[i].key == row.key : ref(place) == row)
                return place;
        }
    }
    return -1;
}

std::optional<WholeRow> RowsModel::whole(qint64 row) const
{
    const std::optional<RowRef> which = ref(row);
    if (!which || which->isFresh())
        return which ? std::optional(WholeRow{*which, {}}) : std::nullopt;
    WholeRow whole{*which, {}};
    for (const Cell &cell : this->row(row)->cells) {
        if (cell.isCut())
            return {};
        whole.values.push_back(cell.value);
    }
    return whole;
}

ShownCell RowsModel::shown(const QModelIndex &index) const
{
    ShownCell shown;
    if (const Cell *stored = cell(index))
        shown.cell = *stored;
    // All values of a view's row tell it from others: they are compared only where one is edited.
    const bool mayBeEdited
        = m_editing && index.isValid() && (m_set.table || !m_editing->edits().isEmpty());
    const std::optional<RowRef> which = mayBeEdited ? ref(index.row()) : std::nullopt;
    const auto column = static_cast<size_t>(std::max(index.column(), 0));
    if (!which || column >= m_columns.size())
        return shown;
    if (m_columns[column].ofLink)
        return shownOfLink(index);
    const RowState row = m_editing->edits().stateOf(*which);
    if (row == RowState::New || row == RowState::Removed)
        shown.state = row;
    else if (m_crossing)
        shown.state = linkState(index.row());
    shown.problem = m_editing->problem(*which, m_columns[column].id);
    const NewValue *pending = m_editing->edits().pending(*which, m_columns[column].id);
    if (!pending && row != RowState::New)
        return shown;
    if (row == RowState::Changed)
        shown.state = row;
    showPending(shown, *editTable(), m_columns[column], pending, *which);
    return shown;
}

std::optional<RowSet> RowsModel::seenFrom(const QModelIndex &index) const
{
    const std::optional<RowRef> which
        = index.isValid() && m_set.table ? ref(index.row()) : std::nullopt;
    if (!which)
        return {};
    const RowsColumn &column = m_columns[static_cast<size_t>(index.column())];
    const ShownCell shown = this->shown(index);
    const bool refers
        = column.parent && !column.ofLink && (!shown.cell.value.isNull() || !shown.word.isEmpty());
    return rowSeenFrom(m_database.schema(), m_editing ? &m_editing->edits() : nullptr, *which,
                       whole(index.row()), refers ? column.parent : std::nullopt);
}

QString RowsModel::readOnlyReason(const QModelIndex &index) const
{
    const QString reason = lockedReason(index);
    // What was not read to its end cannot be compared with what is there when it is saved.
    if (const Cell *stored = reason.isEmpty() ? cell(index) : nullptr; stored && stored->isCut())
        return tr("The value is too long to be edited here: the value pane (F7) has all of it.");
    return reason;
}

QString RowsModel::lockedReason(const QModelIndex &index) const
{
    if (!m_editing || isEmpty() || !index.isValid())
        return tr("These rows can only be read.");
    if (m_columns[static_cast<size_t>(index.column())].ofLink)
        return readOnlyReasonOfLink(index);
    const std::optional<RowRef> which = ref(index.row());
    const ColumnId column = m_columns[static_cast<size_t>(index.column())].id;
    if (const QString reason
        = m_set.table ? QString() : lockedReasonInView(index.row(), RowState::Changed, column);
        !reason.isEmpty())
        return reason;
    if (!which)
        return tr("Nothing tells this row from others, so it cannot be changed here.");
    if (m_editing->edits().stateOf(*which) == RowState::Removed)
        return tr("The row is to be deleted.");
    const TablePtr table = editTable();
    if (const QString reason = sw::readOnlyReason(*table); !reason.isEmpty())
        return reason;
    return sw::readOnlyReason(*table, column);
}

QString RowsModel::untypedReason(const QModelIndex &index) const
{
    const Cell cell = shown(index).cell;
    const Value &value = cell.value;
    if (cell.isCut())
        return tr("The value is too long to be edited here: the value pane (F7) has all of it.");
    if (value.kind == ValueClass::Blob)
        return tr("Bytes are not edited as a text.");
    if (value.kind == ValueClass::Text && QString::fromUtf8(value.bytes).toUtf8() != value.bytes)
        return tr("The text is no valid UTF-8, and would not be the same again.");
    return {};
}

bool RowsModel::setValue(const QModelIndex &index, const NewValue &value)
{
    if (!readOnlyReason(index).isEmpty())
        return false;
    const Cell *stored = cell(index);
    const std::optional<WholeRow> row = owner(index);
    const Value *linked
        = stored || !row
              ? nullptr
              : row->value(*tableOf(index), m_columns[static_cast<size_t>(index.column())].id);
    return setValue(index, value, stored ? stored->value : linked ? *linked : Value());
}

bool RowsModel::setValue(const QModelIndex &index, const NewValue &value, const Value &stored)
{
    const std::optional<WholeRow> row = m_editing ? owner(index) : std::nullopt;
    if (!row || !lockedReason(index).isEmpty())
        return false;
    m_editing->set(*row, m_columns[static_cast<size_t>(index.column())].id, value, stored);
    return true;
}

const Value *RowsModel::pendingValue(const QModelIndex &index) const
{
    const std::optional<WholeRow> row = m_editing && index.isValid() ? owner(index) : std::nullopt;
    const NewValue *pending = row ? m_editing->edits().pending(
                                  row->row, m_columns[static_cast<size_t>(index.column())].id)
                                  : nullptr;
    return pending && pending->kind == NewValue::Kind::Given ? &pending->value : nullptr;
}

bool RowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !editTable())
        return false;
    const TablePtr table = tableOf(index);
    const Column *column = table->column(m_columns[static_cast<size_t>(index.column())].id);
    return column && setValue(index, typedValue(*table, *column, value.toString()));
}

Qt::ItemFlags RowsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && readOnlyReason(index).isEmpty() && untypedReason(index).isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::TextAlignmentRole
        && role != Qt::ToolTipRole)
        return {};
    if (!index.isValid() || (index.row() < m_count && !row(index.row())))
        return {};
    const ShownCell shown = this->shown(index);
    const Value &value = shown.cell.value;
    if (role == Qt::DisplayRole)
        return shown.word.isEmpty() ? cellText(shown.cell) : shown.word;
    if (role == Qt::EditRole)
        return !shown.word.isEmpty() || value.isNull() ? QString()
               : value.kind == ValueClass::Text        ? QString::fromUtf8(value.bytes)
                                                       : cellText(shown.cell);
    if (role == Qt::ToolTipRole) {
        if (shown.problem)
            return shown.problem->text;
        const QString reason = untypedReason(index);
        return reason.isEmpty() && m_editing ? readOnlyReason(index) : reason;
    }
    const bool isNumber = value.kind == ValueClass::Integer || value.kind == ValueClass::Real;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter)
                               | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace sw
