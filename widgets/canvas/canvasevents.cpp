// SPDX-License-Identifier: Apache-2.0
// What mouse, wheel and keys do to a canvas.
#include "widgets/canvas/autoscroll.h"
#include "widgets/canvas/canvaskeys.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/dropping.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/tips.h"
#include "widgets/canvas/tools.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextDocument>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace sw {

namespace {

constexpr double WheelStep = 1.2;

} // namespace

void CanvasView::applyCursor(const Hit &hit)
{
    viewport()->setCursor(m_panning     ? Qt::ClosedHandCursor
                          : m_spaceDown ? Qt::OpenHandCursor
                                        : m_tool->cursor(hit));
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    m_fit.reset();
    m_inlineEditors->accept();
    setByKeyboard(false);
    const Pointer pointer = pointerAt(event->position(), event->modifiers());
    if (event->button() == Qt::MiddleButton || m_spaceDown) {
        m_panning = makeTool(ToolKind::Hand);
        m_panning->press(pointer);
        applyCursor({});
    } else if (event->button() == Qt::LeftButton) {
        m_tool->press(pointer);
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    const Pointer pointer = pointerAt(event->position(), event->modifiers());
    if (m_panning) {
        m_panning->move(pointer);
        return;
    }
    m_tool->move(pointer);
    if (m_tool->isDragging() && (event->buttons() & Qt::LeftButton))
        m_autoScroll->follow(event->position());
    applyCursor(pointer.hit);
}

/// The view scrolls, and what is dragged stays under the pointer.
void CanvasView::scrollAlong(const QPoint &by)
{
    updateScrollBars(); // they reach as far as what is dragged does
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
    if (m_tool->isDragging())
        m_tool->move(pointerAt(m_autoScroll->pointer(), QApplication::keyboardModifiers()));
}

bool CanvasView::cancelTool()
{
    m_autoScroll->stop();
    return m_tool->cancel();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll->stop();
    const Pointer pointer = pointerAt(event->position(), event->modifiers());
    if (m_panning) {
        m_panning.reset();
        applyCursor(pointer.hit);
    } else if (event->button() == Qt::LeftButton) {
        m_tool->release(pointer);
    }
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_tool->doubleClick(pointerAt(event->position(), event->modifiers()));
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        // With Shift sideways, as far as without.
        const bool sideways = event->modifiers() & Qt::ShiftModifier;
        const QPoint turned = event->angleDelta();
        constexpr double PerTurn = 72 / 120.0;
        const QPointF by
            = QPointF(sideways && turned.x() == 0 ? turned.transposed() : turned) * PerTurn;
        const QPoint way
            = (event->pixelDelta().isNull() ? by : QPointF(event->pixelDelta())).toPoint();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
        event->accept();
        return;
    }
    Camera camera = m_camera;
    const double turns = event->angleDelta().y() / 120.0;
    camera.zoomAt(event->position(), camera.scale * std::pow(WheelStep, turns));
    setCamera(camera);
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    m_fit.reset();
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceDown = true;
        applyCursor({});
    } else if (m_tool->key(*event)) {
        event->accept();
    } else if (event->key() == Qt::Key_Escape) {
        if (!cancelTool() && m_toolKind != ToolKind::Select)
            useTool(ToolKind::Select);
        else if (m_toolKind == ToolKind::Select)
            leave(*this);
    } else if (!handleKey(*this, *event)) {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceDown = false;
        applyCursor({});
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const Pointer pointer
            = pointerAt(viewport()->mapFromGlobal(event->globalPos()), event->modifiers());
        // What the menu does, it does to what is under the pointer.
        const Hit &hit = pointer.hit;
        if (!hit)
            m_editor.picks().clear();
        else if (!m_editor.picks().contains(hit.pick))
            m_editor.picks().set({hit.pick});
        if (hit && !hit.column.isNull() && m_editor.picks().all().size() == 1)
            m_editor.picks().setColumn(TableId(hit.pick.id), hit.column);
        Q_EMIT menuWanted(pointer.hit, event->globalPos(), pointer.scene);
        return;
    }
    const std::optional<Pick> current = m_editor.picks().current();
    QRectF rect = current ? rectOf(m_scene, *current) : visibleScene();
    rect = rect.intersects(visibleScene()) ? rect & visibleScene() : visibleScene();
    Hit hit;
    if (current) {
        hit.pick = *current;
        hit.part = current->kind == PickKind::Edge ? Hit::Part::Line : Hit::Part::Header;
        hit.column = m_editor.picks().column();
    }
    Q_EMIT menuWanted(hit, viewport()->mapToGlobal(m_camera.toView(rect.center()).toPoint()),
                      rect.center());
}

// What is no table goes on to the window, which opens files.
void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(canDrop(*event->mimeData()));
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    event->setAccepted(canDrop(*event->mimeData()));
    if (event->isAccepted())
        m_autoScroll->follow(event->position());
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_autoScroll->stop();
    QAbstractScrollArea::dragLeaveEvent(event);
}

void CanvasView::dropEvent(QDropEvent *event)
{
    m_autoScroll->stop();
    event->setAccepted(canDrop(*event->mimeData()));
    if (event->isAccepted())
        dropTables(*this, *event->mimeData(), m_camera.toScene(event->position()));
}

/// Whoever leaves with Space held down will release it elsewhere.
void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_spaceDown = false;
    m_panning.reset();
    applyCursor({});
    QAbstractScrollArea::focusOutEvent(event);
}

bool CanvasView::event(QEvent *event)
{
    // On what was chosen by key, the keys of tools mean what to do with it.
    if (event->type() == QEvent::ShortcutOverride
        && takesFromTools(*this, *static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered({});
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Pointer pointer = pointerAt(help->pos(), {});
        const QString whole = wholeTextAt(*this, pointer.scene, pointer.hit);
        // As plain text, whatever it looks like; an empty one hides the last.
        QToolTip::showText(help->globalPos(),
                           whole.isEmpty() ? whole
                                           : Qt::convertFromPlainText(whole, Qt::WhiteSpaceNormal),
                           viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool CanvasView::focusNextPrevChild(bool next)
{
    // Tab goes from thing to thing; at the last one it goes on to the next widget. Qt also asks
    // when a field over the canvas hides while it has the focus.
    return (hasFocus() && pickNext(*this, next)) || QAbstractScrollArea::focusNextPrevChild(next);
}

} // namespace sw
