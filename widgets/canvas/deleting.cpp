// SPDX-License-Identifier: Apache-2.0
// Deleting what is selected: what goes with it is said first.
#include "model/document/names.h"
#include "model/document/references.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_relationship.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "model/schema/sentence.h"
#include "model/sql/viewfacts.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/commands.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace sw {

namespace {

QString inCanvas(const char *text) { return QCoreApplication::translate("Canvas", text); }

bool isAmong(const std::vector<Pick> &picks, const Pick &pick)
{
    return std::find(picks.begin(), picks.end(), pick) != picks.end();
}

/// Whether the columns are called as those that a relationship makes for itself: what a person had
/// before, and made a foreign key of, stays.
bool areMadeByRelationship(const Content &content, const Relationship &relationship)
{
    const TablePtr child = content.schema.tables.find(relationship.right.table);
    const TablePtr parent = content.schema.tables.find(relationship.left.table);
    if (!child || !parent || relationship.right.columns.size() != relationship.left.columns.size())
        return false;
    const QString word = parentWord(content, *parent, child->id);
    for (size_t i = 0; i < relationship.right.columns.size(); ++i) {
        const Column *column = child->column(relationship.right.columns[i]);
        const Column *target = parent->column(relationship.left.columns[i]);
        if (!column || !target
            || !column->name.startsWith(keyColumnName(content, word, *target), Qt::CaseInsensitive))
            return false;
    }
    return true;
}

/// All that is selected, in one step.
Result<Changes> deletion(Editor &editor, const std::vector<Pick> &picks)
{
    Edit edit(editor.content());
    for (const Pick &pick : picks) {
        if (pick.kind != PickKind::Edge)
            continue;
        if (const Relationship *each = editor.relationship(ForeignKeyId(pick.id), true))
            edit.run(
                deleteRelationship(edit.now(), *each, areMadeByRelationship(edit.now(), *each)));
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

/// Tables and views leave the diagram, as folded associations do; notes and areas are nowhere else.
Result<Changes> removal(Editor &editor, const std::vector<Pick> &picks)
{
    Edit edit(editor.content());
    std::vector<quint64> subjects;
    for (const Pick &pick : picks) {
        switch (pick.kind) {
        case PickKind::Table:
        case PickKind::View:
            subjects.push_back(pick.id);
            break;
        case PickKind::Edge:
            if (const Relationship *each = editor.relationship(ForeignKeyId(pick.id), true);
                each && !each->association.isNull())
                subjects.push_back(each->association.value());
            break;
        case PickKind::Note:
            edit.run(deleteNotes(edit.now(), {NoteId(pick.id)}));
            break;
        case PickKind::Area:
            edit.run(deleteAreas(edit.now(), {AreaId(pick.id)}));
            break;
        }
    }
    edit.run(unplace(edit.now(), editor.diagram(), subjects));
    return edit.result();
}

/// What a person answers where a table stands in one of several diagrams.
enum class Where { Nowhere, Diagram, Schema };

Where askWhere(CanvasView &view, const QString &lost, bool severalDiagrams)
{
    QMessageBox box(&view);
    box.setObjectName(QStringLiteral("askWhere"));
    box.setIcon(QMessageBox::NoIcon);
    box.setText(severalDiagrams ? inCanvas("Remove the selection from this diagram, or delete it?")
                                : inCanvas("Something else goes with what you delete."));
    const QString also = lost.isEmpty() || !severalDiagrams
                             ? lost
                             : QString(inCanvas("Deleting takes along:") + u'\n' + lost);
    box.setInformativeText(also);
    QPushButton *fromSchema
        = box.addButton(severalDiagrams ? inCanvas("Delete from the schema") : inCanvas("Delete"),
                        QMessageBox::AcceptRole);
    QPushButton *fromDiagram
        = severalDiagrams ? box.addButton(inCanvas("From this diagram"), QMessageBox::AcceptRole)
                          : nullptr;
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(fromDiagram ? fromDiagram : fromSchema);
    box.exec();
    if (box.clickedButton() == fromSchema)
        return Where::Schema;
    return fromDiagram && box.clickedButton() == fromDiagram ? Where::Diagram : Where::Nowhere;
}

QString lostAssociation(const Schema &schema, const Relationship &across)
{
    const TablePtr table = schema.tables.find(across.association);
    QStringList payload;
    for (const ColumnId column : across.payload)
        payload.append(table->column(column)->name);
    const QString whole = inCanvas("The table %1 with its rows").arg(table->name);
    return payload.isEmpty() ? whole
                             : QString(whole + u" (" + payload.join(QStringLiteral(", ")) + u')');
}

/// Views that read a table which is deleted, and are not deleted themselves.
void addBrokenViews(QStringList &lines, const Schema &schema, const std::vector<Pick> &picks)
{
    const bool any = std::any_of(picks.begin(), picks.end(), [](const Pick &pick) {
        return pick.kind == PickKind::Table || pick.kind == PickKind::View;
    });
    if (!any || schema.views.isEmpty())
        return;
    ViewFactsCache facts;
    facts.update(schema);
    for (const ViewPtr &view : schema.views) {
        const auto &reads = facts.of(view->id).reads;
        const bool broken = std::any_of(reads.begin(), reads.end(), [&](quint64 id) {
            return isAmong(picks, {PickKind::Table, id}) || isAmong(picks, {PickKind::View, id});
        });
        if (broken && !isAmong(picks, {PickKind::View, view->id.value()}))
            lines.append(
                inCanvas("The view %1 stays, and cannot be read any more").arg(view->name));
    }
}

QString shortened(QStringList lines)
{
    constexpr qsizetype Enough = 12;
    if (lines.size() > Enough) {
        const auto more = static_cast<int>(lines.size() - Enough);
        lines = lines.mid(0, Enough);
        lines.append(QCoreApplication::translate("Canvas", "… and %n more", nullptr, more));
    }
    return lines.join(u'\n');
}

/// Whether there is something to be asked: the diagram is not the only one, and tables go.
bool asksWhere(Editor &editor, const std::vector<Pick> &picks)
{
    if (editor.content().drawing.diagrams.size() < 2)
        return false;
    return std::any_of(picks.begin(), picks.end(), [&](const Pick &pick) {
        if (pick.kind != PickKind::Edge)
            return pick.kind == PickKind::Table || pick.kind == PickKind::View;
        const Relationship *each = editor.relationship(ForeignKeyId(pick.id), true);
        return each && !each->association.isNull();
    });
}

} // namespace

QString lostWith(Editor &editor, const std::vector<Pick> &picks)
{
    QStringList lines;
    const Schema &schema = editor.content().schema;
    const auto isPicked = [&](TableId id) { return isAmong(picks, {PickKind::Table, id.value()}); };
    for (const Relationship &each : editor.relationships()) {
        const bool across = each.kind == RelationshipKind::ManyToMany;
        if (!across && isPicked(each.left.table) && !isPicked(each.right.table)) {
            const TablePtr child = schema.tables.find(each.right.table);
            lines.append(
                inCanvas("The foreign key of %1: %2").arg(child->name, pairsOf(each, schema)));
        }
        if (across && isAmong(picks, {PickKind::Edge, each.key.value()}))
            lines.append(lostAssociation(schema, each));
    }
    addBrokenViews(lines, schema, picks);
    return shortened(lines);
}

namespace {

/// The relationships that lose the column.
QString lostWithColumn(Editor &editor, TableId table, ColumnId column)
{
    QStringList lines;
    const Schema &schema = editor.content().schema;
    const auto uses = [&](const RelationshipEnd &end) {
        return end.table == table
               && std::find(end.columns.begin(), end.columns.end(), column) != end.columns.end();
    };
    for (const Relationship &each : editor.relationships()) {
        const bool across = each.kind == RelationshipKind::ManyToMany;
        if (across || !(uses(each.left) || uses(each.right)))
            continue;
        const TablePtr child = schema.tables.find(each.right.table);
        lines.append(inCanvas("The foreign key of %1: %2").arg(child->name, pairsOf(each, schema)));
    }
    return shortened(lines);
}

void deleteColumn(CanvasView &view, TableId table, ColumnId column)
{
    Editor &editor = view.editor();
    const QString lost = lostWithColumn(editor, table, column);
    if (!lost.isEmpty() && askWhere(view, lost, false) == Where::Nowhere)
        return;
    editor.picks().setOne(PickKind::Table, table.value());
    editor.run(QCoreApplication::translate("Undo", "Delete column"),
               deleteColumns(editor.content(), table, {column}));
}

} // namespace

void deletePicked(CanvasView &view)
{
    Editor &editor = view.editor();
    if (const ColumnId column = editor.picks().column(); !column.isNull())
        return deleteColumn(view, editor.picks().currentTable(), column);
    const std::vector<Pick> picks = editor.picks().all();
    if (picks.empty())
        return;
    const QString lost = lostWith(editor, picks);
    const bool asks = asksWhere(editor, picks);
    const Where where = !lost.isEmpty() || asks ? askWhere(view, lost, asks) : Where::Schema;
    if (where == Where::Nowhere)
        return;
    const Result<Changes> changes
        = where == Where::Schema ? deletion(editor, picks) : removal(editor, picks);
    editor.picks().clear();
    editor.run(where == Where::Schema ? QCoreApplication::translate("Undo", "Delete")
                                      : QCoreApplication::translate("Undo", "Remove from diagram"),
               changes);
}

} // namespace sw
