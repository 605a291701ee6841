// SPDX-License-Identifier: Apache-2.0
// Rows of a view are edited where its INSTEAD OF triggers say how.
#include "model/data/editverbs.h"
#include "widgets/data/rowsmodel.h"

namespace sw {

TablePtr RowsModel::editTable() const
{
    return m_set.table || !m_set.view || !m_editing ? m_set.table
                                                    : m_editing->views().tableOf(m_set.view->id);
}

/// The columns came with the first rows; what they are called in an edit comes beside.
void RowsModel::takeView()
{
    if (m_set.table || !m_set.view || !m_editing)
        return;
    m_editing->views().learn(m_set.view);
    const TablePtr table = editTable();
    for (size_t i = 0; table && i < m_columns.size(); ++i)
        m_columns[i].id = i < table->columns.size() ? table->columns[i].id : ColumnId();
}

/// All of its values: nothing where one of them was not read to its end.
std::optional<RowRef> RowsModel::refInView(const Table &table, const RowValues &values) const
{
    if (values.cells.size() != table.columns.size())
        return {};
    RowRef row{table.id, {}, 0};
    for (const Cell &cell : values.cells) {
        if (cell.isCut())
            return {};
        row.key.push_back(cell.value);
    }
    return row;
}

QString RowsModel::lockedReasonInView(qint64 row, RowState becomes, ColumnId column) const
{
    if (!m_editing || !m_set.view)
        return tr("These rows can only be read.");
    const std::optional<RowRef> which = ref(row);
    const bool isFresh = which && which->isFresh();
    const QString reason
        = m_editing->views().whyNot(*m_set.view, isFresh ? RowState::New : becomes, column);
    if (!reason.isEmpty() || isFresh)
        return reason;
    if (!which)
        return tr("A row of a view is told from others by all of its values, and one of these is"
                  " too long for that: change it in its table.");
    if (hasTwin(row))
        return tr("Another row of %1 is the same in every value, and nothing tells them apart:"
                  " change one of them in its table.")
            .arg(m_set.view->name);
    return {};
}

/// Among the rows that are held; all others are looked at when it is saved.
bool RowsModel::hasTwin(qint64 row) const
{
    const RowValues *values = this->row(row);
    for (const auto &[number, page] : m_pages) {
        for (size_t i = 0; values && i < page.page.rows.size(); ++i) {
            const bool isOther = page.page.first + static_cast<qint64>(i) != row;
            if (isOther && page.page.rows[i].cells == values->cells)
                return true;
        }
    }
    return false;
}

QString RowsModel::addReason() const
{
    if (const TablePtr table = m_set.table)
        return sw::readOnlyReason(*table);
    return m_editing && m_set.view ? m_editing->views().whyNot(*m_set.view, RowState::New)
                                   : QString();
}

QString RowsModel::removeReason(qint64 row) const
{
    return m_set.table || !m_set.view ? QString() : lockedReasonInView(row, RowState::Removed, {});
}

} // namespace sw
