// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>

namespace sw {

class CanvasView;

// An edge that is selected, without a mouse.

/// The next edge of the table, or of the table of the edge, that is current.
void cycleEdges(CanvasView &view);
/// Moves the middle of the edge one step, so that it is bent there. Whether an edge is current.
bool bendByKey(CanvasView &view, QPointF direction);
/// Takes one end of the edge to the other side of its table. Whether an edge is current.
bool turnEnd(CanvasView &view, bool childEnd);

} // namespace sw
