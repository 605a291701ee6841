// SPDX-License-Identifier: Apache-2.0
// What is selected, as text.
#include "widgets/data/celltext.h"
#include "widgets/data/datapage.h"
#include "widgets/data/rowsgrid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// As a spreadsheet takes it: a cell with a tab or a line break in it stands in quotes.
QString pasteable(const Cell *cell)
{
    if (!cell || cell->value.isNull())
        return {};
    QString text = cell->value.kind == ValueClass::Text ? QString::fromUtf8(cell->value.bytes)
                                                        : cellText(*cell);
    if (text.contains(u'\t') || text.contains(u'\n') || text.contains(u'"'))
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text;
}

} // namespace

void DataPage::copy()
{
    constexpr size_t MostRows = 10'000;
    const QItemSelectionModel &selected = *m_grid->selectionModel();
    QStringList lines;
    for (const qint64 row : m_grid->selectedRows(MostRows)) {
        QStringList cells;
        for (int place = 0; place < m_grid->header().count(); ++place) {
            const int column = m_grid->header().logicalIndex(place);
            const QModelIndex index = m_rows->index(static_cast<int>(row), column);
            if (!m_grid->header().isSectionHidden(column) && selected.isSelected(index))
                cells.append(pasteable(m_rows->cell(index)));
        }
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace sw
