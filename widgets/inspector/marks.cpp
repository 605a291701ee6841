// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/marks.h"

#include <QPainter>
#include <QPainterPath>

namespace sw {

void paintChevron(QPainter *painter, QPointF middle, bool open, const QColor &color)
{
    QPainterPath path;
    path.moveTo(open ? QPointF(-3.5, -1.75) : QPointF(-1.75, -3.5));
    path.lineTo(open ? QPointF(0, 1.75) : QPointF(1.75, 0));
    path.lineTo(open ? QPointF(3.5, -1.75) : QPointF(-1.75, 3.5));
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path.translated(middle));
}

void paintRowBack(QPainter *painter, const QStyleOptionViewItem &option, const Colors &colors)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.accentBack);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colors.panel2);
}

void paintTick(QPainter *painter, QPointF middle, bool on, bool selected, const Colors &colors)
{
    const QRectF box(middle.x() - 6.5, middle.y() - 6.5, 13, 13);
    painter->setPen(on ? colors.accent : selected ? colors.faint : colors.line);
    painter->setBrush(on ? QBrush(colors.accentBack) : Qt::NoBrush);
    painter->drawRoundedRect(box, 3.5, 3.5);
    if (!on)
        return;
    QPainterPath tick;
    tick.moveTo(-3, 0.25);
    tick.lineTo(-0.75, 2.5);
    tick.lineTo(3.25, -2.25);
    painter->setPen(QPen(colors.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(tick.translated(middle));
}

} // namespace sw
