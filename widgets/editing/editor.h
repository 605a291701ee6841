// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/document.h"
#include "model/document/edit.h"
#include "model/file/history.h"
#include "model/schema/keptrelationships.h"
#include "widgets/editing/picks.h"

#include <QUndoStack>

namespace sw {

/// One open document under the hand: every edit of it goes through here and can be undone; besides
/// what is selected, which of its diagrams is looked at, and what follows from its content.
class Editor : public QObject {
    Q_OBJECT

public:
    explicit Editor(Content content, QObject *parent = nullptr);

    [[nodiscard]] const Content &content() const { return m_document.content(); }
    [[nodiscard]] QUndoStack &undoStack() { return m_undoStack; }
    [[nodiscard]] bool isModified() const { return !m_undoStack.isClean(); }
    [[nodiscard]] Picks &picks() { return m_picks; }

    [[nodiscard]] DiagramId diagram() const { return m_diagram; }
    void setDiagram(DiagramId diagram);

    /// All relationships with their role names.
    [[nodiscard]] const std::vector<Relationship> &relationships() const;
    /// The one that stands for the foreign key: itself, or folded the association it belongs to.
    [[nodiscard]] const Relationship *relationship(ForeignKeyId key, bool acrossToo) const;

    /// The tables and views, by ids, that the target database lacks or has otherwise.
    [[nodiscard]] const QSet<quint64> &unapplied() const { return m_unapplied; }
    void setUnapplied(const QSet<quint64> &ids);

    /// Makes the changes as one step that undo calls `text`. Whether there was something to do;
    /// an error is told by refused(). Steps that follow each other with the same `merge` are one.
    bool run(const QString &text, const Result<Changes> &changes, const QString &merge = {});

    /// Undoes the last step as if it had not been made: it cannot be redone.
    void takeBack();
    [[nodiscard]] bool isTakingBack() const { return m_takingBack; }

    /// The steps so far as values, seen from the one at `index` of the undo stack.
    [[nodiscard]] History history(int index) const;
    [[nodiscard]] History history() const { return history(m_undoStack.index()); }
    /// An editor of a content with the history that led to it; nothing is unsaved.
    void restore(const History &history);

Q_SIGNALS:
    /// After each step, there or back.
    void changed(const sw::Changes &changes);
    void diagramChanged();
    /// These are no longer, or newly, unapplied.
    void unappliedChanged(const QSet<quint64> &ids);
    void refused(const QString &why);
    void said(const QString &text); ///< what an edit did besides what was asked for

private:
    friend class EditCommand;
    void perform(const Changes &changes);

    Document m_document;
    QUndoStack m_undoStack;
    Picks m_picks;
    DiagramId m_diagram;
    QSet<quint64> m_unapplied;
    mutable KeptRelationships m_relationships;
    mutable QSet<TableId> m_changedTables; ///< since the relationships were asked for
    mutable bool m_allChanged = true;
    bool m_takingBack = false;
};

} // namespace sw
