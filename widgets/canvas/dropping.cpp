// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/dropping.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/newthings.h"
#include "widgets/canvas/tablesize.h"
#include "widgets/editing/draggedtables.h"

#include <QCoreApplication>
#include <QMimeData>

#include <algorithm>

namespace sw {

namespace {

/// Its box as it will stand; null where there is no such table or view.
std::optional<QSizeF> sizeOf(const Content &content, quint64 id)
{
    if (const TablePtr table = content.schema.tables.find(TableId(id)))
        return figureOf(*table, {}, Detail::Columns).rect.size();
    if (const ViewPtr view = content.schema.views.find(ViewId(id))) {
        ViewFactsCache facts;
        facts.update(content.schema);
        return figureOf(*view, {}, facts.of(view->id).columns).rect.size();
    }
    return std::nullopt;
}

Pick pickOfSubject(const Content &content, quint64 id)
{
    return {content.schema.views.find(ViewId(id)) ? PickKind::View : PickKind::Table, id};
}

} // namespace

bool canDrop(const QMimeData &data) { return data.hasFormat(draggedTablesType()); }

void dropTables(CanvasView &view, const QMimeData &data, QPointF scene)
{
    Editor &editor = view.editor();
    const Content &content = editor.content();
    std::vector<Pick> picks;
    std::vector<Placement> placements;
    std::vector<QRectF> taken;
    QPointF at = scene;
    for (const TableId table : draggedTables(data)) {
        const quint64 id = table.value();
        const std::optional<QSizeF> size = sizeOf(content, id);
        if (!size)
            continue;
        picks.push_back(pickOfSubject(content, id));
        if (content.drawing.placements.find(std::tuple(editor.diagram(), id)))
            continue;
        Placement placement;
        placement.diagram = editor.diagram();
        placement.subject = id;
        placement.unfolded = true; // whoever drags a table wants to see one
        placement.position = freePlace(view, at, *size, taken);
        placements.push_back(placement);
        taken.emplace_back(placement.position, *size);
        at = placement.position + QPointF(0, size->height() + 2 * measure::GridStep);
    }
    if (!placements.empty())
        editor.run(QCoreApplication::translate("Undo", "Place in diagram"),
                   putPlacements(content, placements));
    if (picks.empty())
        return;
    view.setFocus();
    editor.picks().set(picks);
    view.revealPick(picks.front());
}

} // namespace sw
