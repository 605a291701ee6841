// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/areas.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/tools.h"

#include <QCoreApplication>

namespace sw {

namespace {

QRectF extentOf(const Area &area) { return {area.position, area.size}; }

double sizeOf(const Area &area) { return area.size.width() * area.size.height(); }

AreaId smallestAround(const Shelf<Area> &areas, const Area &area)
{
    const Area *best = nullptr;
    for (const AreaPtr &other : areas) {
        if (other->id != area.id && other->diagram == area.diagram && sizeOf(*other) > sizeOf(area)
            && extentOf(*other).contains(extentOf(area))
            && (!best || sizeOf(*other) < sizeOf(*best)))
            best = other.get();
    }
    return best ? best->id : AreaId();
}

} // namespace

void foldArea(CanvasView &view, AreaId area)
{
    Editor &editor = view.editor();
    const AreaPtr found = editor.content().drawing.areas.find(area);
    if (!found)
        return;
    Area changed = *found;
    changed.folded = !changed.folded;
    editor.run(changed.folded ? QCoreApplication::translate("Undo", "Fold area")
                              : QCoreApplication::translate("Undo", "Unfold area"),
               putArea(editor.content(), changed));
    unpickHidden(view);
}

void unpickHidden(CanvasView &view)
{
    Picks &picks = view.editor().picks();
    std::vector<Pick> seen = picks.all();
    std::erase_if(seen, [&](const Pick &pick) { return rectOf(view.scene(), pick).isNull(); });
    if (seen.size() < picks.all().size())
        picks.set(std::move(seen));
}

Result<Changes> withNestedAreas(const Content &content, DiagramId diagram,
                                const Result<Changes> &changes)
{
    Edit edit(content);
    if (!edit.run(changes))
        return edit.result();
    const Shelf<Area> areas = edit.now().drawing.areas;
    // First out of all, then in: on the way no area may lie within itself.
    for (const bool in : {false, true}) {
        for (const AreaPtr &area : areas) {
            const AreaId parent = smallestAround(areas, *area);
            if (area->diagram != diagram || area->parent == parent)
                continue;
            Area changed = *area;
            changed.parent = in ? parent : AreaId();
            edit.run(putArea(edit.now(), changed));
        }
    }
    return edit.result();
}

QPointF outsideOfFolded(const CanvasView &view, QPointF place, QSizeF size)
{
    constexpr double Gap = 24;
    for (const AreaFigure *area : view.scene().foldedAreas()) {
        if (area->extent.intersects(QRectF(place, size)))
            return {area->extent.right() + Gap, place.y()};
    }
    return place;
}

} // namespace sw
