// SPDX-License-Identifier: Apache-2.0
// Copy and paste: as a piece of a document between documents, as SQL everywhere else.
#include "model/document/fragment.h"
#include "model/document/verbs_diagram.h"
#include "model/file/documentbytes.h"
#include "model/live/sqlscript.h"
#include "model/sql/script.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/commands.h"
#include "widgets/canvas/gridplaces.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const QString &fragmentType()
{
    static const QString type = u"application/x-schemawright-fragment"_s;
    return type;
}

Fragment pickedFragment(Editor &editor)
{
    Selection selection;
    selection.diagram = editor.diagram();
    for (const Pick &pick : editor.picks().all()) {
        switch (pick.kind) {
        case PickKind::Table:
            selection.tables.emplace_back(pick.id);
            break;
        case PickKind::View:
            selection.views.emplace_back(pick.id);
            break;
        case PickKind::Note:
            selection.notes.emplace_back(pick.id);
            break;
        case PickKind::Area:
            selection.areas.emplace_back(pick.id);
            break;
        case PickKind::Edge:
            if (const Relationship *across = editor.relationship(ForeignKeyId(pick.id), true);
                across && !across->association.isNull())
                selection.tables.push_back(across->association);
            break;
        }
    }
    // An association between two selected tables comes along, folded as it is.
    for (const Relationship &each : editor.relationships()) {
        const auto has = [&](TableId id) {
            return std::find(selection.tables.begin(), selection.tables.end(), id)
                   != selection.tables.end();
        };
        if (!each.association.isNull() && has(each.left.table) && has(each.right.table)
            && !has(each.association))
            selection.tables.push_back(each.association);
    }
    return fragmentOf(editor.content(), selection);
}

/// A fragment as a document of its own, with one diagram to stand in.
QByteArray bytesOfFragment(const Fragment &fragment, DiagramId diagram)
{
    Content content;
    content.schema = fragment.schema;
    content.drawing = fragment.drawing;
    Diagram only;
    only.id = diagram;
    only.name = u"Clipboard"_s;
    content.drawing.diagrams.put(only);
    return bytesOf(content);
}

Result<Fragment> fragmentFromBytes(const QByteArray &bytes)
{
    Result<Content> content = contentFromBytes(bytes);
    if (!content)
        return content.error();
    Fragment fragment{content->schema, content->drawing};
    fragment.drawing.diagrams = {};
    return fragment;
}

/// The top left corner of all that has a place.
QPointF cornerOf(const Fragment &fragment)
{
    QPointF corner;
    bool any = false;
    const auto take = [&](QPointF position) {
        corner
            = any ? QPointF(std::min(corner.x(), position.x()), std::min(corner.y(), position.y()))
                  : position;
        any = true;
    };
    for (const PlacementPtr &placement : fragment.drawing.placements)
        take(placement->position);
    for (const NotePtr &note : fragment.drawing.notes)
        take(note->position);
    for (const AreaPtr &area : fragment.drawing.areas)
        take(area->position);
    return corner;
}

std::vector<Pick> picksMadeBy(const Changes &changes)
{
    std::vector<Pick> picks;
    for (const Change &change : changes) {
        if (isThere(change.before))
            continue;
        if (const auto *table = std::get_if<TablePtr>(&change.after))
            picks.push_back({PickKind::Table, (*table)->id.value()});
        else if (const auto *view = std::get_if<ViewPtr>(&change.after))
            picks.push_back({PickKind::View, (*view)->id.value()});
        else if (const auto *note = std::get_if<NotePtr>(&change.after))
            picks.push_back({PickKind::Note, (*note)->id.value()});
        else if (const auto *area = std::get_if<AreaPtr>(&change.after))
            picks.push_back({PickKind::Area, (*area)->id.value()});
    }
    return picks;
}

void insert(CanvasView &view, const Fragment &fragment, QPointF offset, const QString &step)
{
    Editor &editor = view.editor();
    const Result<Changes> changes = paste(editor.content(), fragment, editor.diagram(), offset);
    if (editor.run(step, changes))
        editor.picks().set(picksMadeBy(*changes));
}

/// Text that is SQL becomes tables, in a grid.
Result<Fragment> fragmentFromText(const QString &text, DiagramId diagram, QStringList &notes)
{
    const Result<ScriptReading> read = readSqlScript(text.toUtf8(), std::chrono::seconds(5));
    if (!read)
        return read.error();
    if (read->skippedRows > 0)
        notes.append(QCoreApplication::translate("Canvas", "Left out: %n rows.", nullptr,
                                                 static_cast<int>(read->skippedRows)));
    for (const Problem &problem : read->made.problems)
        notes.append(problem.text);
    Content content;
    content.schema = read->made.schema;
    Diagram only;
    only.id = diagram;
    content.drawing.diagrams.put(only);
    sw::apply(content, gridPlaces(content, diagram));
    content.drawing.diagrams = {};
    return Fragment{content.schema, content.drawing};
}

QPointF pastePlace(const CanvasView &view)
{
    return view.visibleScene().center() - QPointF(96, 96);
}

} // namespace

void copyPicked(CanvasView &view)
{
    Editor &editor = view.editor();
    if (editor.picks().isEmpty())
        return;
    const Fragment fragment = pickedFragment(editor);
    auto *data = new QMimeData; // the clipboard owns it
    data->setData(fragmentType(), bytesOfFragment(fragment, editor.diagram()));
    data->setText(textOf(scriptOf(fragment.schema), {}));
    QGuiApplication::clipboard()->setMimeData(data);
}

void pasteInto(CanvasView &view)
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data)
        return;
    const QString step = QCoreApplication::translate("Undo", "Paste");
    if (data->hasFormat(fragmentType())) {
        const Result<Fragment> fragment = fragmentFromBytes(data->data(fragmentType()));
        if (!fragment) {
            Q_EMIT view.said(fragment.error().text);
            return;
        }
        const QPointF corner = cornerOf(*fragment);
        const QRectF seen = view.visibleScene();
        // Beside the original where that is in sight, else in the middle of what is seen.
        const bool near = seen.contains(corner);
        insert(view, *fragment, near ? QPointF(48, 48) : pastePlace(view) - corner, step);
        return;
    }
    if (!data->hasText() || data->text().trimmed().isEmpty()) {
        Q_EMIT view.said(QCoreApplication::translate(
            "Canvas", "There is nothing to paste: copy tables or SQL first."));
        return;
    }
    QStringList notes;
    const Result<Fragment> fragment
        = fragmentFromText(data->text(), view.editor().diagram(), notes);
    if (!fragment) {
        Q_EMIT view.said(QCoreApplication::translate("Canvas", "The text is not pasted: %1")
                             .arg(fragment.error().text));
        return;
    }
    insert(view, *fragment, pastePlace(view) - cornerOf(*fragment), step);
    if (!notes.isEmpty())
        Q_EMIT view.noted(notes);
}

void duplicatePicked(CanvasView &view)
{
    Editor &editor = view.editor();
    if (editor.picks().isEmpty())
        return;
    insert(view, pickedFragment(editor), QPointF(48, 48),
           QCoreApplication::translate("Undo", "Duplicate"));
}

} // namespace sw
