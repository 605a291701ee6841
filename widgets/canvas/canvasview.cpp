// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/canvasview.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/accessible.h"
#include "widgets/canvas/findbar.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/relateto.h"
#include "widgets/canvas/tools.h"

#include <QPaintEvent>
#include <QScrollBar>

#include <cmath>

namespace sw {

namespace {

constexpr double ReachOnScreen = 5;
constexpr double FitMargin = 40;

/// What the changes move or bend; nothing where they change more than the drawing.
QSet<quint64> drawnIds(const Changes &changes)
{
    QSet<quint64> ids;
    for (const Change &change : changes) {
        if (const auto *placement = std::get_if<PlacementPtr>(&change.after);
            placement && *placement)
            ids.insert((*placement)->subject);
        else if (const auto *note = std::get_if<NotePtr>(&change.after); note && *note)
            ids.insert((*note)->id.value());
        else if (const auto *area = std::get_if<AreaPtr>(&change.after); area && *area)
            ids.insert((*area)->id.value());
        else if (const auto *route = std::get_if<RoutePtr>(&change.after); route && *route)
            ids.insert((*route)->edge.value());
        else
            return {};
    }
    return ids;
}

} // namespace

CanvasView::CanvasView(Editor &editor, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_editor(editor), m_theme(theme)
{
    CanvasAccessible::install(); // before anything asks for how the canvas is told
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Diagram"));
    viewport()->setMouseTracking(true);
    setAcceptDrops(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_emphasis.picks = &editor.picks();
    m_inlineEditors = std::make_unique<InlineEditors>(*this);
    m_findBar = new FindBar(*this);
    m_relateTo = new RelateTo(*this);
    m_tool = makeTool(ToolKind::Select);
    connect(&editor, &Editor::changed, this, &CanvasView::takeChanges);
    connect(&editor, &Editor::diagramChanged, this, &CanvasView::showDocument);
    connect(&editor.picks(), &Picks::changed, this, &CanvasView::redraw);
    connect(&theme, &Theme::changed, this, &CanvasView::redraw);
    showDocument();
}

CanvasView::~CanvasView() = default;

/// Something other than the camera or the tool's own drawing has changed.
void CanvasView::redraw()
{
    m_frame.forget();
    viewport()->update();
}

void CanvasView::showDocument()
{
    m_previewed.clear();
    m_emphasis.lifted.clear();
    m_inlineEditors->close();
    m_scene.show(m_editor.content(), m_editor.diagram(), m_editor.relationships());
    updateScrollBars();
    redraw();
}

void CanvasView::takeChanges(const Changes &changes)
{
    Changes all = inverse(m_previewed);
    m_previewed.clear();
    m_emphasis.lifted.clear();
    all.insert(all.end(), changes.begin(), changes.end());
    m_scene.update(all, m_editor.content(), m_editor.relationships());
    m_inlineEditors->follow();
    updateScrollBars();
    redraw();
}

void CanvasView::preview(const Changes &changes)
{
    if (changes.empty() && m_previewed.empty())
        return;
    Changes all = inverse(m_previewed);
    all.insert(all.end(), changes.begin(), changes.end());
    m_previewed = changes;
    Content shown = m_editor.content();
    sw::apply(shown, changes);
    m_scene.update(all, shown, m_editor.relationships(),
                   changes.empty() ? Scene::Care::Whole : Scene::Care::Dragging);
    // While only what is lifted moves, all else stays as it was painted. What falls into a folded
    // area or out of it changes that, too.
    QSet<quint64> lifted = drawnIds(changes);
    if (lifted.isEmpty() || lifted != m_emphasis.lifted || !m_scene.foldedAreas().empty())
        m_frame.forget();
    m_emphasis.lifted = std::move(lifted);
    viewport()->update();
}

QRectF CanvasView::visibleScene() const { return m_camera.toScene(QRectF(viewport()->rect())); }

void CanvasView::setCamera(const Camera &camera)
{
    if (camera == m_camera)
        return;
    m_camera = camera;
    updateScrollBars();
    m_inlineEditors->follow();
    viewport()->update();
    Q_EMIT cameraChanged();
}

void CanvasView::zoomBy(double factor) { zoomTo(m_camera.scale * factor); }

void CanvasView::zoomTo(double scale)
{
    Camera camera = m_camera;
    camera.zoomAt(QRectF(viewport()->rect()).center(), scale);
    setCamera(camera);
}

void CanvasView::fitAll()
{
    m_fitWhenShown = !isVisible(); // the size of a view that was never shown means nothing
    if (m_fitWhenShown)
        return;
    Camera camera = m_camera;
    camera.fit(m_scene.isEmpty() ? QRectF(0, 0, 1, 1) : m_scene.bounds(), viewport()->size(),
               FitMargin);
    setCamera(camera);
}

void CanvasView::fitPicks()
{
    QRectF rect;
    for (const Pick &pick : m_editor.picks().all())
        rect |= rectOf(m_scene, pick);
    if (rect.isNull())
        return;
    Camera camera = m_camera;
    camera.fit(rect, viewport()->size(), FitMargin);
    setCamera(camera);
}

void CanvasView::reveal(const QRectF &scene)
{
    constexpr double Around = 24;
    const QRectF wanted = scene.adjusted(-Around, -Around, Around, Around);
    const QRectF seen = visibleScene();
    if (seen.contains(wanted))
        return;
    Camera camera = m_camera;
    if (wanted.width() > seen.width() || wanted.height() > seen.height()
        || !seen.adjusted(-seen.width(), -seen.height(), seen.width(), seen.height())
                .contains(wanted)) {
        camera.center(scene.center(), viewport()->size());
    } else {
        camera.origin += {std::min(0.0, wanted.left() - seen.left())
                              + std::max(0.0, wanted.right() - seen.right()),
                          std::min(0.0, wanted.top() - seen.top())
                              + std::max(0.0, wanted.bottom() - seen.bottom())};
    }
    setCamera(camera);
}

void CanvasView::revealPick(const Pick &pick)
{
    const QRectF rect = rectOf(m_scene, pick);
    if (!rect.isNull())
        reveal(rect);
}

void CanvasView::updateScrollBars()
{
    // The bars reach one view beyond the drawing, and always as far as the camera is.
    const QSizeF view(viewport()->size());
    QRectF reach = m_camera.toView(m_scene.bounds())
                       .adjusted(-view.width(), -view.height(), view.width(), view.height());
    reach |= QRectF(QPointF(), view);
    const QPointF at = m_camera.origin * m_camera.scale;
    m_settingBars = true;
    const auto set = [](QScrollBar *bar, double from, double to, double page, double value) {
        bar->setRange(static_cast<int>(std::floor(from)), static_cast<int>(std::ceil(to - page)));
        bar->setPageStep(static_cast<int>(page));
        bar->setSingleStep(24);
        bar->setValue(qRound(value));
    };
    set(horizontalScrollBar(), at.x() + reach.left(), at.x() + reach.right(), view.width(), at.x());
    set(verticalScrollBar(), at.y() + reach.top(), at.y() + reach.bottom(), view.height(), at.y());
    m_settingBars = false;
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx);
    Q_UNUSED(dy);
    if (m_settingBars)
        return;
    m_camera.origin
        = QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()) / m_camera.scale;
    m_inlineEditors->follow();
    viewport()->update();
    Q_EMIT cameraChanged();
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    m_findBar->place();
}

PaintContext CanvasView::paintContext()
{
    return {m_theme.colors(), m_emphasis, m_texts, m_camera.scale, true, m_scene.notation()};
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    if (m_fitWhenShown)
        fitAll(); // only now has everything around it found its size
    const PaintContext context = paintContext();
    const auto paintStill = [&](QPainter &painter, const QRectF &exposed) {
        painter.fillRect(exposed, colors().canvas);
        if (m_gridShown)
            paintDots(painter, exposed, context);
        if (m_comparison)
            paintGone(painter, *m_comparison, exposed, context);
        paintScene(painter, m_scene, exposed, context, Layer::Still);
    };
    const QPixmap &still
        = m_frame.shown(viewport()->size(), devicePixelRatioF(), m_camera, paintStill);
    QPainter painter(viewport());
    const QRectF part(event->rect());
    painter.drawPixmap(
        part, still,
        {part.topLeft() * still.devicePixelRatio(), part.size() * still.devicePixelRatio()});
    painter.setTransform(m_camera.transform());
    if (!m_emphasis.lifted.isEmpty())
        paintScene(painter, m_scene, m_camera.toScene(part), context, Layer::Lifted);
    if (m_comparison)
        paintMarks(painter, m_scene, *m_comparison, m_camera.toScene(part), context);
    m_tool->paint(painter, context);
}

void CanvasView::setHovered(const Hit &hit)
{
    const std::optional<Pick> hovered = hit ? std::optional(hit.pick) : std::nullopt;
    if (hovered == m_emphasis.hovered && hit.column == m_emphasis.hoveredColumn)
        return;
    m_emphasis.hovered = hovered;
    m_emphasis.hoveredColumn = hit.column;
    redraw();
    Q_EMIT hoveredChanged(hit);
}

void CanvasView::setTarget(const std::optional<Pick> &target, ColumnId column)
{
    if (m_emphasis.target != target || m_emphasis.targetColumn != column)
        m_frame.forget();
    m_emphasis.target = target;
    m_emphasis.targetColumn = column;
    viewport()->update();
}

void CanvasView::setRefused(const QSet<quint64> &tables)
{
    if (m_emphasis.refused == tables)
        return;
    m_emphasis.refused = tables;
    redraw();
}

void CanvasView::setExtentsShown(bool shown)
{
    if (m_emphasis.showExtents == shown)
        return;
    m_emphasis.showExtents = shown;
    redraw();
}

void CanvasView::setNotation(Notation notation)
{
    const DiagramPtr found = m_editor.content().drawing.diagrams.find(m_editor.diagram());
    if (!found)
        return;
    Diagram diagram = *found;
    diagram.notation = nameOfNotation(notation);
    m_editor.run(tr("Notation"), putDiagram(m_editor.content(), diagram));
}

void CanvasView::setShowRoles(ShowRoles roles)
{
    m_emphasis.roles = roles;
    redraw();
}

void CanvasView::setGridShown(bool shown)
{
    m_gridShown = shown;
    redraw();
}

void CanvasView::setProblems(const QHash<quint64, Severity> &problems)
{
    if (m_emphasis.problems == problems)
        return;
    m_emphasis.problems = problems;
    redraw();
}

void CanvasView::setComparison(std::shared_ptr<const Comparison> comparison)
{
    m_comparison = std::move(comparison);
    redraw();
}

void CanvasView::setLit(const QSet<quint64> &tables, const QSet<ColumnId> &columns)
{
    m_emphasis.lit = tables;
    m_emphasis.litColumns = columns;
    redraw();
}

void CanvasView::find() { m_findBar->open(); }

void CanvasView::relateTo(RelationshipKind kind) { m_relateTo->open(kind); }

void CanvasView::setByKeyboard(bool on)
{
    if (m_emphasis.focusRing == on)
        return;
    m_emphasis.focusRing = on;
    redraw();
}

void CanvasView::useTool(ToolKind kind, bool keep)
{
    m_keepTool = keep;
    m_tool->cancel();
    m_toolKind = kind;
    m_tool = makeTool(kind);
    applyCursor({});
    redraw();
    Q_EMIT toolChanged(kind);
}

void CanvasView::toolDone()
{
    if (!m_keepTool && m_toolKind != ToolKind::Select)
        useTool(ToolKind::Select);
}

std::unique_ptr<Tool> CanvasView::makeTool(ToolKind kind) { return sw::makeTool(*this, kind); }

Pointer CanvasView::pointerAt(QPointF view, Qt::KeyboardModifiers modifiers) const
{
    const QPointF scene = m_camera.toScene(view);
    const quint64 handles = m_emphasis.hovered ? m_emphasis.hovered->id : 0;
    return {scene, view, modifiers, hitAt(m_scene, scene, ReachOnScreen / m_camera.scale, handles)};
}

} // namespace sw
