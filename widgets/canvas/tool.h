// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/hit.h"
#include "widgets/canvas/paint.h"

#include <QKeyEvent>

namespace sw {

class CanvasView;

/// The pointer, as a tool sees it.
struct Pointer {
    QPointF scene;
    QPointF view;
    Qt::KeyboardModifiers modifiers;
    Hit hit;
};

/// One way of using the mouse. It previews while the button is down and edits on its release.
class Tool {
public:
    explicit Tool(CanvasView &view) : m_view(view) {}
    virtual ~Tool() = default;
    Q_DISABLE_COPY_MOVE(Tool)

    virtual void press(const Pointer &) {}
    virtual void move(const Pointer &) {} ///< with or without the button down
    virtual void release(const Pointer &) {}
    virtual void doubleClick(const Pointer &) {}
    /// Whether the tool took the key.
    virtual bool key(const QKeyEvent &) { return false; }
    /// Whether something is being dragged, for which the view scrolls at its border.
    [[nodiscard]] virtual bool isDragging() const { return false; }
    /// What was begun is forgotten. Whether there was something.
    virtual bool cancel() { return false; }
    /// Over everything, in coordinates of the scene.
    virtual void paint(QPainter &, const PaintContext &) {}
    [[nodiscard]] virtual Qt::CursorShape cursor(const Hit &) const { return Qt::ArrowCursor; }

protected:
    CanvasView &m_view;
};

} // namespace sw
