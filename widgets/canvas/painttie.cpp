// SPDX-License-Identifier: Apache-2.0
// Lines, and those of them that are no relationships.
#include "widgets/canvas/paint.h"
#include "widgets/canvas/tablesize.h"

#include <QFontMetricsF>

#include <cmath>

namespace sw {

namespace {

constexpr double TiePlainFrom = 0.4; ///< below, lines are rectangles of one pixel
constexpr double CornerRadius = 4;

bool isTieStressed(const TieFigure &tie, const Emphasis &emphasis)
{
    const auto isEnd = [&](const std::optional<Pick> &pick) {
        return pick && pick->kind != PickKind::Edge && pick->kind != PickKind::Note
               && (pick->id == tie.from || pick->id == tie.to);
    };
    return isEnd(emphasis.hovered) || (emphasis.picks && isEnd(emphasis.picks->current()));
}

} // namespace

QPainterPath roundedLine(const Polyline &line)
{
    QPainterPath path(line.front());
    for (size_t i = 1; i + 1 < line.size(); ++i) {
        const QPointF corner = line[i];
        const auto towards = [&](QPointF other) {
            const QPointF way = other - corner;
            const double length = std::hypot(way.x(), way.y());
            return length < 0.01 ? corner
                                 : corner + way * (std::min(CornerRadius, length / 2) / length);
        };
        path.lineTo(towards(line[i - 1]));
        path.quadTo(corner, towards(line[i + 1]));
    }
    path.lineTo(line.back());
    return path;
}

void paintThin(QPainter &painter, const Polyline &line, const QColor &color, double scale)
{
    const double thickness = 1 / scale;
    for (size_t i = 1; i < line.size(); ++i) {
        QRectF rect = QRectF(line[i - 1], line[i]).normalized();
        if (rect.width() < thickness && rect.height() < thickness)
            continue;
        rect.setWidth(std::max(rect.width(), thickness));
        rect.setHeight(std::max(rect.height(), thickness));
        painter.fillRect(rect, color);
    }
}

void paintTie(QPainter &painter, const TieFigure &tie, const PaintContext &context)
{
    if (tie.line.size() < 2)
        return;
    const Emphasis &emphasis = context.emphasis;
    const bool lit = emphasis.lit.isEmpty() || emphasis.lit.contains(tie.from)
                     || emphasis.lit.contains(tie.to);
    const Colors &colors = lit ? context.colors : dimmed(context).colors;
    const QColor color = isTieStressed(tie, emphasis) ? colors.accent : colors.edge;
    if (context.scale < TiePlainFrom) {
        paintThin(painter, tie.line, color, context.scale);
    } else {
        // A view's line is thin and of short dashes, a bundle thicker than a single edge.
        const double width = tie.count > 0 ? 3 : 1;
        QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (tie.count == 0)
            pen.setDashPattern({3, 3});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(roundedLine(tie.line));
    }
}

void paintTieCount(QPainter &painter, const TieFigure &tie, const PaintContext &context)
{
    if (tie.count == 0 || closenessAt(context.scale) != Closeness::Near)
        return;
    const Colors &colors = context.colors;
    const bool stressed = isTieStressed(tie, context.emphasis);
    painter.setPen(QPen(stressed ? colors.accent : colors.line, 1));
    painter.setBrush(colors.panel);
    const QRectF box = tie.countRect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setPen(stressed ? colors.accent : colors.text);
    const QString text = QString::number(tie.count);
    const QSizeF size(labelTextWidth(text), QFontMetricsF(canvasFont(CanvasText::Label)).height());
    const QPointF center = tie.countRect.center();
    context.texts.draw(painter, center - QPointF(size.width(), size.height()) / 2, text,
                       CanvasText::Label);
}

} // namespace sw
