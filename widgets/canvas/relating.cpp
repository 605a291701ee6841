// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/relating.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/newthings.h"
#include "widgets/canvas/tablesize.h"

#include <QCoreApplication>
#include <QMenu>

namespace sw {

namespace {

/// The foreign key that the changes made; of an association, its first.
ForeignKeyId madeKey(const Changes &changes)
{
    for (const Change &change : changes) {
        const auto *after = std::get_if<TablePtr>(&change.after);
        const auto *before = std::get_if<TablePtr>(&change.before);
        if (!after || !*after)
            continue;
        for (const ForeignKey &key : (*after)->foreignKeys) {
            if (!*before || !(*before)->foreignKey(key.id))
                return key.id;
        }
    }
    return {};
}

/// Where a table that is not seen in the diagram will stand: beside the other one, or where it
/// stood folded.
std::vector<Placement> newPlace(const CanvasView &view, TableId table, const TableFigure &beside)
{
    constexpr double Across = 120;
    const Content &content = view.editor().content();
    const TablePtr wanted = content.schema.tables.find(table);
    if (!wanted || view.scene().table(table.value()))
        return {};
    const DiagramId diagram = view.editor().diagram();
    Placement placement;
    if (const auto known = content.drawing.placements.find(std::tuple(diagram, table.value()))) {
        placement = *known;
    } else {
        placement.diagram = diagram;
        placement.subject = table.value();
        placement.position = freePlace(view, beside.rect.topRight() + QPointF(Across, 0),
                                       figureOf(*wanted, {}, Detail::Columns).rect.size());
    }
    placement.unfolded = true;
    return {placement};
}

/// As one step: a table that is not in the diagram yet comes into it.
Result<Changes> making(const CanvasView &view, const DrawnRelationship &drawn, bool withKey)
{
    Edit edit(view.editor().content());
    if (const TableFigure *from = view.scene().table(drawn.from.table.value()))
        edit.run(putPlacements(edit.now(), newPlace(view, drawn.to.table, *from)));
    if (!edit.failed())
        edit.run(makeProposed(edit.now(), drawn, withKey));
    return edit.result();
}

void make(CanvasView &view, const DrawnRelationship &drawn, bool withKey)
{
    Editor &editor = view.editor();
    const Result<Changes> changes = making(view, drawn, withKey);
    if (!editor.run(QCoreApplication::translate("Undo", "Draw relationship"), changes))
        return;
    const ForeignKeyId made = madeKey(*changes);
    if (made.isNull())
        return;
    const Relationship *relationship = editor.relationship(made, true);
    const ForeignKeyId shown = relationship ? relationship->key : made;
    editor.picks().setOne(PickKind::Edge, shown.value());
    Q_EMIT view.relationshipWanted(shown, true);
}

} // namespace

void relate(CanvasView &view, const DrawnRelationship &drawn, const QPoint &global)
{
    const Proposal proposal = propose(view.editor().content(), drawn);
    if (proposal.objection.isEmpty()) {
        make(view, drawn, false);
        return;
    }
    if (proposal.needsKey.isEmpty()) {
        Q_EMIT view.said(proposal.objection);
        return;
    }
    auto *menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(proposal.objection);
    QObject::connect(menu->addAction(proposal.needsKey), &QAction::triggered, &view,
                     [&view, drawn] { make(view, drawn, true); });
    menu->addAction(QCoreApplication::translate("Canvas", "Cancel"));
    menu->popup(global, menu->actions().at(1));
}

} // namespace sw
