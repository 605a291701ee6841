// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/editcommand.h"

#include "widgets/editing/editor.h"

namespace sw {

EditCommand::EditCommand(Editor &editor, const QString &text, Changes changes, QString merge)
    : QUndoCommand(text), m_editor(editor), m_changes(std::move(changes)), m_merge(std::move(merge))
{
}

void EditCommand::undo()
{
    m_editor.perform(inverse(m_changes));
    setObsolete(m_editor.isTakingBack());
}

void EditCommand::redo() { m_editor.perform(m_changes); }

int EditCommand::id() const { return m_merge.isEmpty() ? -1 : 1; }

bool EditCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = dynamic_cast<const EditCommand *>(other);
    if (!next || next->m_merge != m_merge)
        return false;
    m_changes.insert(m_changes.end(), next->m_changes.begin(), next->m_changes.end());
    return true;
}

} // namespace sw
