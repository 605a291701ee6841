// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>

class QMimeData;

namespace sw {

class CanvasView;

// Tables that are dragged onto a canvas: application/x-schemawright-tables, a JSON list of the
// values of their ids.

[[nodiscard]] bool canDrop(const QMimeData &data);

/// Places what does not stand in the diagram, from that point of the scene on; what stands there
/// already is shown. All of it is selected.
void dropTables(CanvasView &view, const QMimeData &data, QPointF scene);

} // namespace sw
