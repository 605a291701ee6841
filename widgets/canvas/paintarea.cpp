// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/boxlook.h"
#include "widgets/canvas/paint.h"
#include "widgets/canvas/tablesize.h"

#include <QCoreApplication>
#include <QFontMetricsF>

namespace sw {

namespace {

constexpr double AreaCorner = 9;
constexpr double TitleMargin = 12;

/// The place that a folded area takes when it unfolds, and into which things can be dropped.
void paintExtent(QPainter &painter, const AreaFigure &area, const QColor &color, double width)
{
    QPen pen(withOpacity(color, 130), width, Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area.extent, AreaCorner, AreaCorner);
}

void paintFolded(QPainter &painter, const AreaFigure &area, const PaintContext &context,
                 const QColor &color, bool selected)
{
    const Colors &colors = context.colors;
    const double width = (selected ? 2 : 1) / std::min(context.scale, 1.0);
    painter.setPen(QPen(selected ? colors.accent : withOpacity(color, 160), width));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(area.rect, AreaCorner, AreaCorner);
    painter.setBrush(withOpacity(color, BoxFill * 2));
    painter.drawRoundedRect(area.rect, AreaCorner, AreaCorner);
    if (closenessAt(context.scale) == Closeness::Far)
        return;
    painter.setPen(colors.text);
    context.texts.draw(painter, area.rect.topLeft() + QPointF(TitleMargin, 8), shownTitle(area),
                       CanvasText::Title);
    painter.setPen(colors.muted);
    context.texts.draw(painter, area.rect.topLeft() + QPointF(TitleMargin, 29),
                       QCoreApplication::translate("Canvas", "%n tables", nullptr, area.tables),
                       CanvasText::Label);
}

} // namespace

QColor withOpacity(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

QColor areaTitleColor(const Colors &colors, const QString &name)
{
    const QColor area = areaColor(colors, name);
    const auto middle = [](int a, int b) { return (a + b) / 2; };
    return {middle(area.red(), colors.text.red()), middle(area.green(), colors.text.green()),
            middle(area.blue(), colors.text.blue())};
}

QString shownTitle(const AreaFigure &area)
{
    const double room = area.rect.width() - 2 * TitleMargin - measure::FoldSign;
    return QFontMetricsF(canvasFont(CanvasText::Title))
        .elidedText(inOneLine(area.title), Qt::ElideRight, std::max(room, 0.0));
}

void paintRing(QPainter &painter, const Pick &pick, const QRectF &rect, const PaintContext &context)
{
    const Emphasis &emphasis = context.emphasis;
    if (!emphasis.focusRing || !emphasis.picks || emphasis.picks->current() != pick)
        return;
    const double pixel = 1 / std::min(context.scale, 1.0);
    const double out = 4 * pixel;
    painter.setPen(QPen(withOpacity(context.colors.accent, 140), pixel));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), AreaCorner + out,
                            AreaCorner + out);
}

void paintFoldSign(QPainter &painter, QPointF center, bool folded, const QColor &color)
{
    constexpr double Half = 4.5;
    constexpr double Arm = 2.5;
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(center - QPointF(Half, Half), QSizeF(2 * Half, 2 * Half)), 1.5,
                            1.5);
    painter.drawLine(center - QPointF(Arm, 0), center + QPointF(Arm, 0));
    if (folded)
        painter.drawLine(center - QPointF(0, Arm), center + QPointF(0, Arm));
}

void paintArea(QPainter &painter, const AreaFigure &area, const PaintContext &context)
{
    const Emphasis &emphasis = context.emphasis;
    const Pick pick{PickKind::Area, area.id.value()};
    const bool selected = emphasis.picks && emphasis.picks->contains(pick);
    const QColor color = areaColor(context.colors, area.color);
    const double width = (selected ? 2 : 1) / std::min(context.scale, 1.0);
    paintRing(painter, pick, area.rect, context);
    if (area.folded) {
        if (context.interactive && (selected || emphasis.hovered == pick || emphasis.showExtents))
            paintExtent(painter, area, color, width);
        paintFolded(painter, area, context, color, selected);
    } else {
        painter.setPen(QPen(selected ? context.colors.accent : withOpacity(color, 90), width));
        painter.setBrush(withOpacity(color, BoxFill));
        painter.drawRoundedRect(area.rect, AreaCorner, AreaCorner);
        if (closenessAt(context.scale) == Closeness::Far)
            return;
        painter.setPen(areaTitleColor(context.colors, area.color));
        context.texts.draw(painter, area.rect.topLeft() + QPointF(TitleMargin, 8), shownTitle(area),
                           CanvasText::Title);
    }
    if (context.interactive && closenessAt(context.scale) == Closeness::Near)
        paintFoldSign(painter, area.foldRect().center(), area.folded,
                      emphasis.hovered == pick ? context.colors.accent : context.colors.muted);
}

} // namespace sw
