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
    BendDrag(CanvasView &view, const Pointer &pointer)
        : Drag(view), m_edge(pointer.hit.pick.id), m_segment(pointer.hit.segment)
    {
        if (const EdgeFigure *edge = view.scene().edge(m_edge)) {
            m_line = edge->line;
            m_child = edge->child.side;
            m_parent = edge->parent.side;
        }
    }

    void move(const Pointer &pointer) override
    {
        m_view.preview(changesFor(pointer.scene).ok() ? *changesFor(pointer.scene) : Changes());
    }

    void drop(const Pointer &pointer) override
    {
        m_view.preview({});
        m_view.editor().run(undoText(QT_TRANSLATE_NOOP("Undo", "Bend edge")),
                            changesFor(pointer.scene));
    }

    void cancel() override { m_view.preview({}); }

private:
    /// The inner points of the line with the held part moved to the pointer.
    [[nodiscard]] Result<Changes> changesFor(QPointF at) const
    {
        if (m_line.size() < 2)
            return Changes();
        Route route;
        route.diagram = m_view.scene().diagram();
        route.edge = m_edge;
        route.childSide = m_child;
        route.parentSide = m_parent;
        Polyline line = m_line;
        const bool upright = std::abs(line[m_segment].x() - line[m_segment + 1].x()) < 0.01;
        const double step = measure::GridStep / 2;
        const QPointF snapped(std::round(at.x() / step) * step, std::round(at.y() / step) * step);
        if (upright) {
            line[m_segment].setX(snapped.x());
            line[m_segment + 1].setX(snapped.x());
        } else if (m_segment == 0 || m_segment + 2 == line.size()) {
            return throughPoint(route, line, snapped);
        } else {
            line[m_segment].setY(snapped.y());
            line[m_segment + 1].setY(snapped.y());
        }
        // A line goes level to a bend's x, then upright to its y: every second corner says it all.
        for (size_t i = 2; i + 1 < line.size(); i += 2)
            route.bends.push_back(line[i]);
        return putRoute(m_view.editor().content(), route);
    }

    /// A level part that ends at a table keeps its height there, and goes around by the pointer.
    [[nodiscard]] Result<Changes> throughPoint(Route route, const Polyline &line, QPointF at) const
    {
        constexpr double Stub = 28;
        const QPointF a = line[m_segment];
        const QPointF b = line[m_segment + 1];
        const double out = b.x() > a.x() ? 1 : -1;
        for (size_t i = 2; i < m_segment; i += 2)
            route.bends.push_back(line[i]);
        route.bends.emplace_back(a.x() + out * Stub, at.y());
        route.bends.emplace_back(b.x() - (m_segment + 2 == line.size() ? out * Stub : 0), at.y());
        for (size_t i = m_segment + 2; i + 1 < line.size(); i += 2)
            route.bends.push_back(line[i]);
        return putRoute(m_view.editor().content(), route);
    }

    ForeignKeyId m_edge;
    size_t m_segment;
    Polyline m_line;
    Side m_child = Side::Unsaid;
    Side m_parent = Side::Unsaid;
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
        const Content &content = m_view.editor().content();
        const DiagramId diagram = m_view.scene().diagram();
        const RoutePtr present = content.drawing.routes.find(std::tuple(diagram, m_edge));
        Route route = present ? *present : Route{diagram, m_edge, Side::Unsaid, Side::Unsaid, {}};
        (m_childEnd ? route.childSide : route.parentSide)
            = at.x() < table->rect.center().x() ? Side::Left : Side::Right;
        return putRoute(content, route);
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
