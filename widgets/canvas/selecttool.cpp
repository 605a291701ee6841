// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/areas.h"
#include "widgets/canvas/drag.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/newthings.h"
#include "widgets/canvas/tools.h"

#include <QApplication>

namespace sw {

namespace {

/// Selects; what is dragged moves, bends or is related.
class SelectTool : public Tool {
public:
    using Tool::Tool;

    void press(const Pointer &pointer) override
    {
        m_pressed = pointer;
        Picks &picks = m_view.editor().picks();
        const Hit &hit = pointer.hit;
        const bool adding = pointer.modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
        if (!hit) {
            if (!adding)
                picks.clear();
        } else if (adding) {
            picks.toggle(hit.pick);
        } else if (hit.part == Hit::Part::Row) {
            picks.setColumn(TableId(hit.pick.id), hit.column);
        } else if (!picks.contains(hit.pick) || hit.part == Hit::Part::Header) {
            if (!picks.contains(hit.pick) || !picks.column().isNull())
                picks.set({hit.pick});
        }
    }

    void move(const Pointer &pointer) override
    {
        if (m_drag) {
            m_drag->move(pointer);
            return;
        }
        if (!m_pressed) {
            m_view.setHovered(pointer.hit);
            return;
        }
        const QPointF way = pointer.view - m_pressed->view;
        if (way.manhattanLength() >= QApplication::startDragDistance() / 2.0) {
            m_drag = dragFor(*m_pressed);
            if (m_drag)
                m_drag->move(pointer);
        }
    }

    void release(const Pointer &pointer) override
    {
        const auto drag = std::move(m_drag);
        const auto pressed = std::exchange(m_pressed, std::nullopt);
        if (drag) {
            drag->drop(pointer);
            return;
        }
        if (pressed && pressed->hit.part == Hit::Part::Fold && pressed->hit == pointer.hit)
            foldArea(m_view, AreaId(pointer.hit.pick.id));
        if (pressed && pressed->hit.part == Hit::Part::Menu && pressed->hit == pointer.hit)
            Q_EMIT m_view.menuWanted(
                pointer.hit, m_view.viewport()->mapToGlobal(pointer.view.toPoint()), pointer.scene);
    }

    void doubleClick(const Pointer &pointer) override
    {
        const Hit &hit = pointer.hit;
        m_pressed.reset();
        switch (hit.part) {
        case Hit::Part::Nothing:
            newTableAt(m_view, pointer.scene);
            break;
        case Hit::Part::Header:
            m_view.inlineEditors().editName(hit.pick);
            break;
        case Hit::Part::Row:
            m_view.inlineEditors().editColumn(TableId(hit.pick.id), hit.column);
            break;
        case Hit::Part::Line:
        case Hit::Part::End:
        case Hit::Part::Pill:
            Q_EMIT m_view.relationshipWanted(ForeignKeyId(hit.pick.id), false);
            break;
        case Hit::Part::Body:
            m_view.inlineEditors().editText(hit.pick);
            break;
        case Hit::Part::Menu:
        case Hit::Part::Handle:
        case Hit::Part::Fold:
        case Hit::Part::Corner:
            break;
        }
    }

    bool key(const QKeyEvent &event) override { return m_drag && m_drag->key(event); }

    [[nodiscard]] bool isDragging() const override { return m_drag != nullptr; }

    bool cancel() override
    {
        m_pressed.reset();
        if (!m_drag)
            return false;
        m_drag->cancel();
        m_drag.reset();
        return true;
    }

    void paint(QPainter &painter, const PaintContext &context) override
    {
        if (m_drag)
            m_drag->paint(painter, context);
        else
            paintHandles(painter, context);
    }

    [[nodiscard]] Qt::CursorShape cursor(const Hit &hit) const override
    {
        switch (hit.part) {
        case Hit::Part::Handle:
            return Qt::CrossCursor;
        case Hit::Part::Corner:
            return Qt::SizeFDiagCursor;
        case Hit::Part::Header:
        case Hit::Part::Body:
            return m_drag ? Qt::ClosedHandCursor : Qt::ArrowCursor;
        case Hit::Part::Menu:
        case Hit::Part::Fold:
        case Hit::Part::Pill:
        case Hit::Part::End:
        case Hit::Part::Line:
            return Qt::PointingHandCursor;
        case Hit::Part::Nothing:
        case Hit::Part::Row:
            break;
        }
        return Qt::ArrowCursor;
    }

private:
    std::unique_ptr<Drag> dragFor(const Pointer &pressed)
    {
        switch (pressed.hit.part) {
        case Hit::Part::Nothing:
            return startBand(m_view, pressed);
        case Hit::Part::Row:
            if (pressed.hit.pick.kind == PickKind::Table)
                return startRelating(m_view, pressed, RelationshipKind::OneToMany);
            return startMoving(m_view, pressed);
        case Hit::Part::Handle:
            return startRelating(m_view, pressed, RelationshipKind::OneToMany);
        case Hit::Part::Header:
        case Hit::Part::Menu:
        case Hit::Part::Body:
        case Hit::Part::Fold:
            return startMoving(m_view, pressed);
        case Hit::Part::Line:
            return startBending(m_view, pressed);
        case Hit::Part::End:
            return startMovingEnd(m_view, pressed);
        case Hit::Part::Corner:
            return startResizing(m_view, pressed);
        case Hit::Part::Pill:
            break;
        }
        return nullptr;
    }

    /// Small circles at the borders of the table under the pointer.
    void paintHandles(QPainter &painter, const PaintContext &context) const
    {
        const auto &hovered = context.emphasis.hovered;
        const TableFigure *table = hovered && hovered->kind == PickKind::Table
                                       ? m_view.scene().table(hovered->id)
                                       : nullptr;
        if (!table || closenessAt(context.scale) != Closeness::Near)
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(context.colors.accent, 1.5));
        painter.setBrush(context.colors.panel);
        for (const Side side : {Side::Left, Side::Right})
            painter.drawEllipse(handlePlace(*table, side), 4.5, 4.5);
    }

    std::optional<Pointer> m_pressed;
    std::unique_ptr<Drag> m_drag;
};

} // namespace

std::unique_ptr<Tool> makeSelectTool(CanvasView &view)
{
    return std::make_unique<SelectTool>(view);
}

} // namespace sw
