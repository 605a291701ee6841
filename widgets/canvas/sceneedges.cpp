// SPDX-License-Identifier: Apache-2.0
// The edges of a scene: which there are, and how they run.
#include "widgets/canvas/rolelabels.h"
#include "widgets/canvas/scene.h"
#include "widgets/canvas/tablesize.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sw {

namespace {

/// Up to here every edge keeps off every table and has a lane of its own.
constexpr size_t MostTablesAround = 150;
constexpr double PillHeight = 22;
constexpr double PillPadding = 10;
constexpr double PillMark = 16;
constexpr double SameHeight = 10;

LineStyle styleOf(const Relationship &relationship)
{
    if (!relationship.enforced)
        return LineStyle::Dotted;
    return relationship.identifying ? LineStyle::Solid : LineStyle::Dashed;
}

EndFigure endOf(const RelationshipEnd &end)
{
    EndFigure figure;
    figure.table = end.table.value();
    figure.many = !end.one;
    figure.optional = !end.required;
    figure.role = inOneLine(end.role);
    return figure;
}

bool sameButRoles(Relationship a, const Relationship &b)
{
    a.left.role = b.left.role;
    a.right.role = b.right.role;
    return a == b;
}

/// The names at the ends of an edge, and where they are told.
struct Labels {
    explicit Labels(const EdgeFigure &edge)
        : texts{edge.child.role, edge.parent.role},
          places{edge.child.roleRect, edge.parent.roleRect}, hidden{edge.child.roleHidden,
                                                                    edge.parent.roleHidden}
    {
    }
    bool operator==(const Labels &) const = default;

    std::array<QString, 2> texts;
    std::array<QRectF, 2> places;
    std::array<bool, 2> hidden;
};

/// The longest level part carries the pill; the longest part, where none is level.
QPointF pillPlace(const Polyline &line)
{
    QPointF place;
    double best = -1;
    for (size_t i = 1; i < line.size(); ++i) {
        const QPointF a = line[i - 1];
        const QPointF b = line[i];
        const bool level = std::abs(a.y() - b.y()) < 0.01;
        const double length = std::abs(a.x() - b.x()) + std::abs(a.y() - b.y());
        const double worth = level ? length : length / 4;
        if (worth > best) {
            best = worth;
            place = (a + b) / 2;
        }
    }
    return place;
}

} // namespace

bool Scene::isShown(const Content &content, const Relationship &relationship) const
{
    if (!table(relationship.left.table.value()) || !table(relationship.right.table.value()))
        return false;
    return isDrawn(content, relationship);
}

bool Scene::isDrawn(const Content &content, const Relationship &relationship) const
{
    if (relationship.association.isNull())
        return true;
    const PlacementPtr placement
        = content.drawing.placements.find(std::tuple(m_diagram, relationship.association.value()));
    return placement && !placement->unfolded;
}

void Scene::takeRelationships(const Content &content,
                              const std::vector<Relationship> &relationships)
{
    size_t shown = 0;
    for (const Relationship &relationship : relationships) {
        if (!isShown(content, relationship))
            continue;
        ++shown;
        const quint64 key = relationship.key.value();
        const auto present = m_edges.find(key);
        QString pill;
        if (!relationship.association.isNull()) {
            if (const TablePtr table = content.schema.tables.find(relationship.association))
                pill = inOneLine(table->name);
        }
        if (present != m_edges.end() && present->second->relationship == relationship
            && present->second->pill == pill)
            continue;
        if (present != m_edges.end() && present->second->pill == pill
            && sameButRoles(present->second->relationship, relationship)) {
            renameEnds(*present->second, relationship);
            continue;
        }
        removeEdge(key);
        putEdge(relationship);
        m_edges.at(key)->pill = pill;
    }
    if (m_edges.size() == shown)
        return;
    QSet<quint64> wanted;
    for (const Relationship &relationship : relationships) {
        if (isShown(content, relationship))
            wanted.insert(relationship.key.value());
    }
    std::vector<quint64> gone;
    for (const auto &[key, edge] : m_edges) {
        if (!wanted.contains(key))
            gone.push_back(key);
    }
    for (const quint64 key : gone)
        removeEdge(key);
}

