// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowsgutter.h"

#include "widgets/data/rowsgrid.h"

#include <QMouseEvent>
#include <QPainter>

namespace sw {

RowsGutter::RowsGutter(RowsGrid &grid, const Theme &theme)
    : QWidget(&grid), m_grid(grid), m_theme(theme)
{
}

void RowsGutter::paintEvent(QPaintEvent * /*event*/)
{
    constexpr int Padding = 8;
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.panel2);
    painter.setPen(colors.line);
    painter.drawLine(width() - 1, 0, width() - 1, height());
    painter.drawLine(0, m_top - 1, width() - 1, m_top - 1);
    const int step = m_grid.rowHeight();
    const qint64 first = m_grid.topRow();
    for (qint64 row = first; row < m_grid.rows().count(); ++row) {
        const int top = m_top + static_cast<int>(row - first) * step;
        if (top > height())
            break;
        const QRect line(0, top, width() - 1, step);
        const bool current = m_grid.currentIndex().row() == row;
        painter.setPen(current ? colors.accent : colors.muted);
        painter.drawText(line.adjusted(0, 0, -Padding, 0), Qt::AlignVCenter | Qt::AlignRight,
                         QString::number(row + 1));
    }
}

int RowsGutter::rowAt(int y) const
{
    const qint64 row = m_grid.topRow() + (y - m_top) / m_grid.rowHeight();
    return y >= m_top && row < m_grid.rows().count() ? static_cast<int>(row) : -1;
}

void RowsGutter::select(int row, Qt::KeyboardModifiers modifiers)
{
    if (row < 0 || m_grid.rows().columns().empty())
        return;
    if (!(modifiers & Qt::ShiftModifier) || m_from < 0)
        m_from = row;
    const int last = m_grid.rows().columnCount() - 1;
    const QItemSelection rows(m_grid.rows().index(std::min(m_from, row), 0),
                              m_grid.rows().index(std::max(m_from, row), last));
    auto *selection = m_grid.selectionModel();
    const int column = std::max(m_grid.currentIndex().column(), 0);
    selection->setCurrentIndex(m_grid.rows().index(row, column), QItemSelectionModel::NoUpdate);
    selection->select(rows, modifiers & Qt::ControlModifier ? QItemSelectionModel::Select
                                                            : QItemSelectionModel::ClearAndSelect);
    m_grid.setFocus();
}

void RowsGutter::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        select(rowAt(event->pos().y()), event->modifiers());
}

void RowsGutter::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        select(rowAt(event->pos().y()), event->modifiers() | Qt::ShiftModifier);
}

void RowsGutter::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_grid.viewport(), event);
}

} // namespace sw
