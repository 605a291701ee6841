// SPDX-License-Identifier: Apache-2.0
#include "model/document/proposal.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/drag.h"
#include "widgets/canvas/relating.h"
#include "widgets/canvas/tablesize.h"
#include "widgets/canvas/tools.h"

#include <QCoreApplication>

namespace sw {

namespace {

/// From the start to the pointer, with a knee in the middle.
Polyline lineTo(const Port &start, QPointF to)
{
    return plainRoute({start, {QRectF(to, QSizeF(0.1, 0.1)), to.y(), Side::Unsaid}, {}});
}

/// The sentence under the pointer, on a plate of its own, within what is seen.
void paintSentence(QPainter &painter, const PaintContext &context, QPointF at, const QString &text,
                   bool bad, const QRectF &seen)
{
    const QRectF plate(0, 0, labelTextWidth(text) + 20, 26);
    QRectF place(at + QPointF(14, 18) / context.scale, plate.size() / context.scale);
    place.moveRight(std::min(place.right(), seen.right()));
    if (place.bottom() > seen.bottom())
        place.moveBottom(at.y() - 10 / context.scale);
    painter.save();
    painter.translate(place.topLeft());
    painter.scale(1 / context.scale, 1 / context.scale);
    painter.setPen(QPen(bad ? context.colors.red : context.colors.line, 1));
    painter.setBrush(context.colors.panel);
    painter.drawRoundedRect(plate, 6, 6);
    painter.setPen(bad ? context.colors.red : context.colors.text);
    context.texts.draw(painter, {10, 6}, text, CanvasText::Label);
    painter.restore();
}

/// Views, and tables where nothing that is drawn from there can end.
QSet<quint64> refusedTargets(const CanvasView &view, DrawnRelationship drawn)
{
    QSet<quint64> refused;
    for (const TableFigure *box : view.scene().allTables()) {
        drawn.to = {TableId(box->id), {}};
        if (drawn.to.table != drawn.from.table
            && (box->isView || !canEndOn(view.editor().content(), drawn)))
            refused.insert(box->id);
    }
    return refused;
}

class RelateDrag : public Drag {
public:
    RelateDrag(CanvasView &view, const Pointer &pointer, RelationshipKind kind) : Drag(view)
    {
        m_drawn.from = {TableId(pointer.hit.pick.id), pointer.hit.column};
        m_drawn.kind = kind;
        m_at = pointer.scene;
        m_view.setRefused(refusedTargets(m_view, m_drawn));
    }

    void move(const Pointer &pointer) override
    {
        m_at = pointer.scene;
        m_drawn.identifying = pointer.modifiers & Qt::ControlModifier;
        // A person who drags from one table to itself means that only after leaving it.
        const bool onTable = pointer.hit.isTable() && pointer.hit.pick.kind == PickKind::Table;
        const bool own = pointer.hit.pick.id == m_drawn.from.table.value();
        m_left = m_left || !onTable || !own;
        m_hit = onTable && (m_left || pointer.hit.column != m_drawn.from.column) ? pointer.hit
                                                                                 : Hit();
        m_onView = pointer.hit.isTable() && pointer.hit.pick.kind == PickKind::View;
        lookAgain();
    }

    void drop(const Pointer &pointer) override
    {
        move(pointer);
        finish();
        if (m_onView)
            Q_EMIT m_view.said(aboutViews());
        if (m_hit)
            relate(m_view, m_drawn, m_view.viewport()->mapToGlobal(pointer.view.toPoint()));
    }

    void cancel() override { finish(); }

    bool key(const QKeyEvent &event) override
    {
        if (event.key() != Qt::Key_X)
            return false;
        m_drawn.swapped = !m_drawn.swapped;
        m_view.setRefused(refusedTargets(m_view, m_drawn));
        lookAgain();
        return true;
    }

