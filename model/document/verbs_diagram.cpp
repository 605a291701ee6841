// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_diagram.h"

#include "model/base/name.h"
#include "model/schema/relationships.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Objection objectionToDiagram(const Content &content, DiagramId id)
{
    if (content.drawing.diagrams.find(id))
        return std::nullopt;
    return Error{u"The diagram is no longer there; choose another one."_s};
}

Objection objectionToPlace(QPointF position)
{
    if (std::isfinite(position.x()) && std::isfinite(position.y()))
        return std::nullopt;
    return Error{u"A position must be two finite numbers."_s};
}

Objection objectionToRectangle(QPointF position, QSizeF size)
{
    if (Objection objection = objectionToPlace(position))
        return objection;
    if (std::isfinite(size.width()) && std::isfinite(size.height()) && size.isValid())
        return std::nullopt;
    return Error{u"A size must be two finite numbers of 0 or more."_s};
}

Objection objectionToPlacement(const Content &content, const Placement &placement)
{
    if (Objection objection = objectionToDiagram(content, placement.diagram))
        return objection;
    const bool isTable = content.schema.tables.find(TableId(placement.subject)) != nullptr;
    if (!isTable && !content.schema.views.find(ViewId(placement.subject)))
        return noSuchTable();
    return objectionToPlace(placement.position);
}

/// Whether `area` would lie within itself.
bool isCircle(const Content &content, const Area &area)
{
    AreaId parent = area.parent;
    for (qsizetype i = 0; i <= content.drawing.areas.size() && !parent.isNull(); ++i) {
        if (parent == area.id)
            return true;
        const AreaPtr found = content.drawing.areas.find(parent);
        parent = found ? found->parent : AreaId();
    }
    return false;
}

bool hasForeignKey(const Content &content, ForeignKeyId id)
{
    return std::any_of(content.schema.tables.begin(), content.schema.tables.end(),
                       [&](const TablePtr &table) { return table->foreignKey(id); });
}

} // namespace

Result<Changes> putDiagram(const Content &content, Diagram diagram)
{
    if (diagram.id.isNull())
        diagram.id = DiagramId::random();
    if (diagram.name.trimmed().isEmpty())
        return Error{u"A diagram needs a name; give it one."_s};
    for (const DiagramPtr &other : content.drawing.diagrams) {
        if (other->id != diagram.id && sameName(other->name, diagram.name))
            return Error{u"“"_s % diagram.name
                         % u"” is the name of a diagram already; choose another name."_s};
    }
    const std::vector<DiagramPtr> others = diagramsInOrder(content.drawing);
    if (!content.drawing.diagrams.find(diagram.id) && !others.empty()) {
        const qint64 last = others.back()->order;
        diagram.order = last < std::numeric_limits<qint64>::max() ? last + 1 : last;
    }
    Edit edit(content);
    edit.put(std::move(diagram));
    return edit.result();
}

Result<Changes> moveDiagram(const Content &content, DiagramId id, int place)
{
    if (const Objection objection = objectionToDiagram(content, id))
        return *objection;
    std::vector<DiagramPtr> diagrams = diagramsInOrder(content.drawing);
    const auto from = std::find_if(diagrams.begin(), diagrams.end(),
                                   [&](const DiagramPtr &diagram) { return diagram->id == id; });
    const DiagramPtr moved = *from;
    diagrams.erase(from);
    const auto last = static_cast<int>(diagrams.size());
    diagrams.insert(diagrams.begin() + std::clamp(place, 0, last), moved);
    Edit edit(content);
    for (size_t i = 0; i < diagrams.size(); ++i) {
        Diagram diagram = *diagrams[i];
        diagram.order = static_cast<qint64>(i);
        if (diagram != *diagrams[i])
            edit.put(std::move(diagram));
    }
    return edit.result();
}

Result<Changes> deleteDiagram(const Content &content, DiagramId diagram)
{
    if (const Objection objection = objectionToDiagram(content, diagram))
        return *objection;
    Edit edit(content);
    edit.remove(diagram);
    return edit.result();
}

