// SPDX-License-Identifier: Apache-2.0
// Lines that are no relationships.
#include "widgets/canvas/linepainter.h"
#include "widgets/canvas/tablesize.h"

#include <QFontMetricsF>

namespace sw {

namespace {

bool isTieStressed(const TieFigure &tie, const Emphasis &emphasis)
{
    const auto isEnd = [&](const std::optional<Pick> &pick) {
        return pick && pick->kind != PickKind::Edge && pick->kind != PickKind::Note
               && (pick->id == tie.from || pick->id == tie.to);
    };
    return isEnd(emphasis.hovered) || (emphasis.picks && isEnd(emphasis.picks->current()));
}

} // namespace

void paintTies(QPainter &painter, const std::vector<const TieFigure *> &ties, const QRectF &exposed,
               const PaintContext &context)
{
    LinePainter lines(painter, exposed, context);
    for (const bool bundle : {false, true}) {
        for (const TieFigure *tie : ties) {
            if ((tie->count > 0) != bundle)
                continue;
            const Emphasis &emphasis = context.emphasis;
            const bool lit = emphasis.lit.isEmpty() || emphasis.lit.contains(tie->from)
                             || emphasis.lit.contains(tie->to);
            const Colors &colors = lit ? context.colors : dimmed(context).colors;
            const QColor color = isTieStressed(*tie, emphasis) ? colors.accent : colors.edge;
            // A view's line is thin and of short dashes, a bundle thicker than a single edge.
            lines.paint(tie->line,
                        bundle ? LineStroke{color, 3, 0, 0} : LineStroke{color, 1, 3, 3});
        }
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
