// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/scene.h"

#include "widgets/canvas/tablesize.h"

#include <algorithm>

namespace sw {

namespace {

template <typename Figures> auto sortedById(const Figures &figures)
{
    std::vector<quint64> ids;
    ids.reserve(figures.size());
    for (const auto &[id, figure] : figures)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

template <typename Figures> auto *figureWithId(const Figures &figures, quint64 id)
{
    const auto found = figures.find(id);
    return found == figures.end() ? nullptr : found->second.get();
}

/// The same, unless a folded area hides it.
template <typename Figures> auto *seenWithId(const Figures &figures, quint64 id)
{
    auto *figure = figureWithId(figures, id);
    return figure && figure->within == 0 ? figure : nullptr;
}

/// Those of the figures that touch what is asked for, by their ids.
template <typename Figure, typename Touches, typename IdOf>
std::vector<const Figure *> inOrder(const std::vector<Figure *> &figures, Touches touches,
                                    IdOf idOf)
{
    std::vector<std::pair<quint64, const Figure *>> found;
    found.reserve(figures.size());
    for (const Figure *figure : figures) {
        if (touches(*figure))
            found.emplace_back(idOf(*figure), figure);
    }
    if (!std::is_sorted(found.begin(), found.end())) // as they are where nothing was moved yet
        std::sort(found.begin(), found.end());
    std::vector<const Figure *> sorted;
    sorted.reserve(found.size());
    for (const auto &[id, figure] : found)
        sorted.push_back(figure);
    return sorted;
}

Detail detailOf(const Content &content, const Placement &placement)
{
    if (placement.detail != Detail::Unsaid)
        return placement.detail;
    const DiagramPtr diagram = content.drawing.diagrams.find(placement.diagram);
    return diagram && diagram->detail != Detail::Unsaid ? diagram->detail : Detail::Columns;
}

/// An association that is folded has a placement, and is no box.
bool isFoldedAway(const Placement &placement, const Table &table)
{
    return !placement.unfolded && associationKeys(table);
}

} // namespace

void Stale::add(const QRectF &rect)
{
    constexpr size_t Most = 400; // beyond, it is as quick to paint all
    all = all || rects.size() == Most;
    if (!all)
        rects.push_back(rect);
}

void Scene::clear(DiagramId diagram)
{
    ViewFactsCache known = std::move(m_viewFacts);
    *this = Scene();
    m_viewFacts = std::move(known);
    m_diagram = diagram;
    m_stale.all = true;
}

void Scene::show(const Content &content, DiagramId diagram,
                 const std::vector<Relationship> &relationships)
{
    clear(diagram);
    const DiagramPtr found = content.drawing.diagrams.find(diagram);
    if (!found)
        return;
    m_notation = notationFromName(found->notation);
    m_viewFacts.update(content.schema);
    placeEverySubject(content);
    for (const NotePtr &note : content.drawing.notes)
        put(content, NotePtr(), note);
    for (const AreaPtr &area : content.drawing.areas)
        put(content, AreaPtr(), area);
    m_structureTouched = true;
    follow(content, relationships, Care::Whole);
}

void Scene::update(const Changes &changes, const Content &content,
                   const std::vector<Relationship> &relationships, Care care)
{
    if (!content.drawing.diagrams.find(m_diagram)) {
        clear(m_diagram);
        return;
    }
    for (const Change &change : changes)
        put(content, change.before, change.after);
    follow(content, relationships, care);
}

/// What follows from figures that were put.
void Scene::follow(const Content &content, const std::vector<Relationship> &relationships,
                   Care care)
{
    if (std::exchange(m_schemaTouched, false))
        placeViews(content);
    foldAreas();
    if (std::exchange(m_structureTouched, false)) {
        takeRelationships(content, relationships);
        takeTies(content, relationships);
    }
    routeEdges(content, care);
}

void Scene::placeViews(const Content &content)
{
    m_viewFacts.update(content.schema);
    for (const ViewPtr &view : content.schema.views)
        placeSubject(content, view->id.value());
}

void Scene::put(const Content &content, const Object &before, const Object &after)
{
    std::visit(
        [&](const auto &was) {
            const auto &is = std::get<std::decay_t<decltype(was)>>(after);
            const auto &any = is ? is : was;
            using Value = std::decay_t<decltype(*any)>;
            if constexpr (std::is_same_v<Value, Table> || std::is_same_v<Value, View>) {
                placeSubject(content, any->id.value());
                m_structureTouched = true;
                m_schemaTouched = true;
            } else if constexpr (std::is_same_v<Value, Placement>) {
                if (any->diagram != m_diagram)
                    return;
                placeSubject(content, any->subject);
                // A move changes no edge but in its line.
                if (!was || !is || was->unfolded != is->unfolded)
                    m_structureTouched = true;
            } else if constexpr (std::is_same_v<Value, Route>) {
                if (any->diagram == m_diagram)
                    m_touchedEdges.insert(any->edge.value());
            } else if constexpr (std::is_same_v<Value, Diagram>) {
                if (any->id != m_diagram || !is)
                    return;
                m_stale.all = m_stale.all || m_notation != notationFromName(is->notation);
                m_notation = notationFromName(is->notation);
                if (was && was->detail != is->detail)
                    placeEverySubject(content);
            } else if constexpr (std::is_same_v<Value, Settings>) {
                m_structureTouched = true; // words of roles follow from the rule for plurals
            } else if constexpr (std::is_same_v<Value, Note>) {
                const quint64 id = any->id.value();
                if (NoteFigure *old = figureWithId(m_notes, id); old && old->within == 0)
                    unseat(*old, m_noteIndex);
                m_foldsTouched = true;
                m_notes.erase(id);
                if (is && is->diagram == m_diagram) {
                    auto figure = std::make_unique<NoteFigure>(
                        NoteFigure{is->id, is->text, is->color, QRectF(is->position, is->size), 0});
                    seat(*figure, m_noteIndex);
                    m_notes[id] = std::move(figure);
                }
            } else if constexpr (std::is_same_v<Value, Area>) {
                if (const AreaFigure *old = figureWithId(m_areas, any->id.value()))
                    m_stale.add(old->rect);
                m_areas.erase(any->id.value());
                m_touchedTables.insert(any->id.value()); // lines go around it while it is folded
                m_foldsTouched = true;
                if (is && is->diagram == m_diagram)
                    putArea(*is);
            }
        },
        before);
}

void Scene::placeEverySubject(const Content &content)
{
    for (const PlacementPtr &placement : content.drawing.placements) {
        if (placement->diagram == m_diagram)
            placeSubject(content, placement->subject);
    }
}

void Scene::placeSubject(const Content &content, quint64 subject)
{
    const PlacementPtr placement = content.drawing.placements.find(std::tuple(m_diagram, subject));
    const TablePtr table = content.schema.tables.find(TableId(subject));
    const ViewPtr view = content.schema.views.find(ViewId(subject));
    if (placement && table && !isFoldedAway(*placement, *table))
        putTable(figureOf(*table, *placement, detailOf(content, *placement)));
    else if (placement && view && !table)
        putTable(figureOf(*view, *placement, m_viewFacts.of(view->id).columns));
    else
        removeTable(subject);
}

void Scene::putTable(TableFigure figure)
{
    const quint64 id = figure.id;
    auto &place = m_tables[id];
    figure.within = place ? place->within : 0;
    if (place && *place == figure)
        return;
    // Other columns or another size may be at the end of the same edge, even if nothing moved.
    m_touchedTables.insert(id);
    m_foldsTouched = true;
    if (!place)
        place = std::make_unique<TableFigure>();
    else if (place->within == 0)
        unseat(*place, m_tableIndex);
    *place = std::move(figure);
    if (place->within == 0)
        seat(*place, m_tableIndex);
}

void Scene::removeTable(quint64 id)
{
    const auto found = m_tables.find(id);
    if (found == m_tables.end())
        return;
    if (found->second->within == 0)
        unseat(*found->second, m_tableIndex);
    m_tables.erase(found);
    m_foldsTouched = true;
    m_touchedTables.insert(id);
    m_structureTouched = true;
}

bool Scene::isEmpty() const { return m_tables.empty() && m_notes.empty() && m_areas.empty(); }

QRectF Scene::bounds() const
{
    if (!m_bounds) {
        m_bounds = QRectF();
        for (const auto &[id, table] : m_tables)
            *m_bounds |= table->within == 0 ? table->rect : QRectF();
        for (const auto &[id, edge] : m_edges)
            *m_bounds |= edge->bounds();
        for (const auto &[id, note] : m_notes)
            *m_bounds |= note->within == 0 ? note->rect : QRectF();
    }
    QRectF all = *m_bounds;
    for (const auto &[id, area] : m_areas)
        all |= area->within == 0 ? area->rect : QRectF();
    return all;
}

void Scene::grow(const QRectF &rect)
{
    if (m_bounds)
        *m_bounds |= rect;
}

/// Only what reached to the border can have held it there.
void Scene::shrink(const QRectF &rect)
{
    constexpr double Within = 0.01;
    if (m_bounds && !rect.isNull()
        && !m_bounds->adjusted(Within, Within, -Within, -Within)
                .contains(rect.adjusted(0, 0, Within / 2, Within / 2)))
        m_bounds.reset();
}

const TableFigure *Scene::table(quint64 id) const { return seenWithId(m_tables, id); }

const EdgeFigure *Scene::edge(ForeignKeyId key) const { return figureWithId(m_edges, key.value()); }

const NoteFigure *Scene::note(NoteId id) const { return seenWithId(m_notes, id.value()); }

const AreaFigure *Scene::area(AreaId id) const { return seenWithId(m_areas, id.value()); }

std::vector<const TableFigure *> Scene::tablesIn(const QRectF &rect) const
{
    const auto touches = [&](const TableFigure &table) { return table.rect.intersects(rect); };
    return inOrder(m_tableIndex.find(rect), touches, [](const TableFigure &t) { return t.id; });
}

std::vector<const EdgeFigure *> Scene::edgesIn(const QRectF &rect) const
{
    const bool all = rect.contains(bounds());
    const auto touches = [&](const EdgeFigure &edge) {
        bool found = all;
        if (!found)
            edge.eachPart([&](const QRectF &part) { found = found || part.intersects(rect); });
        return found;
    };
    return inOrder(m_edgeIndex.find(rect), touches,
                   [](const EdgeFigure &edge) { return edge.key().value(); });
}

std::vector<const NoteFigure *> Scene::notesIn(const QRectF &rect) const
{
    const auto touches = [&](const NoteFigure &note) { return note.rect.intersects(rect); };
    return inOrder(m_noteIndex.find(rect), touches,
                   [](const NoteFigure &note) { return note.id.value(); });
}

std::vector<const AreaFigure *> Scene::areasIn(const QRectF &rect) const
{
    std::vector<const AreaFigure *> found;
    for (const auto &[id, area] : m_areas) {
        if (area->within == 0 && area->rect.intersects(rect))
            found.push_back(area.get());
    }
    std::sort(found.begin(), found.end(), [](const AreaFigure *a, const AreaFigure *b) {
        const double sizeA = a->rect.width() * a->rect.height();
        const double sizeB = b->rect.width() * b->rect.height();
        return sizeA != sizeB ? sizeA > sizeB : a->id < b->id;
    });
    return found;
}

std::vector<const TableFigure *> Scene::allTables() const
{
    std::vector<const TableFigure *> all;
    for (const quint64 id : sortedById(m_tables)) {
        if (const TableFigure *seen = table(id))
            all.push_back(seen);
    }
    return all;
}

std::vector<const EdgeFigure *> Scene::allEdges() const
{
    std::vector<const EdgeFigure *> all;
    for (const quint64 id : sortedById(m_edges))
        all.push_back(m_edges.at(id).get());
    return all;
}

} // namespace sw
