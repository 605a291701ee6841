// SPDX-License-Identifier: Apache-2.0
// The mouse and the keys in a tree of rows, and how it is painted around its cells.
#include "widgets/data/cellpainter.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowsheader.h"
#include "widgets/data/rowstree.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

QList<QModelIndex> RowsTree::wayTo(const QModelIndex &index)
{
    QList<QModelIndex> way;
    for (QModelIndex each = index; each.isValid(); each = each.parent())
        way.prepend(each);
    return way;
}

QModelIndexList RowsTree::selectedRowsInOrder(qsizetype most) const
{
    std::vector<std::pair<QList<QModelIndex>, QItemSelectionRange>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        if (range.left() == 0)
            ranges.emplace_back(wayTo(range.topLeft()), range);
    }
    std::sort(ranges.begin(), ranges.end(), [](const auto &a, const auto &b) {
        return std::lexicographical_compare(
            a.first.begin(), a.first.end(), b.first.begin(), b.first.end(),
            [](const QModelIndex &x, const QModelIndex &y) { return x.row() < y.row(); });
    });
    QModelIndexList rows;
    for (const auto &[way, range] : ranges) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row)
            rows.append(m_rows->index(row, 0, range.parent()));
    }
    return rows;
}

std::optional<RowTree::Keys> RowsTree::selectedKeys(qsizetype most) const
{
    RowTree::Keys keys;
    const QModelIndexList selected = selectedRowsInOrder(most + 1);
    for (const QModelIndex &index : selected) {
        const RowValues *values = m_rows->row(index);
        if (values)
            keys.push_back(values->key);
        else if (m_rows->kindOf(index) == TreeModel::Kind::Row)
            return {};
    }
    return selected.size() > most ? std::nullopt : std::optional(keys);
}

QRect RowsTree::arrowRect(const QModelIndex &index) const
{
    const Cell *cell = m_rows->cell(index);
    const bool refers = cell && !cell->value.isNull()
                        && m_rows->columns()[static_cast<size_t>(index.column())].parent;
    return refers ? CellPainter::arrowRect(visualRect(index)) : QRect();
}

QModelIndex RowsTree::arrowAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    return index.isValid() && arrowRect(index).contains(point) ? index : QModelIndex();
}

void RowsTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    m_rows->want(index);
    QTreeView::drawRow(painter, option, index);
}

/// A line for each level, and an arrow where something is below.
void RowsTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const bool isSelected = selectionModel()->isSelected(index.siblingAtColumn(0));
    painter->fillRect(rect, isSelected ? colors.accentBack : colors.panel);
    painter->setPen(colors.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    for (int x = rect.left() + indentation() / 2; x < rect.right() - indentation();
         x += indentation())
        painter->drawLine(x, rect.top(), x, rect.bottom());
    if (!m_rows->hasChildren(index))
        return;
    constexpr int Size = 14;
    QRect arrow(0, 0, Size, Size);
    arrow.moveCenter({rect.right() - indentation() / 2 + 1, rect.center().y()});
    m_theme.icon(isExpanded(index) ? u"chevron-down"_s : u"chevron-right"_s).paint(painter, arrow);
}

QString RowsTree::emptyText() const
{
    if (!m_rows->error().isEmpty())
        return m_rows->error();
    if (!m_rows->tree() || m_rows->rowCount() > 0)
        return {};
    return m_rows->isReading() ? tr("Reading…") : tr("No rows");
}

void RowsTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    const QString text = emptyText();
    if (text.isEmpty())
        return;
    constexpr int Margin = 16;
    QPainter painter(viewport());
    painter.setPen(m_rows->error().isEmpty() ? m_theme.colors().muted : m_theme.colors().red);
    painter.drawText(viewport()->rect().adjusted(Margin, Margin, -Margin, -Margin),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
}

void RowsTree::mousePressEvent(QMouseEvent *event)
{
    m_seeksMatch = false;
    const QModelIndex arrow = arrowAt(event->pos());
    if (arrow.isValid()
        && (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)) {
        Q_EMIT followed(arrow, event->button() == Qt::MiddleButton
                                   ? Qt::KeyboardModifiers(Qt::ControlModifier)
                                   : event->modifiers());
        return;
    }
    QTreeView::mousePressEvent(event);
}

void RowsTree::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(arrowAt(event->pos()).isValid() ? Qt::PointingHandCursor
                                                          : Qt::ArrowCursor);
    QTreeView::mouseMoveEvent(event);
}

bool RowsTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QModelIndex arrow = arrowAt(static_cast<QHelpEvent *>(event)->pos());
        if (const auto row = arrow.isValid() ? m_rows->seenFrom(arrow) : std::nullopt) {
            Q_EMIT peeked({*row, onScreen(*viewport(), arrowRect(arrow)), false});
            return true;
        }
    }
    return QTreeView::viewportEvent(event);
}

void RowsTree::peek()
{
    const QModelIndex index = currentIndex();
    if (const auto row = index.isValid() ? m_rows->seenFrom(index) : std::nullopt)
        Q_EMIT peeked({*row, onScreen(*viewport(), visualRect(index)), true});
}

void RowsTree::keyPressEvent(QKeyEvent *event)
{
    m_seeksMatch = false;
    const bool edits = event->key() == Qt::Key_F2 || event->key() == Qt::Key_Return
                       || event->key() == Qt::Key_Enter;
    if (edits && event->modifiers() == Qt::NoModifier && m_rows->row(currentIndex()))
        Q_EMIT editWanted(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void RowsTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    // The place is one in the viewport already.
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    Q_EMIT menuWanted(index, byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                                   : event->globalPos());
}

void RowsTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT focusRowChanged();
}

void RowsTree::selectionChanged(const QItemSelection &selected, const QItemSelection &gone)
{
    QTreeView::selectionChanged(selected, gone);
    viewport()->update();
    Q_EMIT focusRowChanged();
}

void RowsTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    placeFilters();
}

} // namespace sw
