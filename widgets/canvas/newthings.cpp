// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/newthings.h"

#include "model/document/names.h"
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "widgets/canvas/areas.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/tools.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QSizeF LeastBox(measure::LeastWidth, 80); ///< of a new table

QPointF snapped(const CanvasView &view, QPointF point)
{
    const double step = view.snapsToGrid() ? measure::GridStep / 2 : 1;
    return {std::round(point.x() / step) * step, std::round(point.y() / step) * step};
}

template <typename T> quint64 madeId(const Changes &changes)
{
    for (const Change &change : changes) {
        const auto *after = std::get_if<std::shared_ptr<const T>>(&change.after);
        if (after && *after && !isThere(change.before))
            return (*after)->id.value();
    }
    return 0;
}

/// One that takes a click, or a rectangle that is dragged.
class BoxTool : public Tool {
public:
    using Make = void (*)(CanvasView &, const QRectF &);

    BoxTool(CanvasView &view, QSizeF least, Make make) : Tool(view), m_least(least), m_make(make) {}

    void press(const Pointer &pointer) override
    {
        m_start = pointer.scene;
        m_rect = QRectF(pointer.scene, QSizeF());
    }

    void move(const Pointer &pointer) override
    {
        if (!m_start)
            return;
        m_rect = QRectF(*m_start, pointer.scene).normalized();
        m_view.updateOverlay();
    }

    void release(const Pointer &pointer) override
    {
        if (!m_start)
            return;
        move(pointer);
        m_start.reset();
        const QRectF rect(snapped(m_view, m_rect.topLeft()), m_rect.size().expandedTo(m_least));
        // Whoever makes the thing may replace the tool, which must be left before.
        CanvasView &view = m_view;
        const Make make = m_make;
        view.toolDone();
        make(view, rect);
    }

    [[nodiscard]] bool isDragging() const override { return m_start.has_value(); }

    bool cancel() override
    {
        m_view.updateOverlay();
        return std::exchange(m_start, std::nullopt).has_value();
    }

    void paint(QPainter &painter, const PaintContext &context) override
    {
        if (!m_start)
            return;
        painter.setPen(QPen(context.colors.accent, 1 / context.scale));
        painter.setBrush(context.colors.accentBack);
        painter.setOpacity(0.6);
        painter.drawRoundedRect(m_rect, 6, 6);
        painter.setOpacity(1);
    }

    [[nodiscard]] Qt::CursorShape cursor(const Hit &) const override { return Qt::CrossCursor; }

private:
    QSizeF m_least;
    Make m_make;
    std::optional<QPointF> m_start;
    QRectF m_rect;
};

class HandTool : public Tool {
public:
    using Tool::Tool;

    void press(const Pointer &pointer) override
    {
        m_from = pointer.view;
        m_origin = m_view.camera().origin;
    }

    void move(const Pointer &pointer) override
    {
        if (!m_from)
            return;
        Camera camera = m_view.camera();
        camera.origin = m_origin - (pointer.view - *m_from) / camera.scale;
        m_view.setCamera(camera);
    }

    void release(const Pointer &) override { m_from.reset(); }

    [[nodiscard]] Qt::CursorShape cursor(const Hit &) const override
    {
        return m_from ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
    }

private:
    std::optional<QPointF> m_from;
    QPointF m_origin;
};

} // namespace

void newTableAt(CanvasView &view, QPointF scene)
{
    Editor &editor = view.editor();
    const QString name = freeName(editor.content().schema, u"new_table"_s);
    const Result<Changes> changes
        = createTable(editor.content(), name, editor.diagram(),
                      snapped(view, outsideOfFolded(view, scene, LeastBox)));
    if (!editor.run(QCoreApplication::translate("Undo", "New table"), changes))
        return;
    const TablePtr table = madeTable(*changes);
    editor.picks().setOne(PickKind::Table, table->id.value());
    view.inlineEditors().editNewTable(table->id);
}