Result<Changes> putPlacements(const Content &content, const std::vector<Placement> &placements)
{
    Edit edit(content);
    for (const Placement &placement : placements) {
        if (const Objection objection = objectionToPlacement(content, placement))
            return *objection;
        edit.put(placement);
    }
    return edit.result();
}

Result<Changes> unplace(const Content &content, DiagramId diagram,
                        const std::vector<quint64> &subjects)
{
    if (const Objection objection = objectionToDiagram(content, diagram))
        return *objection;
    Edit edit(content);
    for (const quint64 subject : subjects) {
        const PlacementPtr placement
            = content.drawing.placements.find(std::tuple(diagram, subject));
        if (placement)
            edit.remove(*placement);
    }
    return edit.result();
}

Result<Changes> setUnfolded(const Content &content, DiagramId diagram, TableId id, bool unfolded)
{
    const TablePtr table = content.schema.tables.find(id);
    if (!table)
        return noSuchTable();
    if (const Objection objection = objectionToDiagram(content, diagram))
        return *objection;
    if (!associationKeys(*table))
        return Error{u"“"_s % table->name
                     % u"” is not an association, so it cannot be folded into one edge; "
                       "mark it as one first."_s};
    const PlacementPtr present = content.drawing.placements.find(std::tuple(diagram, id.value()));
    if (!present)
        return Error{u"“"_s % table->name % u"” is not in this diagram; place it first."_s};
    Placement placement = *present;
    placement.unfolded = unfolded;
    return putPlacements(content, {placement});
}

Result<Changes> putRoute(const Content &content, const Route &route)
{
    if (const Objection objection = objectionToDiagram(content, route.diagram))
        return *objection;
    if (!hasForeignKey(content, route.edge))
        return Error{u"The relationship is no longer there; choose another one."_s};
    for (const QPointF bend : route.bends) {
        if (const Objection objection = objectionToPlace(bend))
            return *objection;
    }
    Edit edit(content);
    if (route.bends.empty() && route.childSide == Side::Unsaid && route.parentSide == Side::Unsaid)
        edit.remove(route);
    else
        edit.put(route);
    return edit.result();
}

Result<Changes> putNote(const Content &content, Note note)
{
    if (note.id.isNull())
        note.id = NoteId::random();
    if (const Objection objection = objectionToDiagram(content, note.diagram))
        return *objection;
    if (const Objection objection = objectionToRectangle(note.position, note.size))
        return *objection;
    Edit edit(content);
    edit.put(std::move(note));
    return edit.result();
}

Result<Changes> deleteNotes(const Content &content, const std::vector<NoteId> &notes)
{
    Edit edit(content);
    for (const NoteId note : notes)
        edit.remove(note);
    return edit.result();
}

Result<Changes> putArea(const Content &content, Area area)
{
    if (area.id.isNull())
        area.id = AreaId::random();
    if (const Objection objection = objectionToDiagram(content, area.diagram))
        return *objection;
    if (const Objection objection = objectionToRectangle(area.position, area.size))
        return *objection;
    const AreaPtr parent = content.drawing.areas.find(area.parent);
    if (!area.parent.isNull() && (!parent || parent->diagram != area.diagram))
        return Error{u"The area around “"_s % area.title
                     % u"” is not in this diagram; choose another one."_s};
    if (isCircle(content, area))
        return Error{u"Area “"_s % area.title % u"” cannot lie within itself."_s};
    Edit edit(content);
    edit.put(std::move(area));
    return edit.result();
}

Result<Changes> deleteAreas(const Content &content, const std::vector<AreaId> &areas)
{
    Edit edit(content);
    for (const AreaId id : areas) {
        const AreaPtr area = edit.now().drawing.areas.find(id);
        if (!area)
            continue;
        edit.remove(id);
        const Shelf<Area> left = edit.now().drawing.areas;
        for (const AreaPtr &other : left) {
            if (other->parent != id)
                continue;
            Area moved = *other;
            moved.parent = area->parent;
            edit.put(std::move(moved));
        }
    }
    return edit.result();
}

} // namespace sw
