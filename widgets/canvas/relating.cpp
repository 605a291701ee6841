// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/relating.h"

#include "widgets/canvas/canvasview.h"

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

void make(CanvasView &view, const DrawnRelationship &drawn, bool withKey)
{
    Editor &editor = view.editor();
    const Result<Changes> changes = makeProposed(editor.content(), drawn, withKey);
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