/// The line stays as it runs.
void Scene::renameEnds(EdgeFigure &edge, const Relationship &relationship)
{
    relabel({&edge}, [&] {
        edge.relationship = relationship;
        edge.parent.role = inOneLine(relationship.left.role);
        edge.child.role = inOneLine(relationship.right.role);
        if (!edge.line.empty())
            finishLine(edge);
    });
    m_touchedEdges.insert(edge.key().value());
}

/// Does what changes nothing of the edges but their names and where these stand.
void Scene::relabel(const std::vector<EdgeFigure *> &edges, const std::function<void()> &work)
{
    Stale stale = m_stale;
    std::vector<Labels> before;
    before.reserve(edges.size());
    for (EdgeFigure *edge : edges) {
        before.emplace_back(*edge);
        unindex(*edge);
    }
    work();
    for (size_t i = 0; i < edges.size(); ++i) {
        index(*edges[i]);
        const Labels after(*edges[i]);
        for (const Labels &labels : {before[i], after}) {
            if (before[i] == after)
                break;
            stale.add(labels.places[0]);
            stale.add(labels.places[1]);
        }
    }
    m_stale = std::move(stale); // their lines are as they were
}

void Scene::putEdge(const Relationship &relationship)
{
    auto edge = std::make_unique<EdgeFigure>();
    edge->relationship = relationship;
    edge->style = styleOf(relationship);
    edge->parent = endOf(relationship.left);
    edge->child = endOf(relationship.right);
    edge->child.hollow = relationship.oneByMark;
    const quint64 key = relationship.key.value();
    m_edgesOf[edge->parent.table].push_back(edge.get());
    if (edge->child.table != edge->parent.table)
        m_edgesOf[edge->child.table].push_back(edge.get());
    m_edges[key] = std::move(edge);
    m_touchedEdges.insert(key);
}

void Scene::removeEdge(quint64 key)
{
    const auto found = m_edges.find(key);
    if (found == m_edges.end())
        return;
    EdgeFigure *edge = found->second.get();
    for (const quint64 table : {edge->parent.table, edge->child.table}) {
        const auto of = m_edgesOf.find(table);
        if (of == m_edgesOf.end())
            continue;
        std::erase(of->second, edge);
        if (of->second.empty())
            m_edgesOf.erase(of);
    }
    unindex(*edge);
    m_edges.erase(found);
    m_touchedEdges.insert(key); // others have its room now
}

std::vector<const EdgeFigure *> Scene::edgesOf(quint64 table) const
{
    const auto found = m_edgesOf.find(table);
    if (found == m_edgesOf.end())
        return {};
    std::vector<const EdgeFigure *> edges(found->second.begin(), found->second.end());
    std::sort(edges.begin(), edges.end(),
              [](const EdgeFigure *a, const EdgeFigure *b) { return a->key() < b->key(); });
    return edges;
}

EdgeToRoute Scene::toRoute(const Content &content, const EdgeFigure &edge) const
{
    const auto port = [&](const RelationshipEnd &end) {
        const TableFigure &table = *m_tables.at(end.table.value());
        return Port{table.rect,
                    table.edgeHeight(end.columns.empty() ? ColumnId() : end.columns.front()),
                    Side::Unsaid};
    };
    EdgeToRoute result{port(edge.relationship.right), port(edge.relationship.left), {}};
    if (edge.child.table == edge.parent.table
        && std::abs(result.child.y - result.parent.y) < SameHeight) {
        // Both ends on one row: the loop begins at the header, or beside where only that is shown.
        const QRectF header = m_tables.at(edge.child.table)->headerRect();
        result.child.y = header.center().y();
        if (std::abs(result.child.y - result.parent.y) < SameHeight) {
            result.child.y -= SameHeight / 2 + 2;
            result.parent.y += SameHeight / 2 + 2;
        }
    }
    if (const RoutePtr route = content.drawing.routes.find(std::tuple(m_diagram, edge.key()))) {
        result.child.side = route->childSide;
        result.parent.side = route->parentSide;
        result.bends = route->bends;
    }
    return result;
}

