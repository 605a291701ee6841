// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/samplemodel.h"

#include <QHeaderView>

namespace sw {

void SampleModel::show(const QStringList &names, const std::vector<QStringList> &rows)
{
    beginResetModel();
    m_names = names;
    m_rows = rows;
    endResetModel();
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return m_rows[static_cast<size_t>(index.row())].value(index.column());
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_names.value(section)
                                                                    : QVariant();
}

SampleTable::SampleTable(QWidget *parent) : QTableView(parent), m_model(new SampleModel(this))
{
    constexpr int RowHeight = 24;
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setSelectionMode(SingleSelection);
    setAlternatingRowColors(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(RowHeight);
    horizontalHeader()->setStretchLastSection(true);
    setAccessibleName(tr("First rows"));
    hide();
}

void SampleTable::show(const QStringList &names, const std::vector<QStringList> &rows)
{
    m_model->show(names, rows);
    constexpr int Widest = 260;
    constexpr int Air = 16;
    for (int i = 0; i < m_model->columnCount(); ++i)
        setColumnWidth(i, std::min(Widest, std::max(sizeHintForColumn(i) + Air,
                                                    horizontalHeader()->sectionSizeHint(i) + Air)));
    setVisible(!rows.empty());
    updateGeometry();
}

QSize SampleTable::sizeHint() const
{
    constexpr int Bar = 12;
    return {200, horizontalHeader()->sizeHint().height() + verticalHeader()->length() + Bar};
}

QSize SampleTable::minimumSizeHint() const { return {100, sizeHint().height()}; }

} // namespace sw
