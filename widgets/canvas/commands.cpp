// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/commands.h"

#include "model/document/verbs_diagram.h"
#include "model/document/verbs_relationship.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/inlineeditors.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

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

/// All that is selected, in one step.
Result<Changes> deletion(Editor &editor, const std::vector<Pick> &picks)
{
    Edit edit(editor.content());
    for (const Pick &pick : picks) {
        if (pick.kind != PickKind::Edge)
            continue;
        if (const Relationship *relationship = editor.relationship(ForeignKeyId(pick.id), true))
            edit.run(deleteRelationship(edit.now(), *relationship, true));
    }
    const auto each = [&](PickKind kind, const auto &work) {
        for (const Pick &pick : picks) {
            if (pick.kind == kind)
                work(pick.id);
        }
    };
    each(PickKind::Table, [&](quint64 id) {
        if (edit.schema().tables.find(TableId(id)))
            edit.run(deleteTables(edit.now(), {TableId(id)}));
    });
    each(PickKind::View, [&](quint64 id) { edit.run(deleteViews(edit.now(), {ViewId(id)})); });
    each(PickKind::Note, [&](quint64 id) { edit.run(deleteNotes(edit.now(), {NoteId(id)})); });
    each(PickKind::Area, [&](quint64 id) { edit.run(deleteAreas(edit.now(), {AreaId(id)})); });
    return edit.result();
}

/// What a person answers where a table stands in several diagrams.
enum class Where { Nowhere, Diagram, Schema };

Where askWhere(CanvasView &view, const QString &lost, bool severalDiagrams)
{
    QMessageBox box(&view);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(severalDiagrams ? QCoreApplication::translate(
                    "Canvas", "Remove the selection from this diagram, or delete it?")
                                : QCoreApplication::translate(
                                    "Canvas", "Something else goes with what you delete."));
    box.setInformativeText(lost);
    QPushButton *fromSchema = box.addButton(
        severalDiagrams ? QCoreApplication::translate("Canvas", "Delete from the schema")
                        : QCoreApplication::translate("Canvas", "Delete"),
        QMessageBox::AcceptRole);
    QPushButton *fromDiagram
        = severalDiagrams ? box.addButton(
              QCoreApplication::translate("Canvas", "From this diagram"), QMessageBox::AcceptRole)
                          : nullptr;
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(fromDiagram ? fromDiagram : fromSchema);
    box.exec();
    if (box.clickedButton() == fromSchema)
        return Where::Schema;
    return fromDiagram && box.clickedButton() == fromDiagram ? Where::Diagram : Where::Nowhere;
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

QString lostWith(Editor &editor, const std::vector<Pick> &picks)
{
    QStringList lines;
    const Schema &schema = editor.content().schema;
    const auto isPicked = [&](TableId id) {
        return std::find(picks.begin(), picks.end(), Pick{PickKind::Table, id.value()})
               != picks.end();
    };
    for (const Relationship &each : editor.relationships()) {
        const bool across = each.kind == RelationshipKind::ManyToMany;
        if (!across && isPicked(each.left.table) && !isPicked(each.right.table)) {
            const TablePtr child = schema.tables.find(each.right.table);
            const TablePtr parent = schema.tables.find(each.left.table);
            lines.append(QCoreApplication::translate("Canvas", "The foreign key of %1 to %2")
                             .arg(child->name, parent->name));
        }
        const bool picked
            = std::find(picks.begin(), picks.end(), Pick{PickKind::Edge, each.key.value()})
              != picks.end();
        if (across && picked) {
            const TablePtr table = schema.tables.find(each.association);
            QStringList payload;
            for (const ColumnId column : each.payload)
                payload.append(table->column(column)->name);
            lines.append(
                QCoreApplication::translate("Canvas", "The table %1 with its rows").arg(table->name)
                + (payload.isEmpty()
                       ? QString()
                       : QStringLiteral(" (%1)").arg(payload.join(QStringLiteral(", ")))));
        }
    }
    constexpr qsizetype Enough = 12;
    if (lines.size() > Enough) {
        const auto more = lines.size() - Enough;
        lines = lines.mid(0, Enough);
        lines.append(QCoreApplication::translate("Canvas", "… and %n more", nullptr,
                                                 static_cast<int>(more)));
    }
    return lines.join(u'\n');
}

void deletePicked(CanvasView &view)
{
    Editor &editor = view.editor();
    const std::vector<Pick> picks = editor.picks().all();
    if (picks.empty())
        return;
    const QString lost = lostWith(editor, picks);
    bool inSeveral = false;
    for (const PlacementPtr &placement : editor.content().drawing.placements) {
        const Pick table{PickKind::Table, placement->subject};
        if (placement->diagram != editor.diagram()
            && std::find(picks.begin(), picks.end(), table) != picks.end())
            inSeveral = true;
    }
    Where where = Where::Schema;
    if (!lost.isEmpty() || inSeveral)
        where = askWhere(view, lost, inSeveral);
    if (where == Where::Nowhere)
        return;
    editor.picks().clear();
    if (where == Where::Schema) {
        editor.run(stepName(QT_TRANSLATE_NOOP("Undo", "Delete")), deletion(editor, picks));
        return;
    }
    std::vector<quint64> subjects;
    for (const Pick &pick : picks)
        subjects.push_back(pick.id);
    editor.run(stepName(QT_TRANSLATE_NOOP("Undo", "Remove from diagram")),
               unplace(editor.content(), editor.diagram(), subjects));
}

} // namespace sw