    void paint(QPainter &painter, const PaintContext &context) override
    {
        const TableFigure *start = m_view.scene().table(m_drawn.from.table.value());
        if (!start)
            return;
        const bool bad
            = m_onView
              || (m_hit && !m_proposal.objection.isEmpty() && m_proposal.needsKey.isEmpty());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(bad ? context.colors.red : context.colors.accent,
                            2 / std::min(context.scale, 1.0), Qt::SolidLine, Qt::RoundCap,
                            Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const Port from{start->rect, start->edgeHeight(m_drawn.from.column), Side::Unsaid};
        const TableFigure *end
            = m_hit && m_hit.pick.id != start->id ? m_view.scene().table(m_hit.pick.id) : nullptr;
        const Polyline line
            = end ? plainRoute({from, {end->rect, end->edgeHeight(m_hit.column), Side::Unsaid}, {}})
                  : lineTo(from, m_at);
        painter.drawPolyline(line.data(), static_cast<int>(line.size()));
        if (m_hit || m_onView)
            paintSentence(painter, context, m_at, said(), bad, m_view.visibleScene());
    }

private:
    static QString aboutViews()
    {
        return QCoreApplication::translate("Canvas", "A view has no foreign keys, and none can "
                                                     "refer to it. Draw it to a table.");
    }

    [[nodiscard]] QString said() const
    {
        if (m_onView)
            return aboutViews();
        return m_proposal.objection.isEmpty() ? m_proposal.sentence : m_proposal.objection;
    }

    void lookAgain()
    {
        if (!m_hit) {
            m_view.setTarget(std::nullopt);
        } else {
            m_drawn.to = {TableId(m_hit.pick.id), m_hit.column};
            m_proposal = propose(m_view.editor().content(), m_drawn);
            m_view.setTarget(m_hit.pick, m_hit.column);
        }
        m_view.updateOverlay(); // the line and the sentence, also where the target is the same
    }

    void finish()
    {
        m_view.setTarget(std::nullopt);
        m_view.setRefused({});
    }

    DrawnRelationship m_drawn;
    Proposal m_proposal;
    Hit m_hit;
    QPointF m_at;
    bool m_left = false;
    bool m_onView = false;
};

/// Click the child, click the parent; or drag from one to the other.
class RelateTool : public Tool {
public:
    RelateTool(CanvasView &view, RelationshipKind kind) : Tool(view), m_kind(kind) {}

    void press(const Pointer &pointer) override
    {
        if (!pointer.hit.isTable() || pointer.hit.pick.kind != PickKind::Table) {
            cancel();
            return;
        }
        if (!m_drag) {
            m_drag = startRelating(m_view, pointer, m_kind);
            m_pressedAt = pointer.view;
            m_second = false;
        } else {
            m_second = true;
        }
    }

    void move(const Pointer &pointer) override
    {
        if (m_drag)
            m_drag->move(pointer);
        else
            m_view.setHovered(pointer.hit);
    }

    void release(const Pointer &pointer) override
    {
        constexpr double StillAClick = 6;
        if (!m_drag)
            return;
        if (!m_second && (pointer.view - m_pressedAt).manhattanLength() < StillAClick)
            return; // the first of two clicks
        const auto drag = std::move(m_drag);
        drag->drop(pointer);
        m_view.toolDone();
    }

    bool key(const QKeyEvent &event) override { return m_drag && m_drag->key(event); }

    [[nodiscard]] bool isDragging() const override { return m_drag != nullptr; }

    bool cancel() override
    {
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
    }

    [[nodiscard]] Qt::CursorShape cursor(const Hit &) const override { return Qt::CrossCursor; }

private:
    RelationshipKind m_kind;
    std::unique_ptr<Drag> m_drag;
    QPointF m_pressedAt;
    bool m_second = false;
};

} // namespace

std::unique_ptr<Drag> startRelating(CanvasView &view, const Pointer &pointer, RelationshipKind kind)
{
    return std::make_unique<RelateDrag>(view, pointer, kind);
}

std::unique_ptr<Tool> makeRelateTool(CanvasView &view, RelationshipKind kind)
{
    return std::make_unique<RelateTool>(view, kind);
}

} // namespace sw
