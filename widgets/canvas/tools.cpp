// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/tools.h"

namespace sw {

std::unique_ptr<Tool> makeTool(CanvasView &view, ToolKind kind)
{
    switch (kind) {
    case ToolKind::Select:
        return makeSelectTool(view);
    case ToolKind::Table:
        return makeTableTool(view);
    case ToolKind::View:
        return makeViewTool(view);
    case ToolKind::OneToOne:
        return makeRelateTool(view, RelationshipKind::OneToOne);
    case ToolKind::OneToMany:
        return makeRelateTool(view, RelationshipKind::OneToMany);
    case ToolKind::ManyToMany:
        return makeRelateTool(view, RelationshipKind::ManyToMany);
    case ToolKind::Note:
        return makeNoteTool(view);
    case ToolKind::Area:
        return makeAreaTool(view);
    case ToolKind::Hand:
        return makeHandTool(view);
    }
    Q_UNREACHABLE();
}

QRectF rectOf(const Scene &scene, const Pick &pick)
{
    switch (pick.kind) {
    case PickKind::Table:
    case PickKind::View:
        if (const TableFigure *table = scene.table(pick.id))
            return table->rect;
        break;
    case PickKind::Edge:
        if (const EdgeFigure *edge = scene.edge(ForeignKeyId(pick.id)))
            return edge->bounds();
        break;
    case PickKind::Note:
        if (const NoteFigure *note = scene.note(NoteId(pick.id)))
            return note->rect;
        break;
    case PickKind::Area:
        if (const AreaFigure *area = scene.area(AreaId(pick.id)))
            return area->rect;
        break;
    }
    return {};
}

} // namespace sw
