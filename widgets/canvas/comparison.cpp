// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/comparison.h"

#include "model/document/names.h"
#include "widgets/canvas/gridplaces.h"

namespace sw {

namespace {

using Mark = Comparison::Mark;

/// Columns and foreign keys of two states of one table.
void markParts(Comparison &comparison, const Table *other, const Table &here)
{
    for (const Column &column : here.columns) {
        const Column *before = other ? other->column(column.id) : nullptr;
        if (!before)
            comparison.columns.insert(column.id, Mark::Added);
        else if (*before != column)
            comparison.columns.insert(column.id, Mark::Changed);
    }
    for (const ForeignKey &key : here.foreignKeys) {
        const ForeignKey *before = other ? other->foreignKey(key.id) : nullptr;
        if (!before)
            comparison.edges.insert(key.id.value(), Mark::Added);
        else if (*before != key)
            comparison.edges.insert(key.id.value(), Mark::Changed);
    }
}

/// The change leads from here to the other content: turned round, to be read from there to here.
void mark(Comparison &comparison, const Change &change, Schema &gone)
{
    if (const auto *table = std::get_if<TablePtr>(&change.before)) {
        const auto &other = std::get<TablePtr>(change.after);
        if (!*table) {
            gone.tables.put(other);
            return;
        }
        comparison.tables.insert((*table)->id.value(), other ? Mark::Changed : Mark::Added);
        if (other)
            markParts(comparison, other.get(), **table);
    } else if (const auto *view = std::get_if<ViewPtr>(&change.before)) {
        const auto &other = std::get<ViewPtr>(change.after);
        if (!*view)
            gone.views.put(other);
        else
            comparison.tables.insert((*view)->id.value(), other ? Mark::Changed : Mark::Added);
    }
}

/// What is gone, where it stood; what stood nowhere, beneath all that is here.
Scene sceneOfGone(const Schema &gone, const Content &other, const Content &here, DiagramId diagram)
{
    Content shown;
    shown.schema = gone;
    if (const DiagramPtr found = here.drawing.diagrams.find(diagram))
        shown.drawing.diagrams.put(found);
    const auto placeOf = [&](quint64 subject) {
        const PlacementPtr placed = other.drawing.placements.find(std::tuple(diagram, subject));
        if (placed)
            shown.drawing.placements.put(placed);
    };
    for (const TablePtr &table : gone.tables)
        placeOf(table->id.value());
    for (const ViewPtr &view : gone.views)
        placeOf(view->id.value());
    // Room for those without a place is found beneath everything: what is here takes part.
    Content all = shown;
    for (const TablePtr &table : here.schema.tables)
        all.schema.tables.put(table);
    for (const PlacementPtr &placement : here.drawing.placements) {
        if (placement->diagram == diagram)
            all.drawing.placements.put(placement);
    }
    for (const Change &change : gridPlaces(all, diagram)) {
        const auto *placement = std::get_if<PlacementPtr>(&change.after);
        if (placement && *placement)
            shown.drawing.placements.put(*placement);
    }
    Scene scene;
    scene.show(shown, diagram, relationships(shown.schema, pluralRuleOf(here)));
    return scene;
}

QColor colorOf(Mark mark, const Colors &colors)
{
    return mark == Mark::Added ? colors.green : colors.amber;
}

constexpr double FrameWidth = 2.5;
constexpr int RowTint = 40; ///< of 255

void paintFrame(QPainter &painter, const QRectF &box, const QColor &color, double scale)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, FrameWidth / std::min(scale, 1.0)));
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), measure::Corner + 2, measure::Corner + 2);
}

} // namespace

Comparison compare(const Content &other, const Content &here, DiagramId diagram, Scope scope)
{
    Comparison comparison;
    comparison.lines = diff(other, here, scope).lines;
    Schema gone;
    for (const Change &change : diff(here, other, scope).changes)
        mark(comparison, change, gone);
    comparison.removed = static_cast<int>(gone.tables.size() + gone.views.size());
    comparison.gone = sceneOfGone(gone, other, here, diagram);
    return comparison;
}

void paintGone(QPainter &painter, const Comparison &comparison, const QRectF &exposed,
               const PaintContext &context)
{
    if (comparison.gone.isEmpty())
        return;
    const Emphasis none;
    PaintContext quiet{context.colors, none, context.texts, context.scale, false};
    paintScene(painter, comparison.gone, exposed, dimmed(quiet));
    for (const TableFigure *table : comparison.gone.tablesIn(exposed))
        paintFrame(painter, table->rect, context.colors.red, context.scale);
}

void paintMarks(QPainter &painter, const Scene &scene, const Comparison &comparison,
                const QRectF &exposed, const PaintContext &context)
{
    for (const TableFigure *table : scene.tablesIn(exposed)) {
        const auto found = comparison.tables.constFind(table->id);
        if (found == comparison.tables.cend())
            continue;
        for (size_t i = 0; i < table->rows.size() && *found == Mark::Changed; ++i) {
            const auto row = comparison.columns.constFind(table->rows[i].column);
            if (row != comparison.columns.cend())
                painter.fillRect(table->rowRect(i).adjusted(1, 0, -1, 0),
                                 withOpacity(colorOf(*row, context.colors), RowTint));
        }
        paintFrame(painter, table->rect, colorOf(*found, context.colors), context.scale);
    }
    for (const EdgeFigure *edge : scene.edgesIn(exposed)) {
        const auto found = comparison.edges.constFind(edge->key().value());
        if (found == comparison.edges.cend())
            continue;
        painter.setPen(
            QPen(colorOf(*found, context.colors), FrameWidth / std::min(context.scale, 1.0)));
        painter.drawPolyline(edge->line.data(), static_cast<int>(edge->line.size()));
    }
}

} // namespace sw
