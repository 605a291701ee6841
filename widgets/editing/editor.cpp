// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/editor.h"

#include "model/document/names.h"
#include "widgets/editing/editcommand.h"
#include "widgets/editing/followers.h"

#include <QSignalBlocker>

#include <utility>

namespace sw {

Editor::Editor(Content content, QObject *parent) : QObject(parent), m_document(std::move(content))
{
    const std::vector<DiagramPtr> diagrams = diagramsInOrder(this->content().drawing);
    if (!diagrams.empty())
        m_diagram = diagrams.front()->id;
}

void Editor::setDiagram(DiagramId diagram)
{
    if (diagram == m_diagram)
        return;
    m_diagram = diagram;
    Q_EMIT diagramChanged();
}

const std::vector<Relationship> &Editor::relationships() const
{
    if (std::exchange(m_allChanged, false))
        m_relationships.reset(content().schema, pluralRuleOf(content()));
    else
        m_relationships.update(content().schema, pluralRuleOf(content()), m_changedTables);
    m_changedTables.clear();
    return m_relationships.all();
}

const Relationship *Editor::relationship(ForeignKeyId key, bool acrossToo) const
{
    const Relationship *found = nullptr;
    for (const Relationship &each : relationships()) {
        const bool across = each.kind == RelationshipKind::ManyToMany;
        if (!across && each.key == key && !found)
            found = &each;
        if (across && acrossToo && (each.key == key || each.farKey == key))
            return &each;
    }
    return found;
}

void Editor::setUnapplied(const QSet<quint64> &ids)
{
    const QSet<quint64> others = (m_unapplied - ids) + (ids - m_unapplied);
    m_unapplied = ids;
    if (!others.isEmpty())
        Q_EMIT unappliedChanged(others);
}

bool Editor::run(const QString &text, const Result<Changes> &changes, const QString &merge)
{
    if (!changes) {
        Q_EMIT refused(changes.error().text);
        return false;
    }
    if (changes->empty())
        return false;
    m_undoStack.push(new EditCommand(*this, text, *changes, merge));
    if (const QString followed = followersInWords(*changes); !followed.isEmpty())
        Q_EMIT said(followed);
    return true;
}

void Editor::takeBack()
{
    m_takingBack = true;
    m_undoStack.undo();
    m_takingBack = false;
}

History Editor::history(int index) const
{
    History history;
    for (int i = 0; i < m_undoStack.count(); ++i) {
        const auto *step = static_cast<const EditCommand *>(m_undoStack.command(i));
        history.steps.push_back({step->text(), step->changes()});
    }
    history.done = index;
    return history;
}

void Editor::restore(const History &history)
{
    // Back to where the history begins, then each step again as if it were made now; in the end
    // everything is as it was, so nobody need hear of it.
    const QSignalBlocker silence(this);
    const DiagramId diagram = m_diagram;
    for (qint64 i = history.done; i > 0; --i)
        perform(inverse(history.steps[static_cast<size_t>(i - 1)].changes));
    m_undoStack.clear();
    for (const HistoryStep &step : history.steps)
        m_undoStack.push(new EditCommand(*this, step.text, step.changes, {}));
    m_undoStack.setIndex(static_cast<int>(history.done));
    m_undoStack.setClean();
    m_diagram = diagram;
}

void Editor::perform(const Changes &changes)
{
    for (const Change &change : changes) {
        if (const auto *before = std::get_if<TablePtr>(&change.before))
            m_changedTables.insert((*before ? *before : std::get<TablePtr>(change.after))->id);
        else if (std::holds_alternative<SettingsPtr>(change.before))
            m_allChanged = true; // words follow from the rule for plurals
    }
    m_document.apply(changes);
    if (!m_diagram.isNull() && !content().drawing.diagrams.find(m_diagram)) {
        const std::vector<DiagramPtr> diagrams = diagramsInOrder(content().drawing);
        setDiagram(diagrams.empty() ? DiagramId() : diagrams.front()->id);
    }
    Q_EMIT changed(changes);
}

} // namespace sw
