// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/routing.h"
#include "model/document/content.h"
#include "model/sql/viewfacts.h"
#include "widgets/canvas/figures.h"
#include "widgets/canvas/gridindex.h"
#include "widgets/canvas/notation.h"

#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace sw {

/// What of a picture is no longer as it was painted.
struct Stale {
    bool all = false;
    std::vector<QRectF> rects;

    void add(const QRectF &rect);
};

/// A diagram of a content as figures in an index: what is painted, hit and exported. Whatever
/// order changes came in, the figures are those that a new scene of the same content would have.
class Scene {
public:
    Scene() = default;

    /// Everything anew.
    void show(const Content &content, DiagramId diagram,
              const std::vector<Relationship> &relationships);

    /// What follows from the changes; `content` and `relationships` are those after them. While
    /// something is dragged, only edges of what moves follow.
    enum class Care { Whole, Dragging };
    void update(const Changes &changes, const Content &content,
                const std::vector<Relationship> &relationships, Care care = Care::Whole);

    /// Where figures were or are that have changed since this was asked last.
    [[nodiscard]] Stale takeStale() { return std::exchange(m_stale, {}); }

    [[nodiscard]] DiagramId diagram() const { return m_diagram; }
    [[nodiscard]] Notation notation() const { return m_notation; }
    [[nodiscard]] qsizetype tableCount() const { return static_cast<qsizetype>(m_tables.size()); }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QRectF bounds() const; ///< of everything

    [[nodiscard]] const TableFigure *table(quint64 id) const;
    [[nodiscard]] const EdgeFigure *edge(ForeignKeyId key) const;
    [[nodiscard]] const NoteFigure *note(NoteId id) const;
    [[nodiscard]] const AreaFigure *area(AreaId id) const;
    [[nodiscard]] std::vector<const EdgeFigure *> edgesOf(quint64 table) const;
    /// What stands in an area, whether it is folded or not.
    [[nodiscard]] std::vector<const TableFigure *> tablesOf(const AreaFigure &area) const;
    [[nodiscard]] std::vector<const NoteFigure *> notesOf(const AreaFigure &area) const;
    [[nodiscard]] std::vector<const AreaFigure *> areasOf(const AreaFigure &area) const;
    [[nodiscard]] std::vector<const AreaFigure *> foldedAreas() const; ///< that are seen

    // What touches the rectangle, areas from the outermost; all else in the order of its ids.
    [[nodiscard]] std::vector<const TableFigure *> tablesIn(const QRectF &rect) const;
    [[nodiscard]] std::vector<const EdgeFigure *> edgesIn(const QRectF &rect) const;
    [[nodiscard]] std::vector<const TieFigure *> tiesIn(const QRectF &rect) const;
    [[nodiscard]] std::vector<const NoteFigure *> notesIn(const QRectF &rect) const;
    [[nodiscard]] std::vector<const AreaFigure *> areasIn(const QRectF &rect) const;

    /// In order of their ids.
    [[nodiscard]] std::vector<const TableFigure *> allTables() const;
    [[nodiscard]] std::vector<const EdgeFigure *> allEdges() const;
    [[nodiscard]] std::vector<const TieFigure *> allTies() const;

private:
    template <typename Figure> using Figures = std::unordered_map<quint64, std::unique_ptr<Figure>>;

    void clear(DiagramId diagram);
    void put(const Content &content, const Object &before, const Object &after);
    void placeSubject(const Content &content, quint64 subject);
    void placeEverySubject(const Content &content);
    void putTable(TableFigure figure);
    void removeTable(quint64 id);
    // What is to be found where it is, and counts for the bounds.
    template <typename Figure> void seat(Figure &figure, GridIndex<Figure> &index);
    template <typename Figure> void unseat(Figure &figure, GridIndex<Figure> &index);
    void grow(const QRectF &rect);
    void shrink(const QRectF &rect);
    void follow(const Content &content, const std::vector<Relationship> &relationships, Care care);
    void placeViews(const Content &content);

    // Areas and ties: sceneareas.cpp, sceneties.cpp.
    void putArea(const Area &area);
    void foldAreas();
    template <typename Figure> void hide(Figure &figure, quint64 within, GridIndex<Figure> &index);
    void takeTies(const Content &content, const std::vector<Relationship> &relationships);
    [[nodiscard]] quint64 tieEnd(quint64 table) const;
    [[nodiscard]] Port tiePort(quint64 end) const;
    void setTieLine(TieFigure &tie, Polyline line);
    void indexTie(TieFigure &tie, bool in);

    // Edges: sceneedges.cpp.
    void takeRelationships(const Content &content, const std::vector<Relationship> &relationships);
    [[nodiscard]] bool isShown(const Content &content, const Relationship &relationship) const;
    /// As an edge, wherever its ends are.
    [[nodiscard]] bool isDrawn(const Content &content, const Relationship &relationship) const;
    void putEdge(const Relationship &relationship);
    void renameEnds(EdgeFigure &edge, const Relationship &relationship);
    void removeEdge(quint64 key);
    [[nodiscard]] std::vector<EdgeFigure *> edgesToRoute(bool all);
    [[nodiscard]] std::vector<TieFigure *> tiesToRoute(bool all);
    void routeEdges(const Content &content, Care care);
    [[nodiscard]] EdgeToRoute toRoute(const Content &content, const EdgeFigure &edge) const;
    void setLine(EdgeFigure &edge, Polyline line);
    void relabel(const std::vector<EdgeFigure *> &edges, const std::function<void()> &work);
    void finishLine(EdgeFigure &edge) const;
    void index(EdgeFigure &edge);
    void unindex(EdgeFigure &edge);

    Stale m_stale;
    DiagramId m_diagram;
    Notation m_notation = Notation::CrowsFoot;
    Figures<TableFigure> m_tables;
    Figures<EdgeFigure> m_edges;
    Figures<NoteFigure> m_notes;
    Figures<AreaFigure> m_areas;
    /// By their ends, and whether they bundle edges.
    std::map<std::tuple<quint64, quint64, bool>, std::unique_ptr<TieFigure>> m_ties;
    ViewFactsCache m_viewFacts;
    std::unordered_map<quint64, std::vector<EdgeFigure *>> m_edgesOf;
    GridIndex<TableFigure> m_tableIndex;
    GridIndex<EdgeFigure> m_edgeIndex;
    GridIndex<TieFigure> m_tieIndex;
    GridIndex<NoteFigure> m_noteIndex;
    mutable std::optional<QRectF> m_bounds; ///< of all but areas; none: to be looked for
    QSet<quint64> m_touchedTables;          ///< whose edges have to be routed again
    QSet<quint64> m_touchedEdges;
    bool m_tiesTouched = false;
    bool m_routedAround = true;      ///< tables, as is done up to so many of them
    bool m_roughly = false;          ///< some were routed without a look at the others
    bool m_structureTouched = false; ///< which edges there are may have changed
    bool m_schemaTouched = false;    ///< what views read and give may have changed
    bool m_anyFolded = false;
    bool m_foldsTouched = false; ///< what folded areas hide may have changed
};

template <typename Figure> void Scene::seat(Figure &figure, GridIndex<Figure> &index)
{
    index.insert(figure.rect, &figure);
    m_stale.add(figure.rect);
    grow(figure.rect);
}

template <typename Figure> void Scene::unseat(Figure &figure, GridIndex<Figure> &index)
{
    index.remove(figure.rect, &figure);
    m_stale.add(figure.rect);
    shrink(figure.rect);
}

} // namespace sw
