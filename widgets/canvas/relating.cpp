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

} // namespace

void relate(CanvasView &view, const DrawnRelationship &drawn)
{
    Editor &editor = view.editor();
    const Proposal proposal = propose(editor.content(), drawn);
    bool makeKey = false;
    if (!proposal.objection.isEmpty()) {
        if (proposal.needsKey.isEmpty()) {
            Q_EMIT view.said(proposal.objection);
            return;
        }
        QMenu menu(&view);
        menu.addSection(proposal.objection);
        QAction *make = menu.addAction(proposal.needsKey);
        menu.addAction(QCoreApplication::translate("Canvas", "Cancel"));
        if (menu.exec(QCursor::pos()) != make)
            return;
        makeKey = true;
    }
    const Result<Changes> changes = makeProposed(editor.content(), drawn, makeKey);
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

} // namespace sw
