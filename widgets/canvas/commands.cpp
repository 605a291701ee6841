// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/commands.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/areas.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/inlineeditors.h"

#include <QCoreApplication>

#include <functional>

namespace sw {

namespace {

QString stepName(const char *text) { return QCoreApplication::translate("Undo", text); }

/// Changes the placements of the selected tables and views.
void changePlacements(CanvasView &view, const char *step,
                      const std::function<void(Placement &)> &change)
{
    Editor &editor = view.editor();
    std::vector<Placement> placements;
    for (const Pick &pick : editor.picks().all()) {
        if (const PlacementPtr found
            = editor.content().drawing.placements.find(std::tuple(editor.diagram(), pick.id))) {
            placements.push_back(*found);
            change(placements.back());
        }
    }
    if (!placements.empty())
        editor.run(stepName(step), putPlacements(editor.content(), placements));
}

} // namespace

void selectAll(CanvasView &view)
{
    std::vector<Pick> picks;
    for (const AreaFigure *area : view.scene().areasIn(view.scene().bounds()))
        picks.push_back({PickKind::Area, area->id.value()});
    for (const NoteFigure *note : view.scene().notesIn(view.scene().bounds()))
        picks.push_back({PickKind::Note, note->id.value()});
    for (const TableFigure *table : view.scene().allTables())
        picks.push_back({table->isView ? PickKind::View : PickKind::Table, table->id});
    view.editor().picks().set(std::move(picks));
}

void renamePicked(CanvasView &view)
{
    Picks &picks = view.editor().picks();
    const std::optional<Pick> current = picks.current();
    if (!current)
        return;
    if (!picks.column().isNull())
        view.inlineEditors().editColumn(picks.currentTable(), picks.column());
    else if (current->kind == PickKind::Edge)
        Q_EMIT view.relationshipWanted(ForeignKeyId(current->id), false);
    else if (current->kind == PickKind::Note || current->kind == PickKind::Area)
        view.inlineEditors().editText(*current);
    else
        view.inlineEditors().editName(*current);
}

void togglePinned(CanvasView &view)
{
    bool all = true;
    for (const Pick &pick : view.editor().picks().all()) {
        const TableFigure *table = view.scene().table(pick.id);
        all = all && (!table || table->pinned);
    }
    changePlacements(view,
                     all ? QT_TRANSLATE_NOOP("Undo", "Unpin") : QT_TRANSLATE_NOOP("Undo", "Pin"),
                     [all](Placement &placement) { placement.pinned = !all; });
}

void setDetail(CanvasView &view, Detail detail)
{
    Editor &editor = view.editor();
    const bool some = !editor.picks().ids(PickKind::Table).empty();
    if (some) {
        changePlacements(view, QT_TRANSLATE_NOOP("Undo", "Detail"),
                         [detail](Placement &placement) { placement.detail = detail; });
        return;
    }
    const DiagramPtr found = editor.content().drawing.diagrams.find(editor.diagram());
    if (!found)
        return;
    Diagram diagram = *found;
    diagram.detail = detail;
    editor.run(stepName(QT_TRANSLATE_NOOP("Undo", "Detail")),
               putDiagram(editor.content(), diagram));
}

void setColor(CanvasView &view, const QString &color)
{
    Editor &editor = view.editor();
    Edit edit(editor.content());
    for (const Pick &pick : editor.picks().all()) {
        if (const PlacementPtr found
            = editor.content().drawing.placements.find(std::tuple(editor.diagram(), pick.id))) {
            Placement placement = *found;
            placement.color = color;
            edit.run(putPlacements(edit.now(), {placement}));
        } else if (const NotePtr note = editor.content().drawing.notes.find(NoteId(pick.id))) {
            Note colored = *note;
            colored.color = color;
            edit.run(putNote(edit.now(), colored));
        } else if (const AreaPtr area = editor.content().drawing.areas.find(AreaId(pick.id))) {
            Area colored = *area;
            colored.color = color;
            edit.run(putArea(edit.now(), colored));
        }
    }
    editor.run(stepName(QT_TRANSLATE_NOOP("Undo", "Colour")), edit.result());
}

void toggleFolded(CanvasView &view)
{
    Editor &editor = view.editor();
    Edit edit(editor.content());
    bool any = false;
    for (const Pick &pick : editor.picks().all()) {
        TableId table;
        bool unfold = false;
        if (const AreaPtr area = editor.content().drawing.areas.find(AreaId(pick.id))) {
            Area changed = *area;
            changed.folded = !changed.folded;
            any = edit.run(putArea(edit.now(), changed)) || any;
            continue;
        }
        if (pick.kind == PickKind::Table) {
            table = TableId(pick.id);
        } else if (pick.kind == PickKind::Edge) {
            const EdgeFigure *edge = view.scene().edge(ForeignKeyId(pick.id));
            table = edge ? edge->relationship.association : TableId();
            unfold = true;
        }
        const TablePtr found = editor.content().schema.tables.find(table);
        if (!found || !associationKeys(*found))
            continue;
        any = edit.run(setUnfolded(edit.now(), editor.diagram(), table, unfold)) || any;
    }
    if (!any) {
        Q_EMIT view.said(QCoreApplication::translate(
            "Canvas", "Associations and areas can be folded; select one, or its edge."));
        return;
    }
    editor.run(stepName(QT_TRANSLATE_NOOP("Undo", "Fold")), edit.result());
    unpickHidden(view);
}

void straighten(CanvasView &view)
{
    Editor &editor = view.editor();
    Edit edit(editor.content());
    const auto forget = [&](const EdgeFigure *edge) {
        if (edge)
            edit.run(putRoute(edit.now(),
                              {editor.diagram(), edge->key(), Side::Unsaid, Side::Unsaid, {}}));
    };
    for (const Pick &pick : editor.picks().all()) {
        if (pick.kind == PickKind::Edge)
            forget(view.scene().edge(ForeignKeyId(pick.id)));
        for (const EdgeFigure *edge : view.scene().edgesOf(pick.id))
            forget(edge);
    }
    editor.run(stepName(QT_TRANSLATE_NOOP("Undo", "Straighten")), edit.result());
}

} // namespace sw