void newViewAt(CanvasView &view, QPointF scene)
{
    Editor &editor = view.editor();
    View made;
    made.id = ViewId::random();
    made.name = freeName(editor.content().schema, u"new_view"_s);
    made.columns = {};
    made.select = u"SELECT 1 AS one"_s;
    Edit edit(editor.content());
    edit.run(putView(edit.now(), made));
    Placement placement;
    placement.diagram = editor.diagram();
    placement.subject = made.id.value();
    placement.position = snapped(view, outsideOfFolded(view, scene, LeastBox));
    edit.run(putPlacements(edit.now(), {placement}));
    if (!editor.run(QCoreApplication::translate("Undo", "New view"), edit.result()))
        return;
    editor.picks().setOne(PickKind::View, made.id.value());
    view.inlineEditors().editName({PickKind::View, made.id.value()});
}

void newNote(CanvasView &view, const QRectF &rect)
{
    Editor &editor = view.editor();
    Note note;
    note.diagram = editor.diagram();
    note.position = outsideOfFolded(view, rect.topLeft(), rect.size());
    note.size = rect.size();
    const Result<Changes> changes = putNote(editor.content(), note);
    if (!editor.run(QCoreApplication::translate("Undo", "New note"), changes))
        return;
    const Pick pick{PickKind::Note, madeId<Note>(*changes)};
    editor.picks().set({pick});
    view.inlineEditors().editText(pick);
}

void newArea(CanvasView &view, const QRectF &rect)
{
    Editor &editor = view.editor();
    Area area;
    area.diagram = editor.diagram();
    area.title = QCoreApplication::translate("Canvas", "Area");
    area.position = rect.topLeft();
    area.size = rect.size();
    const auto areas = editor.content().drawing.areas.size();
    area.color = areaColorNames().at(areas % areaColorNames().size());
    const Result<Changes> changes
        = withNestedAreas(editor.content(), editor.diagram(), putArea(editor.content(), area));
    if (!editor.run(QCoreApplication::translate("Undo", "New area"), changes))
        return;
    const Pick pick{PickKind::Area, madeId<Area>(*changes)};
    editor.picks().set({pick});
    view.inlineEditors().editText(pick);
}

QPointF freePlace(const CanvasView &view, QPointF near, QSizeF size,
                  const std::vector<QRectF> &taken)
{
    constexpr double Gap = 48;
    constexpr int Rings = 40;
    const double step = measure::GridStep * 2;
    const auto isFree = [&](QPointF place) {
        const QRectF rect = QRectF(place, size).adjusted(-Gap, -Gap, Gap, Gap);
        return view.scene().tablesIn(rect).empty() && outsideOfFolded(view, place, size) == place
               && std::none_of(taken.begin(), taken.end(),
                               [&](const QRectF &other) { return other.intersects(rect); });
    };
    for (int ring = 0; ring < Rings; ++ring) {
        for (int x = -ring; x <= ring; ++x) {
            for (int y = -ring; y <= ring; ++y) {
                const QPointF place = snapped(view, near + QPointF(x * step, y * step));
                if (std::max(std::abs(x), std::abs(y)) == ring && isFree(place))
                    return place;
            }
        }
    }
    return near;
}

std::unique_ptr<Tool> makeTableTool(CanvasView &view)
{
    return std::make_unique<BoxTool>(
        view, QSizeF(), [](CanvasView &on, const QRectF &rect) { newTableAt(on, rect.topLeft()); });
}

std::unique_ptr<Tool> makeViewTool(CanvasView &view)
{
    return std::make_unique<BoxTool>(
        view, QSizeF(), [](CanvasView &on, const QRectF &rect) { newViewAt(on, rect.topLeft()); });
}

std::unique_ptr<Tool> makeNoteTool(CanvasView &view)
{
    return std::make_unique<BoxTool>(view, QSizeF(192, 96), newNote);
}

std::unique_ptr<Tool> makeAreaTool(CanvasView &view)
{
    return std::make_unique<BoxTool>(view, QSizeF(288, 192), newArea);
}

std::unique_ptr<Tool> makeHandTool(CanvasView &view) { return std::make_unique<HandTool>(view); }

} // namespace sw
