// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/bending.h"

#include "model/document/verbs_diagram.h"

#include <cmath>

namespace sw {

namespace {

using Bends = std::vector<QPointF>;

bool isUpright(const Bends &line, size_t segment)
{
    constexpr double Same = 0.01;
    return std::abs(line[segment].x() - line[segment + 1].x()) < Same;
}

bool endsAtTable(const Bends &line, size_t segment)
{
    return segment == 0 || segment + 2 == line.size();
}

/// A line goes level to a bend's x, then upright to its y: every second corner says it all.
Bends bendsBetween(const Bends &line, size_t from, size_t to)
{
    Bends bends;
    for (size_t i = from; i < to; i += 2)
        bends.push_back(line[i]);
    return bends;
}

/// A level part that ends at a table keeps its height there, and goes around by the place.
Bends aroundBy(const Bends &line, size_t segment, QPointF at)
{
    constexpr double Stub = 28;
    const QPointF a = line[segment];
    const QPointF b = line[segment + 1];
    const double out = b.x() > a.x() ? 1 : -1;
    Bends bends = bendsBetween(line, 2, segment);
    bends.emplace_back(a.x() + out * Stub, at.y());
    bends.emplace_back(b.x() - (segment + 2 == line.size() ? out * Stub : 0), at.y());
    for (const QPointF &bend : bendsBetween(line, segment + 2, line.size() - 1))
        bends.push_back(bend);
    return bends;
}

} // namespace

Result<Changes> bentThrough(const Content &content, DiagramId diagram, const EdgeFigure &edge,
                            size_t segment, QPointF at)
{
    Bends line = edge.line;
    if (segment + 1 >= line.size())
        return Changes();
    const double step = measure::GridStep / 2;
    const QPointF snapped(std::round(at.x() / step) * step, std::round(at.y() / step) * step);
    Route route{diagram, edge.key(), edge.child.side, edge.parent.side, {}};
    if (!isUpright(line, segment) && endsAtTable(line, segment)) {
        route.bends = aroundBy(line, segment, snapped);
        return putRoute(content, route);
    }
    for (QPointF *corner : {&line[segment], &line[segment + 1]})
        *corner = isUpright(edge.line, segment) ? QPointF(snapped.x(), corner->y())
                                                : QPointF(corner->x(), snapped.y());
    route.bends = bendsBetween(line, 2, line.size() - 1);
    return putRoute(content, route);
}

Result<Changes> withEndOn(const Content &content, DiagramId diagram, ForeignKeyId edge,
                          bool childEnd, Side side)
{
    const RoutePtr present = content.drawing.routes.find(std::tuple(diagram, edge));
    Route route = present ? *present : Route{diagram, edge, Side::Unsaid, Side::Unsaid, {}};
    (childEnd ? route.childSide : route.parentSide) = side;
    return putRoute(content, route);
}

std::optional<size_t> middlePart(const EdgeFigure &edge, bool sideways)
{
    std::optional<size_t> best;
    double least = 0;
    const double middle = (static_cast<double>(edge.line.size()) - 2) / 2;
    for (size_t i = 0; i + 1 < edge.line.size(); ++i) {
        if (isUpright(edge.line, i) != sideways)
            continue;
        // Rather a part between two others than one that ends at a table.
        const double away = std::abs(static_cast<double>(i) - middle)
                            + (endsAtTable(edge.line, i) ? middle + 1 : 0);
        if (!best || away < least) {
            best = i;
            least = away;
        }
    }
    return best;
}

} // namespace sw
