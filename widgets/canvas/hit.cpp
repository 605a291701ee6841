// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/hit.h"

#include <cmath>

namespace sw {

namespace {

constexpr double MenuWidth = 26;
constexpr double HandleRadius = 8;
constexpr double EndLength = 20;
constexpr double AreaTitleHeight = 30;
constexpr double CornerSize = 12;

double distanceTo(QPointF a, QPointF b, QPointF point)
{
    const double x = qBound(std::min(a.x(), b.x()), point.x(), std::max(a.x(), b.x()));
    const double y = qBound(std::min(a.y(), b.y()), point.y(), std::max(a.y(), b.y()));
    return std::hypot(point.x() - x, point.y() - y);
}

Pick pickOfTable(const TableFigure &table)
{
    return {table.isView ? PickKind::View : PickKind::Table, table.id};
}

Hit hitHandle(const Scene &scene, QPointF point, double reach, quint64 handlesOf)
{
    const TableFigure *table = scene.table(handlesOf);
    if (!table || table->isView)
        return {};
    for (const Side side : {Side::Left, Side::Right}) {
        const QPointF way = point - handlePlace(*table, side);
        if (std::hypot(way.x(), way.y()) <= HandleRadius + reach / 2)
            return {Hit::Part::Handle, pickOfTable(*table), {}, 0, false, side};
    }
    return {};
}

Hit hitTable(const TableFigure &table, QPointF point)
{
    Hit hit{Hit::Part::Header, pickOfTable(table), {}, 0, false, Side::Right};
    if (const auto row = table.rowAt(point)) {
        hit.part = Hit::Part::Row;
        hit.column = table.rows[*row].column;
    } else if (table.headerRect().contains(point) && point.x() > table.rect.right() - MenuWidth) {
        hit.part = Hit::Part::Menu;
    }
    return hit;
}

Hit hitEdge(const EdgeFigure &edge, QPointF point, double reach)
{
    const Pick pick{PickKind::Edge, edge.key().value()};
    if (edge.pillRect.contains(point))
        return {Hit::Part::Pill, pick, {}, 0, false, Side::Right};
    for (size_t i = 1; i < edge.line.size(); ++i) {
        if (distanceTo(edge.line[i - 1], edge.line[i], point) > reach)
            continue;
        const auto isAt = [&](const EndFigure &end) {
            return std::hypot(end.at.x() - point.x(), end.at.y() - point.y()) < EndLength;
        };
        const bool atChild = isAt(edge.child);
        const Hit::Part part = atChild || isAt(edge.parent) ? Hit::Part::End : Hit::Part::Line;
        return {part, pick, {}, i - 1, atChild, Side::Right};
    }
    return {};
}

Hit hitArea(const AreaFigure &area, QPointF point)
{
    const Pick pick{PickKind::Area, area.id.value()};
    if (!area.rect.contains(point))
        return {};
    if (area.foldRect().contains(point))
        return {Hit::Part::Fold, pick, {}, 0, false, Side::Right};
    if (area.folded)
        return {Hit::Part::Body, pick, {}, 0, false, Side::Right};
    if (point.x() > area.rect.right() - CornerSize && point.y() > area.rect.bottom() - CornerSize)
        return {Hit::Part::Corner, pick, {}, 0, false, Side::Right};
    const bool border = !area.rect.adjusted(5, 5, -5, -5).contains(point);
    if (border || point.y() < area.rect.top() + AreaTitleHeight)
        return {Hit::Part::Body, pick, {}, 0, false, Side::Right};
    return {};
}

} // namespace

QPointF handlePlace(const TableFigure &table, Side side)
{
    return {side == Side::Left ? table.rect.left() : table.rect.right(),
            table.headerRect().center().y()};
}

Hit hitAt(const Scene &scene, QPointF point, double reach, quint64 handlesOf)
{
    if (const Hit handle = hitHandle(scene, point, reach, handlesOf))
        return handle;
    const QRectF around(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach);
    const auto notes = scene.notesIn(around);
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        const QRectF &rect = (*note)->rect;
        if (!rect.contains(point))
            continue;
        const bool corner
            = point.x() > rect.right() - CornerSize && point.y() > rect.bottom() - CornerSize;
        return {corner ? Hit::Part::Corner : Hit::Part::Body,
                {PickKind::Note, (*note)->id.value()},
                {},
                0,
                false,
                Side::Right};
    }
    const auto areas = scene.areasIn(around);
    for (auto area = areas.rbegin(); area != areas.rend(); ++area) {
        if ((*area)->folded && (*area)->rect.contains(point))
            return hitArea(**area, point);
    }
    const auto edges = scene.edgesIn(around);
    for (const EdgeFigure *edge : edges) {
        if (edge->pillRect.contains(point))
            return hitEdge(*edge, point, reach);
    }
    const auto tables = scene.tablesIn(around);
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        if ((*table)->rect.contains(point))
            return hitTable(**table, point);
    }
    for (const EdgeFigure *edge : edges) {
        if (const Hit hit = hitEdge(*edge, point, reach))
            return hit;
    }
    for (auto area = areas.rbegin(); area != areas.rend(); ++area) {
        if (const Hit hit = hitArea(**area, point))
            return hit;
    }
    return {};
}

} // namespace sw
