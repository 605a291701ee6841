// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/cellpainter.h"

#include "widgets/data/celltext.h"
#include "widgets/data/rowsmodel.h"

#include <QPainter>

namespace sw {

namespace {

constexpr int Padding = 8;
constexpr int Gap = 8;
constexpr int ArrowWidth = 22;
constexpr qsizetype MostLetters = 300; ///< more are never seen in a cell

bool isNumber(const Cell &cell)
{
    return cell.value.kind == ValueClass::Integer || cell.value.kind == ValueClass::Real;
}

} // namespace

void paintFollowArrow(QPainter &painter, const QRect &rect, const QColor &color)
{
    constexpr qreal Half = 3.5;
    constexpr qreal Width = 1.3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, Width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    const QPointF tip = middle + QPointF(Half, -Half);
    painter.drawLine(middle + QPointF(-Half, Half), tip);
    painter.drawLine(tip, tip + QPointF(-2 * Half + 1, 0));
    painter.drawLine(tip, tip + QPointF(0, 2 * Half - 1));
    painter.restore();
}

QRect CellPainter::arrowRect(const QRect &cell)
{
    return cell.isEmpty() ? QRect()
                          : QRect(cell.right() - ArrowWidth, cell.top(), ArrowWidth, cell.height());
}

QColor CellPainter::colorOf(const Cell &cell) const
{
    if (cell.value.isNull() || (isWordFor(cell) && cell.value.kind == ValueClass::Text))
        return m_colors.faint;
    return isWordFor(cell) ? m_colors.muted : m_colors.text;
}

void CellPainter::paint(QPainter &painter, const QModelIndex &index, const QRect &rect,
                        const CellState &state) const
{
    if (state.selected || state.focusRow)
        painter.fillRect(rect, state.selected ? m_colors.accentBack : m_colors.panel2);
    painter.setPen(m_colors.line);
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    painter.drawLine(rect.topRight(), rect.bottomRight());
    paintTexts(painter, index, rect);
    if (state.current) {
        painter.setPen(state.active ? m_colors.accent : m_colors.muted);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
}

void CellPainter::paintTexts(QPainter &painter, const QModelIndex &index, const QRect &rect,
                             bool numbersRight) const
{
    const Cell *cell = m_rows.cell(index);
    if (!cell)
        return;
    const bool refers
        = m_rows.columns()[static_cast<size_t>(index.column())].parent && !cell->value.isNull();
    QRect inner = rect.adjusted(Padding, 0, refers ? -ArrowWidth : -Padding, 0);
    const QString text = cellText(*cell).left(MostLetters);
    const QString label = m_rows.label(index);
    const bool right = numbersRight && isNumber(*cell) && !refers;
    painter.setPen(colorOf(*cell));
    painter.drawText(inner, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft),
                     m_metrics.elidedText(text, Qt::ElideRight, inner.width()));
    if (!label.isEmpty()) {
        inner.setLeft(inner.left() + m_metrics.horizontalAdvance(text) + Gap);
        painter.setPen(m_colors.muted);
        if (inner.width() > Gap)
            painter.drawText(
                inner, Qt::AlignVCenter | Qt::AlignLeft,
                m_metrics.elidedText(label.left(MostLetters), Qt::ElideRight, inner.width()));
    }
    if (refers)
        paintFollowArrow(painter, arrowRect(rect), m_colors.accent);
}

int CellPainter::widthOf(const QModelIndex &index) const
{
    constexpr qsizetype Sampled = 60;
    const Cell *cell = m_rows.cell(index);
    if (!cell)
        return 0;
    const RowsColumn &column = m_rows.columns()[static_cast<size_t>(index.column())];
    int width = m_metrics.horizontalAdvance(cellText(*cell).left(Sampled)) + 2 * Padding + 1;
    if (const QString label = m_rows.label(index); !label.isEmpty())
        width += Gap + m_metrics.horizontalAdvance(label.left(Sampled)) + 2;
    return column.parent ? width + ArrowWidth - Padding : width;
}

} // namespace sw
