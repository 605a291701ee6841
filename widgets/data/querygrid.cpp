// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/querygrid.h"

#include "widgets/data/celltext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

QueryGrid::QueryGrid(std::shared_ptr<const QueryResult> result, const Theme &theme, QWidget *parent)
    : QTableView(parent), m_results(new QueryResults(std::move(result), theme, this))
{
    constexpr int Widest = 360;
    constexpr int Sampled = 100;
    constexpr int RowHeight = 26;
    setModel(m_results);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(RowHeight);
    horizontalHeader()->setResizeContentsPrecision(Sampled);
    resizeColumnsToContents();
    for (int i = 0; i < m_results->columnCount(); ++i)
        setColumnWidth(i, std::min(columnWidth(i) + 2, Widest));
    if (m_results->rowCount() > 0)
        setCurrentIndex(m_results->index(0, 0));
    setAccessibleName(tr("Result"));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QString QueryGrid::copy() const
{
    const QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty())
        return {};
    QRect all;
    for (const QItemSelectionRange &each : selection)
        all |= QRect(QPoint(each.left(), each.top()), QPoint(each.right(), each.bottom()));
    QStringList lines;
    for (int row = all.top(); row <= all.bottom(); ++row) {
        QStringList cells;
        for (int column = all.left(); column <= all.right(); ++column) {
            const QModelIndex index = m_results->index(row, column);
            if (!selection.contains(index))
                continue;
            const Cell &cell = m_results->cell(index);
            if (cell.isCut() && cell.value.kind != ValueClass::Blob)
                return tr("Nothing was copied: of %1 only the beginning was read.")
                    .arg(m_results->result().columns.value(column));
            cells.append(cellForPaste(cell));
        }
        if (!cells.isEmpty())
            lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return {};
}

} // namespace sw
