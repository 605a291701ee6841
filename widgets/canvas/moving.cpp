// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/moving.h"

#include "model/document/edit.h"

#include <algorithm>

namespace sw {

namespace {

template <typename T> void addOnce(std::vector<T> &all, T one)
{
    if (std::find(all.begin(), all.end(), one) == all.end())
        all.push_back(one);
}

void addArea(Moving &moving, const Scene &scene, const AreaFigure &area)
{
    addOnce(moving.areas, area.id);
    for (const TableFigure *table : scene.tablesOf(area))
        addOnce(moving.subjects, table->id);
    for (const NoteFigure *note : scene.notesOf(area))
        addOnce(moving.notes, note->id);
    for (const AreaFigure *inner : scene.areasOf(area))
        addOnce(moving.areas, inner->id);
}

} // namespace

bool Moving::holds(quint64 subject) const
{
    return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
}

Moving movedWith(Editor &editor, const Scene &scene, const std::vector<Pick> &picks)
{
    Moving moving;
    moving.diagram = scene.diagram();
    for (const Pick &pick : picks) {
        switch (pick.kind) {
        case PickKind::Table:
        case PickKind::View:
            if (scene.table(pick.id))
                addOnce(moving.subjects, pick.id);
            break;
        case PickKind::Note:
            addOnce(moving.notes, NoteId(pick.id));
            break;
        case PickKind::Area:
            if (const AreaFigure *area = scene.area(AreaId(pick.id)))
                addArea(moving, scene, *area);
            break;
        case PickKind::Edge:
            break;
        }
    }
    for (const RoutePtr &route : editor.content().drawing.routes) {
        if (route->diagram != scene.diagram() || route->bends.empty())
            continue;
        if (moving.subjects.empty())
            break;
        // Also of edges that a folded area hides.
        const Relationship *edge = editor.relationship(route->edge, true);
        if (edge && moving.holds(edge->left.table.value())
            && moving.holds(edge->right.table.value()))
            moving.edges.push_back(route->edge);
    }
    return moving;
}

Changes movedBy(const Content &content, const Moving &moving, QPointF offset)
{
    if (offset.isNull())
        return {};
    Changes changes;
    const auto move = [&](const auto &before, auto after) {
        after.position += offset;
        changes.push_back(
            {before, std::make_shared<const std::decay_t<decltype(after)>>(std::move(after))});
    };
    for (const quint64 subject : moving.subjects) {
        if (const PlacementPtr placement
            = content.drawing.placements.find(std::tuple(moving.diagram, subject)))
            move(placement, *placement);
    }
    for (const NoteId id : moving.notes) {
        if (const NotePtr note = content.drawing.notes.find(id))
            move(note, *note);
    }
    for (const AreaId id : moving.areas) {
        if (const AreaPtr area = content.drawing.areas.find(id))
            move(area, *area);
    }
    for (const ForeignKeyId id : moving.edges) {
        if (const RoutePtr route = content.drawing.routes.find(std::tuple(moving.diagram, id))) {
            Route moved = *route;
            for (QPointF &bend : moved.bends)
                bend += offset;
            changes.push_back({route, std::make_shared<const Route>(std::move(moved))});
        }
    }
    return changes;
}

} // namespace sw
