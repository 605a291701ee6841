// SPDX-License-Identifier: Apache-2.0
#include "model/sync/beside.h"

#include "model/document/fragment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const QPointF Beside(40, 40);

/// Draws the new table or view wherever the old one is.
void placeBeside(Edit &edit, quint64 old, quint64 fresh)
{
    const Shelf<Placement> placements = edit.now().drawing.placements;
    for (const PlacementPtr &each : placements) {
        if (each->subject != old)
            continue;
        Placement placement = *each;
        placement.subject = fresh;
        placement.position += Beside;
        edit.put(std::move(placement));
    }
}

/// A paste leaves out the foreign keys that lead to other tables; here they lead where they did.
void addForeignKeysOut(Table &made, const Table &theirs)
{
    for (const ForeignKey &each : theirs.foreignKeys) {
        if (each.parent.id == theirs.id)
            continue;
        ForeignKey key = each;
        key.id = ForeignKeyId::random();
        for (ColumnId &column : key.columns)
            column = made.columns[static_cast<size_t>(theirs.columnIndex(column))].id;
        made.foreignKeys.push_back(std::move(key));
    }
}

Result<Changes> besideOf(const Content &content, const TablePtr &ours, const TablePtr &theirs)
{
    if (theirs->kind == TableKind::Shadow || theirs->kind == TableKind::Opaque)
        return Error{u"“"_s % theirs->name
                     % u"” is a table that cannot be copied; take ours or theirs."_s};
    Fragment fragment;
    Table alone = *theirs;
    std::erase_if(alone.foreignKeys,
                  [&](const ForeignKey &key) { return key.parent.id != alone.id; });
    fragment.schema.tables.put(std::move(alone));
    Edit edit(content);
    const Result<Changes> pasted = paste(content, fragment, {}, {});
    if (!edit.run(pasted))
        return edit.result();
    Table made = *edit.schema().tables.find(madeTable(*pasted)->id);
    addForeignKeysOut(made, *theirs);
    placeBeside(edit, ours->id.value(), made.id.value());
    edit.put(std::move(made));
    return edit.result();
}

Result<Changes> besideOf(const Content &content, const ViewPtr &ours, const ViewPtr &theirs)
{
    Fragment fragment;
    fragment.schema.views.put(theirs);
    Edit edit(content);
    edit.run(paste(content, fragment, {}, {}));
    for (const ViewPtr &view : Shelf<View>(edit.schema().views)) {
        if (!content.schema.views.find(view->id))
            placeBeside(edit, ours->id.value(), view->id.value());
    }
    return edit.result();
}

Result<Changes> besideOf(const Content &content, const NotePtr &, const NotePtr &theirs)
{
    Edit edit(content);
    Note note = *theirs;
    note.id = NoteId::random();
    note.position += Beside;
    edit.put(std::move(note));
    return edit.result();
}

Result<Changes> besideOf(const Content &content, const AreaPtr &, const AreaPtr &theirs)
{
    Edit edit(content);
    Area area = *theirs;
    area.id = AreaId::random();
    area.position += Beside;
    edit.put(std::move(area));
    return edit.result();
}

bool hasDiagram(const Content &content, const QString &name)
{
    return std::any_of(content.drawing.diagrams.begin(), content.drawing.diagrams.end(),
                       [&](const DiagramPtr &diagram) { return diagram->name == name; });
}

/// What stands in our diagram stands in the new one, too.
Result<Changes> besideOf(const Content &content, const DiagramPtr &ours, const DiagramPtr &theirs)
{
    Diagram diagram = *theirs;
    diagram.id = DiagramId::random();
    for (int number = 2; hasDiagram(content, diagram.name); ++number)
        diagram.name = theirs->name + u' ' + QString::number(number);
    Edit edit(content);
    edit.put(diagram);
    for (const PlacementPtr &each : content.drawing.placements) {
        Placement placement = *each;
        placement.diagram = diagram.id;
        if (each->diagram == ours->id)
            edit.put(std::move(placement));
    }
    for (const RoutePtr &each : content.drawing.routes) {
        Route route = *each;
        route.diagram = diagram.id;
        if (each->diagram == ours->id)
            edit.put(std::move(route));
    }
    return edit.result();
}

template <typename Other> Result<Changes> besideOf(const Content &, const Other &, const Other &)
{
    return Error{u"This can be there only once; take ours or theirs."_s};
}

} // namespace

Result<Changes> addBeside(const Content &content, const Object &ours, const Object &theirs)
{
    return std::visit(
        [&](const auto &object) {
            return besideOf(content, std::get<std::decay_t<decltype(object)>>(ours), object);
        },
        theirs);
}

} // namespace sw
