// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/queryresults.h"

#include "widgets/data/celltext.h"

namespace sw {

QueryResults::QueryResults(std::shared_ptr<const QueryResult> result, const Theme &theme,
                           QObject *parent)
    : QAbstractTableModel(parent), m_result(std::move(result)), m_theme(theme)
{
}

const Cell &QueryResults::cell(const QModelIndex &index) const
{
    return m_result->rows[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())];
}

int QueryResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result->rows.size());
}

int QueryResults::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result->columns.size());
}

QVariant QueryResults::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Cell &shown = cell(index);
    const ValueClass kind = shown.value.kind;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown);
    case Qt::ToolTipRole:
        return shown.isCut() ? tr("Of %1 the beginning is shown").arg(sizeText(shown.length))
                             : QVariant();
    case Qt::TextAlignmentRole: {
        const bool isNumber = kind == ValueClass::Integer || kind == ValueClass::Real;
        return static_cast<int>(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case Qt::ForegroundRole: {
        const Colors &colors = m_theme.colors();
        if (!isWordFor(shown))
            return colors.text;
        return kind == ValueClass::Blob ? colors.muted : colors.faint;
    }
    default:
        return {};
    }
}

QVariant QueryResults::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(m_result->columns.value(section))
                                         : QVariant(section + 1);
}

} // namespace sw
