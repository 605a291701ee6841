// SPDX-License-Identifier: Apache-2.0
// The canvas under the hand, 1600 × 1000, painted by the raster engine: opening, panning, zooming,
// dragging, renaming; with everything selected, role names shown and the minimap beside it.
#include "model/document/verbs_table.h"
#include "model/file/documentbytes.h"
#include "tests/bench/harness.h"
#include "tests/support/generate.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/canvas/minimap.h"

#include <QApplication>
#include <QMouseEvent>

#include <cmath>
#include <optional>

namespace {

using namespace sw;

constexpr QSize ViewSize(1600, 1000);

Content placedContent(int tables)
{
    Content content = test::generatedContent(tables, 1);
    const DiagramId diagram = content.drawing.diagrams.at(0)->id;
    for (const PlacementPtr &each : Shelf<Placement>(content.drawing.placements))
        content.drawing.placements.remove(shelfKey(*each));
    sw::apply(content, gridPlaces(content, diagram));
    return content;
}

/// A document in a view, as the window shows it.
struct Shown {
    explicit Shown(Content content)
        : editor(std::move(content)), view(editor, theme), minimap(view, &view)
    {
        view.resize(ViewSize);
        view.show();
        QCoreApplication::processEvents(); // what is not yet exposed is not painted
        minimap.move(ViewSize.width() - 200, ViewSize.height() - 130);
        minimap.show();
        view.fitAll();
        paint();
    }

    void paint()
    {
        view.viewport()->repaint();
        minimap.repaint();
    }

    void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button)
    {
        const Qt::MouseButtons buttons
            = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, view.viewport()->mapToGlobal(at), button, buttons, {});
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    Theme theme;
    Editor editor;
    CanvasView view;
    Minimap minimap;
};

/// The table with the number of edges nearest to `edges`.
TableId tableWithEdges(const Scene &scene, size_t edges)
{
    quint64 best = 0;
    size_t distance = SIZE_MAX;
    for (const TableFigure *table : scene.allTables()) {
        const size_t count = scene.edgesOf(table->id).size();
        const size_t away = count > edges ? count - edges : edges - count;
        if (away < distance) {
            distance = away;
            best = table->id;
        }
    }
    return TableId(best);
}

void benchDrag(bench::Harness &harness, Shown &shown, const std::string &name, bool fit)
{
    const TableId table = tableWithEdges(shown.view.scene(), 20);
    const QRectF rect = shown.view.scene().table(table.value())->rect;
    Camera camera = shown.view.camera();
    if (!fit) {
        camera.scale = 1;
        camera.center(rect.center(), ViewSize);
        shown.view.setCamera(camera);
    }
    shown.view.setShowRoles(ShowRoles::Always); // a frame that is not left from a zoom
    shown.editor.picks().clear();
    shown.paint();
    QPointF at
        = shown.view.camera().toView(QPointF(rect.center().x(), rect.top() + measure::Header / 2));
    shown.mouse(QEvent::MouseButtonPress, at, Qt::LeftButton);
    int step = 0;
    harness.time(name, [&] {
        at += QPointF(9 * (step % 16 < 8 ? 1 : -1), 7);
        ++step;
        shown.mouse(QEvent::MouseMove, at, Qt::NoButton);
        shown.paint();
    });
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, {});
    QCoreApplication::sendEvent(&shown.view, &escape);
    shown.mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton);
}

void benchFrames(bench::Harness &harness, Shown &shown, const std::string &size)
{
    CanvasView &view = shown.view;
    view.fitAll();
    const Camera fit = view.camera();
    harness.time("canvas.fit." + size, [&] {
        view.setShowRoles(ShowRoles::Always); // as after any change: all is painted anew
        shown.paint();
    });
    int step = 0;
    const auto zoomFit = [&] {
        Camera camera = fit;
        camera.zoomAt({800, 500}, fit.scale * (1 + 0.02 * (++step % 10)));
        view.setCamera(camera);
    };
    const auto sweep = [&] {
        Camera camera = fit;
        camera.zoomAt({800, 500}, 0.02 * std::pow(1.19, ++step % 31));
        view.setCamera(camera);
    };
    const auto exactly = [&] { view.setShowRoles(ShowRoles::Always); }; // nothing of before serves
    harness.time("canvas.fit-zoom." + size, [&] {
        zoomFit();
        shown.paint();
    });
    harness.time("canvas.fit-zoom-exact." + size, [&] {
        zoomFit();
        exactly();
        shown.paint();
    });
    harness.time("canvas.zoom-sweep." + size, [&] {
        sweep();
        shown.paint();
    });
    harness.time("canvas.zoom-sweep-exact." + size, [&] {
        sweep();
        exactly();
        shown.paint();
    });
    Camera near = fit;
    near.zoomAt({800, 500}, 1);
    view.setCamera(near);
    exactly();
    shown.paint();
    harness.time("canvas.pan." + size, [&] {
        near.origin += QPointF(37, 23);
        view.setCamera(near);
        shown.paint();
    });
    benchDrag(harness, shown, "canvas.drag." + size, false);
    view.setCamera(fit);
    benchDrag(harness, shown, "canvas.drag-fit." + size, true);
}

void benchEdit(bench::Harness &harness, Shown &shown, const std::string &size)
{
    const TableId table = tableWithEdges(shown.view.scene(), 20);
    Camera near = shown.view.camera();
    near.scale = 1;
    near.center(shown.view.scene().table(table.value())->rect.center(), ViewSize);
    shown.view.setCamera(near);
    shown.view.setShowRoles(ShowRoles::Always);
    int step = 0;
    harness.time("canvas.rename." + size, [&] {
        shown.editor.run(
            QStringLiteral("Rename"),
            renameTable(shown.editor.content(), table, QStringLiteral("renamed_%1").arg(++step)));
        shown.paint();
    });
}

void benchSize(bench::Harness &harness, int tables)
{
    const std::string size = std::to_string(tables);
    const QByteArray bytes = bytesOf(placedContent(tables));
    std::optional<Shown> opened;
    harness.time(
        "canvas.open." + size, [&] { opened.emplace(*contentFromBytes(bytes)); },
        [&] { opened.reset(); });
    opened.reset();
    const qint64 before = bench::heapInUse();
    Shown shown(*contentFromBytes(bytes));
    harness.figure("canvas.memory." + size, static_cast<double>(bench::heapInUse() - before) / 1e6,
                   "MB");
    shown.view.setShowRoles(ShowRoles::Always);
    std::vector<Pick> all;
    QHash<quint64, Severity> marks;
    for (const TableFigure *table : shown.view.scene().allTables()) {
        all.push_back({PickKind::Table, table->id});
        marks.insert(table->id, Severity::Warning);
    }
    shown.editor.picks().set(all);
    shown.view.setProblems(marks);
    benchFrames(harness, shown, size);
    benchEdit(harness, shown, size);
}

void benchCanvas(bench::Harness &harness)
{
    for (const int tables : {1'000, 10'000})
        benchSize(harness, tables);
}

} // namespace

SW_BENCH(canvas, benchCanvas)
