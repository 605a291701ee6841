// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

namespace sw {

class CanvasView;

// What the tools for new things make; each begins to edit what it made.

void newTableAt(CanvasView &view, QPointF scene);
void newViewAt(CanvasView &view, QPointF scene);
void newNote(CanvasView &view, const QRectF &rect);
void newArea(CanvasView &view, const QRectF &rect);

/// The place nearest to the point where a table of that size stands on no other, and on none of
/// `taken`.
[[nodiscard]] QPointF freePlace(const CanvasView &view, QPointF near, QSizeF size,
                                const std::vector<QRectF> &taken = {});

} // namespace sw
