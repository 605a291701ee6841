// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QUndoCommand>

namespace sw {

class Editor;

/// The one command: changes, there and back.
class EditCommand : public QUndoCommand {
public:
    EditCommand(Editor &editor, const QString &text, Changes changes, QString merge);

    [[nodiscard]] const Changes &changes() const { return m_changes; }

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    Editor &m_editor;
    Changes m_changes;
    QString m_merge; ///< what later steps may be merged into this one; empty: none
};

} // namespace sw
