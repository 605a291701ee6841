// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/paint.h"

#include <cmath>

namespace sw {

namespace {

constexpr double NearFrom = 0.29;   ///< rows of 7 pixels: text can be read
constexpr double MiddleFrom = 0.11; ///< rows of 2.5 pixels
constexpr double DotsFrom = 0.5;
constexpr qsizetype MostTexts = 50'000;
constexpr double DimmedShare = 0.35; ///< of its colour that is left to what is dimmed

Colors mixedWithCanvas(Colors colors)
{
    const QColor canvas = colors.canvas;
    const auto mix = [&](QColor &color) {
        const auto channel = [](int own, int other) {
            return qRound(own * DimmedShare + other * (1 - DimmedShare));
        };
        color = QColor(channel(color.red(), canvas.red()), channel(color.green(), canvas.green()),
                       channel(color.blue(), canvas.blue()), color.alpha());
    };
    for (QColor *color : {&colors.panel, &colors.panel2, &colors.line, &colors.text, &colors.muted,
                          &colors.faint, &colors.accent, &colors.accentBack, &colors.edge,
                          &colors.key, &colors.red, &colors.amber})
        mix(*color);
    for (QColor &color : colors.areas)
        mix(color);
    colors.shadow.setAlpha(qRound(colors.shadow.alpha() * DimmedShare));
    return colors;
}

} // namespace

PaintContext dimmed(const PaintContext &context)
{
    static const Colors light = mixedWithCanvas(lightColors());
    static const Colors dark = mixedWithCanvas(darkColors());
    return {context.colors.dark ? dark : light,
            context.emphasis,
            context.texts,
            context.scale,
            context.interactive,
            context.notation};
}

Closeness closenessAt(double scale)
{
    if (scale >= NearFrom)
        return Closeness::Near;
    return scale >= MiddleFrom ? Closeness::Middle : Closeness::Far;
}

void Texts::draw(QPainter &painter, QPointF topLeft, const QString &text, CanvasText kind)
{
    if (text.isEmpty())
        return;
    const QFont &font = canvasFont(kind);
    if (painter.font() != font)
        painter.setFont(font);
    if (m_plain) {
        const QFontMetricsF metrics(font);
        painter.drawText(topLeft + QPointF(0, metrics.ascent()), text);
        return;
    }
    auto &ready = m_ready[static_cast<size_t>(kind)];
    auto place = ready.find(text);
    if (place == ready.end()) {
        if (ready.size() > MostTexts)
            ready.clear();
        QStaticText prepared(text);
        prepared.setTextFormat(Qt::PlainText);
        prepared.setPerformanceHint(QStaticText::AggressiveCaching);
        prepared.prepare(painter.transform(), font);
        place = ready.insert(text, prepared);
    }
    painter.drawStaticText(topLeft, *place);
}

void paintDots(QPainter &painter, const QRectF &exposed, const PaintContext &context)
{
    if (context.scale < DotsFrom)
        return;
    const double step = measure::GridStep;
    const double size = 1.4 / context.scale;
    const double left = std::floor(exposed.left() / step) * step;
    const double top = std::floor(exposed.top() / step) * step;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (double x = left; x < exposed.right(); x += step) {
        for (double y = top; y < exposed.bottom(); y += step)
            painter.fillRect(QRectF(x - size / 2, y - size / 2, size, size), context.colors.dot);
    }
}

void paintScene(QPainter &painter, const Scene &scene, const QRectF &exposed,
                const PaintContext &context)
{
    painter.setRenderHint(QPainter::Antialiasing, closenessAt(context.scale) == Closeness::Near);
    const auto areas = scene.areasIn(exposed);
    for (const AreaFigure *area : areas) {
        if (!area->folded)
            paintArea(painter, *area, context);
    }
    const auto ties = scene.tiesIn(exposed);
    for (const TieFigure *tie : ties)
        paintTie(painter, *tie, context);
    const auto edges = scene.edgesIn(exposed);
    for (const EdgeFigure *edge : edges)
        paintEdge(painter, *edge, context);
    for (const TableFigure *table : scene.tablesIn(exposed.adjusted(-4, -4, 4, 6)))
        paintTable(painter, *table, context);
    for (const AreaFigure *area : areas) {
        if (area->folded)
            paintArea(painter, *area, context);
    }
    for (const TieFigure *tie : ties)
        paintTieCount(painter, *tie, context);
    for (const EdgeFigure *edge : edges)
        paintEdgeTexts(painter, *edge, context);
    for (const NoteFigure *note : scene.notesIn(exposed))
        paintNote(painter, *note, context);
}

} // namespace sw