std::vector<EdgeFigure *> Scene::edgesToRoute(bool all)
{
    std::vector<EdgeFigure *> edges;
    for (const quint64 table : std::as_const(m_touchedTables)) {
        const auto of = m_edgesOf.find(table);
        if (of == m_edgesOf.end())
            continue;
        for (const EdgeFigure *edge : of->second)
            m_touchedEdges.insert(edge->key().value());
    }
    if (all) {
        for (const auto &[key, edge] : m_edges)
            edges.push_back(edge.get());
    } else {
        for (const quint64 key : std::as_const(m_touchedEdges)) {
            if (const auto found = m_edges.find(key); found != m_edges.end())
                edges.push_back(found->second.get());
        }
    }
    m_touchedEdges.clear();
    std::sort(edges.begin(), edges.end(),
              [](const EdgeFigure *a, const EdgeFigure *b) { return a->key() < b->key(); });
    return edges;
}

void Scene::routeEdges(const Content &content, Care care)
{
    const bool around = m_tables.size() <= MostTablesAround;
    const bool otherWay = std::exchange(m_routedAround, around) != around;
    const bool touched
        = !m_touchedTables.isEmpty() || !m_touchedEdges.isEmpty() || m_tiesTouched || m_roughly;
    m_roughly = touched && care == Care::Dragging;
    const bool whole = around && care == Care::Whole && touched;
    const bool all = whole || otherWay;
    const std::vector<EdgeFigure *> edges = edgesToRoute(all);
    const std::vector<TieFigure *> ties = tiesToRoute(all);
    m_touchedTables.clear();
    std::vector<EdgeToRoute> wanted;
    wanted.reserve(edges.size() + ties.size());
    for (EdgeFigure *edge : edges) {
        wanted.push_back(toRoute(content, *edge));
        edge->byHand = !wanted.back().bends.empty();
    }
    for (const TieFigure *tie : ties)
        wanted.push_back({tiePort(tie->from), tiePort(tie->to), {}});
    std::vector<Polyline> lines;
    std::vector<QRectF> boxes;
    if (around) {
        for (const TableFigure *table : allTables())
            boxes.push_back(table->rect);
        for (const AreaFigure *area : foldedAreas())
            boxes.push_back(area->rect);
        lines = routesAround(wanted, boxes);
    } else {
        for (const EdgeToRoute &edge : wanted)
            lines.push_back(plainRoute(edge));
    }
    for (size_t i = 0; i < edges.size(); ++i) {
        if (!whole || lines[i] != edges[i]->line) // else its names may stand well as they are
            setLine(*edges[i], std::move(lines[i]));
    }
    if (whole)
        relabel(edges, [&] { placeRolesFreely(edges, boxes); });
    for (size_t i = 0; i < ties.size(); ++i)
        setTieLine(*ties[i], std::move(lines[edges.size() + i]));
}

void Scene::setLine(EdgeFigure &edge, Polyline line)
{
    if (line == edge.line) {
        relabel({&edge}, [&] { placeRoles(edge); });
        return;
    }
    unindex(edge);
    edge.line = std::move(line);
    finishLine(edge);
    index(edge);
}

void Scene::finishLine(EdgeFigure &edge) const
{
    const Polyline &line = edge.line;
    const auto setEnd = [&](EndFigure &end, QPointF at, QPointF next) {
        end.at = at;
        end.side = next.x() < at.x() ? Side::Left : Side::Right;
    };
    setEnd(edge.child, line.front(), line[1]);
    setEnd(edge.parent, line.back(), line[line.size() - 2]);
    placeRoles(edge);
    edge.pillRect = {};
    if (!edge.pill.isEmpty()) {
        const double width = labelTextWidth(edge.pill) + 2 * PillPadding + PillMark;
        edge.pillRect = QRectF(0, 0, std::round(width), PillHeight);
        edge.pillRect.moveCenter(pillPlace(line));
    }
}

void Scene::index(EdgeFigure &edge)
{
    edge.eachPart([&](const QRectF &rect) {
        m_edgeIndex.insert(rect, &edge);
        m_stale.add(rect);
    });
    grow(edge.bounds());
}

void Scene::unindex(EdgeFigure &edge)
{
    edge.eachPart([&](const QRectF &rect) {
        m_edgeIndex.remove(rect, &edge);
        m_stale.add(rect);
    });
    shrink(edge.bounds());
}

} // namespace sw
