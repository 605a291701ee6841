// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/paint.h"

#include "widgets/canvas/pixels.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

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

namespace {

/// The nearest pixel; Qt cuts positions to 64ths towards zero, so a hair more keeps a text where it
/// is, wherever the picture begins.
QPointF onPixel(const QPainter &painter, QPointF point)
{
    constexpr double Hair = 1 / 128.0;
    const double ratio = painter.device()->devicePixelRatioF();
    const QPointF place = painter.transform().map(point) * ratio;
    const QPointF whole(pixelBorder(place.x()) + Hair, pixelBorder(place.y()) + Hair);
    return painter.transform().inverted().map(whole / ratio);
}

} // namespace

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
    painter.drawStaticText(onPixel(painter, topLeft), *place);
}

void paintDots(QPainter &painter, const QRectF &exposed, const PaintContext &context)
{
    if (context.scale < DotsFrom)
        return;
    // A point half way between two pixels goes the same way wherever the painting begins.
    constexpr double Nudge = 0.001;
    const double step = measure::GridStep;
    Pixels pixels(painter);
    const int size = std::max(1, qRound(1.4 * painter.device()->devicePixelRatioF()));
    const double left = std::floor(exposed.left() / step) * step;
    const double top = std::floor(exposed.top() / step) * step;
    for (double x = left; x < exposed.right(); x += step) {
        for (double y = top; y < exposed.bottom(); y += step)
            pixels.fillPixels(
                {pixels.toPixels(QRectF(x + Nudge, y + Nudge, 0, 0)).topLeft(), QSize(size, size)},
                context.colors.dot);
    }
}

namespace {

/// What is to be painted of a scene.
struct Seen {
    std::vector<const AreaFigure *> areas;
    std::vector<const TieFigure *> ties;
    std::vector<const EdgeFigure *> edges;
    std::vector<const TableFigure *> tables;
    std::vector<const NoteFigure *> notes;
};

struct IsLifted {
    const QSet<quint64> &lifted;

    bool operator()(const TableFigure *table) const { return lifted.contains(table->id); }
    bool operator()(const NoteFigure *note) const { return lifted.contains(note->id.value()); }
    bool operator()(const AreaFigure *area) const { return lifted.contains(area->id.value()); }
    bool operator()(const TieFigure *tie) const
    {
        return lifted.contains(tie->from) || lifted.contains(tie->to);
    }
    bool operator()(const EdgeFigure *edge) const
    {
        return lifted.contains(edge->key().value()) || lifted.contains(edge->child.table)
               || lifted.contains(edge->parent.table);
    }
};

Seen seenIn(const Scene &scene, const QRectF &exposed)
{
    return {scene.areasIn(exposed), scene.tiesIn(exposed), scene.edgesIn(exposed),
            scene.tablesIn(exposed), scene.notesIn(exposed)};
}

Seen stillOf(Seen seen, const IsLifted &isLifted)
{
    if (isLifted.lifted.isEmpty())
        return seen;
    std::erase_if(seen.areas, isLifted);
    std::erase_if(seen.ties, isLifted);
    std::erase_if(seen.edges, isLifted);
    std::erase_if(seen.tables, isLifted);
    std::erase_if(seen.notes, isLifted);
    return seen;
}

/// Without a look at all the rest.
Seen liftedOf(const Scene &scene, const QRectF &exposed, const IsLifted &isLifted)
{
    Seen seen;
    std::map<quint64, const EdgeFigure *> edges;
    QList<quint64> ids = isLifted.lifted.values();
    std::sort(ids.begin(), ids.end());
    for (const quint64 id : std::as_const(ids)) {
        if (const TableFigure *table = scene.table(id))
            seen.tables.push_back(table);
        if (const NoteFigure *note = scene.note(NoteId(id)))
            seen.notes.push_back(note);
        if (const EdgeFigure *edge = scene.edge(ForeignKeyId(id)))
            edges[id] = edge;
        for (const EdgeFigure *edge : scene.edgesOf(id))
            edges[edge->key().value()] = edge;
    }
    for (const auto &[key, edge] : edges)
        seen.edges.push_back(edge);
    seen.areas = scene.areasIn(exposed);
    std::erase_if(seen.areas, std::not_fn(isLifted));
    seen.ties = scene.allTies();
    std::erase_if(seen.ties, std::not_fn(isLifted));
    return seen;
}

void paintSeen(QPainter &painter, const Seen &seen, const QRectF &exposed,
               const PaintContext &context)
{
    painter.setRenderHint(QPainter::Antialiasing, context.scale >= SmoothFrom);
    for (const AreaFigure *area : seen.areas) {
        if (!area->folded)
            paintArea(painter, *area, context);
    }
    paintTies(painter, seen.ties, exposed, context);
    paintEdges(painter, seen.edges, exposed, context);
    painter.setRenderHint(QPainter::Antialiasing, context.scale >= SmoothFrom);
    paintTables(painter, seen.tables, context);
    for (const AreaFigure *area : seen.areas) {
        if (area->folded)
            paintArea(painter, *area, context);
    }
    for (const TieFigure *tie : seen.ties)
        paintTieCount(painter, *tie, context);
    if (closenessAt(context.scale) == Closeness::Near) {
        for (const EdgeFigure *edge : seen.edges)
            paintEdgeTexts(painter, *edge, context);
    }
    for (const NoteFigure *note : seen.notes)
        paintNote(painter, *note, context);
}

} // namespace

void paintScene(QPainter &painter, const Scene &scene, const QRectF &exposed,
                const PaintContext &context, Layer layer)
{
    // Shadows, rings and thick borders reach beyond what they belong to.
    const double around = 10 + 8 / std::min(context.scale, 1.0);
    const QRectF wide = exposed.adjusted(-around, -around, around, around);
    const IsLifted isLifted{context.emphasis.lifted};
    if (layer == Layer::Lifted)
        paintSeen(painter, liftedOf(scene, wide, isLifted), exposed, context);
    else if (layer == Layer::Still)
        paintSeen(painter, stillOf(seenIn(scene, wide), isLifted), exposed, context);
    else
        paintSeen(painter, seenIn(scene, wide), exposed, context);
}

} // namespace sw
