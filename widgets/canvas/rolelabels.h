// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/figures.h"

namespace sw {

/// Where the names at the ends of an edge stand that is alone: past the crow's foot, on the side to
/// which the line does not turn.
void placeRoles(EdgeFigure &edge);

/// Of edges in the order of their ids, none over another one or over a box: on the other side of
/// the line, or farther along it. Where many edges end as one, the same name is told once. A name
/// without a free place is told when its edge is pointed at.
void placeRolesFreely(const std::vector<EdgeFigure *> &edges, const std::vector<QRectF> &boxes);

} // namespace sw
