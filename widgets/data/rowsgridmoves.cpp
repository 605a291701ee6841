// SPDX-License-Identifier: Apache-2.0
// How the mouse and the keys move about in a grid of rows.
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowsgutter.h"
#include "widgets/data/rowsheader.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace sw {

void RowsGrid::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int fits = rowsInSight();
    const auto top = static_cast<int>(topRow());
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(index.row() - fits / 2);
    else if (index.row() < top || hint == PositionAtTop)
        verticalScrollBar()->setValue(index.row());
    else if (index.row() >= top + fits || hint == PositionAtBottom)
        verticalScrollBar()->setValue(index.row() - fits + 1);
    const QRect cell = visualRect(index);
    const int kept = m_header->frozenWidth();
    if (m_header->isFrozen(index.column()))
        return;
    if (cell.left() < kept || cell.width() > viewport()->width() - kept)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + cell.left() - kept);
    else if (cell.right() > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + cell.right()
                                        - viewport()->width());
}

QModelIndex RowsGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const auto rows = static_cast<int>(m_rows.count());
    if (rows == 0 || m_header->count() == m_header->hiddenSectionCount())
        return {};
    const bool far = modifiers & Qt::ControlModifier;
    int row = std::max(currentIndex().row(), 0);
    int place = currentIndex().isValid() ? m_header->visualIndex(currentIndex().column()) : 0;
    const auto step = [&](int by) {
        int next = place + by;
        while (next >= 0 && next < m_header->count()
               && m_header->isSectionHidden(m_header->logicalIndex(next)))
            next += by;
        const bool isThere = next >= 0 && next < m_header->count();
        place = isThere ? next : place;
        return isThere;
    };
    switch (action) {
    case MoveUp:
        row = far ? 0 : row - 1;
        break;
    case MoveDown:
        row = far ? rows - 1 : row + 1;
        break;
    case MovePageUp:
        row -= rowsInSight();
        break;
    case MovePageDown:
        row += rowsInSight();
        break;
    case MoveHome:
        row = far ? 0 : row;
        place = -1;
        step(1);
        break;
    case MoveEnd:
        row = far ? rows - 1 : row;
        place = m_header->count();
        step(-1);
        break;
    case MoveLeft:
        step(-1);
        break;
    case MoveRight:
        step(1);
        break;
    case MoveNext:
    case MovePrevious:
        if (!step(action == MoveNext ? 1 : -1)) {
            row += action == MoveNext ? 1 : -1;
            place = action == MoveNext ? -1 : m_header->count();
            step(action == MoveNext ? 1 : -1);
        }
        break;
    }
    return m_rows.index(std::clamp(row, 0, rows - 1), m_header->logicalIndex(place));
}

/// Keys with Ctrl go far and take the selection along, as in a spreadsheet.
QItemSelectionModel::SelectionFlags RowsGrid::selectionCommand(const QModelIndex &index,
                                                               const QEvent *event) const
{
    if (event && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const bool isMove = key->key() >= Qt::Key_Home && key->key() <= Qt::Key_PageDown;
        if (isMove && key->modifiers() == Qt::ControlModifier)
            return QItemSelectionModel::ClearAndSelect;
        if (isMove && key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
            return QItemSelectionModel::SelectCurrent;
    }
    return QAbstractItemView::selectionCommand(index, event);
}

void RowsGrid::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QRect area = rect.normalized();
    const auto rowOf = [this](int y) {
        const int height = rowHeight();
        const qint64 row = topRow() + (y >= 0 ? y / height : (y - height + 1) / height);
        return static_cast<int>(std::clamp<qint64>(row, 0, m_rows.count() - 1));
    };
    QItemSelection selection;
    if (m_rows.count() > 0) {
        for (int column = 0; column < m_header->count(); ++column) {
            const int left = m_header->leftOf(column);
            const int right = left + m_header->sectionSize(column) - 1;
            if (m_header->isSectionHidden(column) || right < area.left() || left > area.right())
                continue;
            selection.merge({m_rows.index(rowOf(area.top()), column),
                             m_rows.index(rowOf(area.bottom()), column)},
                            QItemSelectionModel::Select);
        }
    }
    selectionModel()->select(selection, flags);
}

void RowsGrid::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex arrow = arrowAt(event->pos());
    const bool follows = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (arrow.isValid() && follows) {
        const Qt::KeyboardModifiers modifiers = event->button() == Qt::MiddleButton
                                                    ? Qt::KeyboardModifiers(Qt::ControlModifier)
                                                    : event->modifiers();
        Q_EMIT followed(arrow, modifiers);
        return;
    }
    QAbstractItemView::mousePressEvent(event);
}

void RowsGrid::peek()
{
    const QModelIndex index = currentIndex();
    if (const auto row = index.isValid() ? m_rows.seenFrom(index) : std::nullopt)
        Q_EMIT peeked({*row, onScreen(*viewport(), visualRect(index)), true});
}

void RowsGrid::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(arrowAt(event->pos()).isValid() ? Qt::PointingHandCursor
                                                          : Qt::ArrowCursor);
    QAbstractItemView::mouseMoveEvent(event);
}

void RowsGrid::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    // The place is one in the viewport already.
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const QPoint global
        = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
    Q_EMIT menuWanted(index, global);
}

void RowsGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    m_gutter->update();
    Q_EMIT focusRowChanged();
    Q_EMIT cellChanged();
}

void RowsGrid::selectionChanged(const QItemSelection &selected, const QItemSelection &gone)
{
    QAbstractItemView::selectionChanged(selected, gone);
    viewport()->update();
    m_gutter->update();
    Q_EMIT focusRowChanged();
}

void RowsGrid::showRow(const RowRef &row)
{
    const qint64 place = m_rows.placeOf(row);
    if (place < 0)
        return;
    int column = 0;
    for (int each = m_rows.columnCount() - 1; each >= 0; --each) {
        const ShownCell shown = m_rows.shown(m_rows.index(static_cast<int>(place), each));
        if (shown.word.isEmpty() && shown.cell.value.isNull())
            column = each;
    }
    goTo(place, column);
    setFocus();
}

void RowsGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractItemView::focusInEvent(event);
    Q_EMIT cellChanged();
}

} // namespace sw
