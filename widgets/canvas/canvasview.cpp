// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/canvasview.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/accessible.h"
#include "widgets/canvas/autoscroll.h"
#include "widgets/canvas/findbar.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/relateto.h"
#include "widgets/canvas/tools.h"

#include <QApplication>
#include <QScrollBar>

#include <cmath>

namespace sw {

namespace {

constexpr double ReachOnScreen = 5;
constexpr double FitMargin = 40;

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
    constexpr int ZoomRests = 70; // milliseconds
    m_zooming.setSingleShot(true);
    m_zooming.setInterval(ZoomRests);
    connect(&m_zooming, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_inlineEditors = std::make_unique<InlineEditors>(*this);
    m_autoScroll = new AutoScroll(*viewport());
    m_findBar = new FindBar(*this);
    m_relateTo = new RelateTo(*this);
    m_tool = makeTool(ToolKind::Select);
    connect(&editor, &Editor::changed, this, &CanvasView::takeChanges);
    connect(&editor, &Editor::diagramChanged, this, &CanvasView::showDocument);
    connect(&editor, &Editor::unappliedChanged, this, &CanvasView::showUnapplied);
    connect(&editor, &Editor::said, this, &CanvasView::said);
    connect(&editor.picks(), &Picks::changed, this, &CanvasView::showPicks);
    connect(m_autoScroll, &AutoScroll::scrolled, this, &CanvasView::scrollAlong);
    connect(&theme, &Theme::changed, this, &CanvasView::redraw);
    showDocument();
}

CanvasView::~CanvasView() = default;

void CanvasView::showDocument()
{
    m_previewed.clear();
    m_emphasis.lifted.clear();
    m_shownPicks.clear();
    m_inlineEditors->close();
    m_scene.show(m_editor.content(), m_editor.diagram(), m_editor.relationships());
    updateScrollBars();
    redraw();
}

void CanvasView::takeChanges(const Changes &changes)
{
    m_fit.reset();
    Changes all = inverse(m_previewed);
    m_previewed.clear();
    all.insert(all.end(), changes.begin(), changes.end());
    m_scene.update(all, m_editor.content(), m_editor.relationships());
    m_inlineEditors->follow();
    updateScrollBars();
    lift({});
    repaintStale();
}

QRectF CanvasView::visibleScene() const { return m_camera.toScene(QRectF(viewport()->rect())); }

void CanvasView::setCamera(const Camera &camera)
{
    if (camera == m_camera)
        return;
    const bool zoomed = camera.scale != m_camera.scale;
    m_camera = camera;
    if (zoomed)
        showZoom();
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
    m_fit = camera;
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
    if (m_fit == m_camera)
        fitAll();
    updateScrollBars();
    m_findBar->place();
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

bool CanvasView::finishEditing()
{
    if (!m_inlineEditors->accept()) {
        Q_EMIT said(m_inlineEditors->reason());
        return false;
    }
    // Fields around the canvas take what they hold when the focus leaves them.
    if (QWidget *focus = QApplication::focusWidget(); focus && focus->window() == window())
        setFocus();
    return true;
}

void CanvasView::find() { m_findBar->open(); }

void CanvasView::relateTo(RelationshipKind kind) { m_relateTo->open(kind); }

void CanvasView::useTool(ToolKind kind, bool keep)
{
    m_keepTool = keep;
    cancelTool();
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
