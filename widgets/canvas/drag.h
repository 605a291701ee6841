// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/tool.h"

namespace sw {

/// Something that is done between a press and a release.
class Drag {
public:
    explicit Drag(CanvasView &view) : m_view(view) {}
    virtual ~Drag() = default;
    Q_DISABLE_COPY_MOVE(Drag)

    virtual void move(const Pointer &pointer) = 0;
    virtual void drop(const Pointer &pointer) = 0;
    virtual void cancel() {}
    virtual bool key(const QKeyEvent &) { return false; }
    virtual void paint(QPainter &, const PaintContext &) {}

protected:
    CanvasView &m_view;
};

/// Moves what is selected, with snapping to the grid and to the borders of neighbours.
[[nodiscard]] std::unique_ptr<Drag> startMoving(CanvasView &view, const Pointer &pointer);
/// Selects what a rectangle touches.
[[nodiscard]] std::unique_ptr<Drag> startBand(CanvasView &view, const Pointer &pointer);
/// Bends an edge by one of its parts.
[[nodiscard]] std::unique_ptr<Drag> startBending(CanvasView &view, const Pointer &pointer);
/// Takes an end of an edge to the other side of its table.
[[nodiscard]] std::unique_ptr<Drag> startMovingEnd(CanvasView &view, const Pointer &pointer);
/// Resizes a note or an area by its corner.
[[nodiscard]] std::unique_ptr<Drag> startResizing(CanvasView &view, const Pointer &pointer);
/// Draws a relationship from where the pointer is.
[[nodiscard]] std::unique_ptr<Drag> startRelating(CanvasView &view, const Pointer &pointer,
                                                  RelationshipKind kind);

} // namespace sw
