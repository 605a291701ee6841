// SPDX-License-Identifier: Apache-2.0
// What a canvas shows besides the document: what is pointed at, selected, marked and dragged; and
// which parts of the kept picture have to be painted anew for it.
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/pixels.h"
#include "widgets/canvas/tools.h"

#include <QPaintEvent>

namespace sw {

namespace {

constexpr size_t MostPicksShown = 40; ///< one by one; where more change, all is painted

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

/// Something other than the camera or the tool's own drawing has changed.
void CanvasView::redraw()
{
    m_frame.forget();
    viewport()->update();
}

/// What the scene says has changed.
void CanvasView::repaintStale()
{
    const Stale stale = m_scene.takeStale();
    if (stale.all || m_comparison) {
        redraw();
        return;
    }
    for (const QRectF &rect : stale.rects)
        m_frame.touch(rect);
    viewport()->update();
}

/// A thing looks different: it, and the lines that come forward with it.
void CanvasView::touch(const Pick &pick)
{
    const auto touchEdge = [&](const EdgeFigure &edge) {
        edge.eachPart([&](const QRectF &part) { m_frame.touch(part); });
    };
    if (const AreaFigure *area = m_scene.area(AreaId(pick.id)))
        m_frame.touch(area->rect | area->extent);
    if (const EdgeFigure *edge = m_scene.edge(ForeignKeyId(pick.id)))
        touchEdge(*edge);
    m_frame.touch(rectOf(m_scene, pick));
    for (const EdgeFigure *edge : m_scene.edgesOf(pick.id))
        touchEdge(*edge);
    for (const TieFigure *tie : m_scene.allTies()) {
        if (tie->from != pick.id && tie->to != pick.id)
            continue;
        for (const QPointF &point : tie->line)
            m_frame.touch(QRectF(tie->line.front(), point).normalized());
        m_frame.touch(tie->countRect);
    }
    viewport()->update();
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
    const QSet<quint64> moved = drawnIds(changes);
    // While only what is lifted moves, all else stays as it was painted. What falls into a folded
    // area or out of it changes that, too.
    if (moved.isEmpty() || moved != m_emphasis.lifted || !m_scene.foldedAreas().empty()) {
        lift(moved);
        repaintStale();
    } else {
        (void)m_scene.takeStale();
        viewport()->update();
    }
}

/// From now on these are painted over all else, and what was is put down.
void CanvasView::lift(const QSet<quint64> &ids)
{
    if (ids == m_emphasis.lifted)
        return;
    redraw();
    m_emphasis.lifted = ids;
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
    if (m_zooming.isActive() && m_frame.hasOtherScale(m_camera)) {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), colors().canvas);
        m_frame.paintScaled(painter, m_camera);
        return;
    }
    const auto paintStill = [&](QPainter &painter, const QRectF &exposed) {
        Pixels(painter).fill(exposed, colors().canvas);
        if (m_gridShown)
            paintDots(painter, exposed, context);
        if (m_comparison)
            paintGone(painter, *m_comparison, exposed, context);
        paintScene(painter, m_scene, exposed, context, Layer::Still);
    };
    const QImage &still
        = m_frame.shown(viewport()->size(), devicePixelRatioF(), m_camera, paintStill);
    QPainter painter(viewport());
    const QRectF part(event->rect());
    const double ratio = still.devicePixelRatio();
    painter.drawImage(part, still, {part.topLeft() * ratio, part.size() * ratio});
    painter.setTransform(m_camera.transform());
    if (!m_emphasis.lifted.isEmpty())
        paintScene(painter, m_scene, m_camera.painted(part), context, Layer::Lifted);
    if (m_comparison)
        paintMarks(painter, m_scene, *m_comparison, m_camera.painted(part), context);
    m_tool->paint(painter, context);
}

/// A zoom goes on in small steps; in a crowded drawing each would take too long to be painted anew.
void CanvasView::showZoom()
{
    // About what they take, in microseconds.
    constexpr double ForRow = 8; ///< whose text can be read
    constexpr double ForMiddle = 6;
    constexpr double ForFar = 1.5;
    constexpr double Frame = 6'000;
    const std::vector<const TableFigure *> tables = m_scene.tablesIn(visibleScene());
    const Closeness closeness = closenessAt(m_camera.scale);
    double wanted
        = static_cast<double>(tables.size()) * (closeness == Closeness::Far ? ForFar : ForMiddle);
    for (const TableFigure *table : tables) {
        if (closeness == Closeness::Near)
            wanted += static_cast<double>(table->rows.size()) * ForRow;
    }
    if (wanted > Frame)
        m_zooming.start();
}

void CanvasView::showPicks()
{
    const Picks &picks = m_editor.picks();
    if (m_shownPicks.size() + picks.all().size() > MostPicksShown) {
        redraw();
    } else {
        for (const Pick &pick : m_shownPicks)
            touch(pick);
        for (const Pick &pick : picks.all())
            touch(pick);
    }
    m_shownPicks = picks.all();
}

void CanvasView::setHovered(const Hit &hit)
{
    const std::optional<Pick> hovered = hit ? std::optional(hit.pick) : std::nullopt;
    if (hovered == m_emphasis.hovered && hit.column == m_emphasis.hoveredColumn)
        return;
    if (m_emphasis.hovered)
        touch(*m_emphasis.hovered);
    m_emphasis.hovered = hovered;
    m_emphasis.hoveredColumn = hit.column;
    if (hovered)
        touch(*hovered);
    Q_EMIT hoveredChanged(hit);
}

void CanvasView::setTarget(const std::optional<Pick> &target, ColumnId column)
{
    if (m_emphasis.target == target && m_emphasis.targetColumn == column)
        return;
    if (m_emphasis.target)
        touch(*m_emphasis.target);
    m_emphasis.target = target;
    m_emphasis.targetColumn = column;
    if (target)
        touch(*target);
}

void CanvasView::setRefused(const QSet<quint64> &tables)
{
    if (std::exchange(m_emphasis.refused, tables) != tables)
        redraw();
}

void CanvasView::setExtentsShown(bool shown)
{
    if (std::exchange(m_emphasis.showExtents, shown) != shown)
        redraw();
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
    const QHash<quint64, Severity> before = std::exchange(m_emphasis.problems, problems);
    const auto touchOthers
        = [&](const QHash<quint64, Severity> &some, const QHash<quint64, Severity> &others) {
              for (auto it = some.cbegin(); it != some.cend(); ++it) {
                  const TableFigure *table = m_scene.table(it.key());
                  const auto other = others.constFind(it.key());
                  if (table && (other == others.cend() || *other != *it))
                      m_frame.touch(table->headerRect());
              }
          };
    touchOthers(before, problems);
    touchOthers(problems, before);
    viewport()->update();
}

void CanvasView::showUnapplied(const QSet<quint64> &others)
{
    m_emphasis.unapplied = m_editor.unapplied();
    for (const quint64 id : others) {
        if (const TableFigure *table = m_scene.table(id))
            m_frame.touch(table->headerRect());
    }
    viewport()->update();
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

void CanvasView::setByKeyboard(bool on)
{
    if (std::exchange(m_emphasis.focusRing, on) == on)
        return;
    if (const std::optional<Pick> current = m_editor.picks().current())
        touch(*current);
}

} // namespace sw
