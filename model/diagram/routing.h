// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/diagram.h"

#include <QRectF>

#include <vector>

namespace sw {

// The ways of edges: orthogonal lines from border to border. Pure functions of the sizes handed in.

using Polyline = std::vector<QPointF>;

/// Where an edge may end: at one height of a table's border, on one side or either.
struct Port {
    QRectF table;
    double y = 0;
    Side side = Side::Unsaid;
};

struct EdgeToRoute {
    Port child;
    Port parent;
    /// What a person drew: the line goes level to the first point's x, upright to its y, and so on.
    Polyline bends;
};

/// From the child to the parent with few bends, whatever lies between. A pure function of the edge.
[[nodiscard]] Polyline plainRoute(const EdgeToRoute &edge);

/// Routes of all edges that keep off all tables, each in a lane of its own where several run beside
/// each other. For diagrams of some hundred tables; where there is no way, the plain route.
[[nodiscard]] std::vector<Polyline> routesAround(const std::vector<EdgeToRoute> &edges,
                                                 const std::vector<QRectF> &tables);

} // namespace sw
