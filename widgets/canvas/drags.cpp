// SPDX-License-Identifier: Apache-2.0
// The smaller drags: the rubber band, bends, ends and corners.
#include "widgets/canvas/bending.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/drag.h"
#include "widgets/canvas/resizing.h"
#include "widgets/canvas/tools.h"

#include <QCoreApplication>

namespace sw {

namespace {

QString undoText(const char *text) { return QCoreApplication::translate("Undo", text); }

class BandDrag : public Drag {
public:
    BandDrag(CanvasView &view, const Pointer &pointer)
        : Drag(view), m_start(pointer.scene), m_before(view.editor().picks().all())
    {
        if (!(pointer.modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
            m_before.clear();
    }

    void move(const Pointer &pointer) override
    {
        m_band = QRectF(m_start, pointer.scene).normalized();
        std::vector<Pick> picks = m_before;
        const auto add = [&](PickKind kind, quint64 id) {
            const Pick pick{kind, id};
            if (std::find(picks.begin(), picks.end(), pick) == picks.end())
                picks.push_back(pick);
        };
        for (const AreaFigure *area : m_view.scene().areasIn(m_band)) {
            if (m_band.contains(area->rect))
                add(PickKind::Area, area->id.value());
        }
        for (const NoteFigure *note : m_view.scene().notesIn(m_band))
            add(PickKind::Note, note->id.value());
        for (const TableFigure *table : m_view.scene().tablesIn(m_band))
            add(table->isView ? PickKind::View : PickKind::Table, table->id);
        m_view.editor().picks().set(std::move(picks));
        m_view.updateOverlay();
    }

    void drop(const Pointer &pointer) override
    {
        move(pointer);
        m_view.updateOverlay();
    }

    void cancel() override
    {
        m_view.editor().picks().set(m_before);
        m_view.updateOverlay();
    }

    void paint(QPainter &painter, const PaintContext &context) override
    {
        QColor fill = context.colors.accent;
        fill.setAlpha(24);
        painter.setPen(QPen(context.colors.accent, 1 / context.scale));
        painter.setBrush(fill);
        painter.drawRect(m_band);
    }

private:
    QPointF m_start;
    std::vector<Pick> m_before;
    QRectF m_band;
};

class BendDrag : public Drag {
public:
    BendDrag(CanvasView &view, const Pointer &pointer) : Drag(view), m_segment(pointer.hit.segment)
    {
        if (const EdgeFigure *edge = view.scene().edge(ForeignKeyId(pointer.hit.pick.id)))
            m_edge = *edge;
    }

    void move(const Pointer &pointer) override
    {
        const Result<Changes> changes = changesFor(pointer.scene);
        m_view.preview(changes ? *changes : Changes());
    }

    void drop(const Pointer &pointer) override
    {
        m_view.preview({});
        m_view.editor().run(undoText(QT_TRANSLATE_NOOP("Undo", "Bend edge")),
                            changesFor(pointer.scene));
    }

    void cancel() override { m_view.preview({}); }

private:
    [[nodiscard]] Result<Changes> changesFor(QPointF at) const
    {
        return bentThrough(m_view.editor().content(), m_view.scene().diagram(), m_edge, m_segment,
                           at);
    }

    EdgeFigure m_edge; ///< as it was
    size_t m_segment;
};

class EndDrag : public Drag {
public:
    EndDrag(CanvasView &view, const Pointer &pointer)
        : Drag(view), m_edge(pointer.hit.pick.id), m_childEnd(pointer.hit.childEnd)
    {
    }

    void move(const Pointer &pointer) override
    {
        const Result<Changes> changes = changesFor(pointer.scene);
        m_view.preview(changes ? *changes : Changes());
    }

    void drop(const Pointer &pointer) override
    {
        const Result<Changes> changes = changesFor(pointer.scene);
        m_view.preview({});
        m_view.editor().run(undoText(QT_TRANSLATE_NOOP("Undo", "Move end of edge")), changes);
    }

    void cancel() override { m_view.preview({}); }

private:
    [[nodiscard]] Result<Changes> changesFor(QPointF at) const
    {
        const EdgeFigure *edge = m_view.scene().edge(m_edge);
        const TableFigure *table
            = edge ? m_view.scene().table(m_childEnd ? edge->child.table : edge->parent.table)
                   : nullptr;
        if (!table)
            return Changes();
        return withEndOn(m_view.editor().content(), m_view.scene().diagram(), m_edge, m_childEnd,
                         at.x() < table->rect.center().x() ? Side::Left : Side::Right);
    }

    ForeignKeyId m_edge;
    bool m_childEnd;
};

class ResizeDrag : public Drag {
public:
    ResizeDrag(CanvasView &view, const Pointer &pointer) : Drag(view), m_pick(pointer.hit.pick) {}

    void move(const Pointer &pointer) override
    {
        const Result<Changes> changes = changesFor(pointer.scene);
        m_view.preview(changes ? *changes : Changes());
    }

    void drop(const Pointer &pointer) override
    {
        const Result<Changes> changes = changesFor(pointer.scene);
        m_view.preview({});
        m_view.editor().run(undoText(QT_TRANSLATE_NOOP("Undo", "Resize")), changes);
    }

    void cancel() override { m_view.preview({}); }

private:
    [[nodiscard]] Result<Changes> changesFor(QPointF at) const
    {
        const QPointF way = at - rectOf(m_view.scene(), m_pick).topLeft();
        return resizedTo(m_view.editor().content(), m_pick, {way.x(), way.y()});
    }

    Pick m_pick;
};

} // namespace

std::unique_ptr<Drag> startBand(CanvasView &view, const Pointer &pointer)
{
    return std::make_unique<BandDrag>(view, pointer);
}

std::unique_ptr<Drag> startBending(CanvasView &view, const Pointer &pointer)
{
    return std::make_unique<BendDrag>(view, pointer);
}

std::unique_ptr<Drag> startMovingEnd(CanvasView &view, const Pointer &pointer)
{
    return std::make_unique<EndDrag>(view, pointer);
}

std::unique_ptr<Drag> startResizing(CanvasView &view, const Pointer &pointer)
{
    return std::make_unique<ResizeDrag>(view, pointer);
}

} // namespace sw
