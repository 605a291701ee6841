// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/subjectcolor.h"

#include "model/document/verbs_diagram.h"
#include "widgets/inspector/labels.h"

namespace sw {

SubjectColor::SubjectColor(Editor &editor, const Theme &theme, QWidget *parent)
    : Swatches(theme, parent), m_editor(editor)
{
    connect(this, &Swatches::chosen, this, &SubjectColor::take);
    connect(&editor, &Editor::changed, this, &SubjectColor::refresh);
    connect(&editor, &Editor::diagramChanged, this, &SubjectColor::refresh);
}

void SubjectColor::showSubject(quint64 id)
{
    m_subject = id;
    refresh();
}

PlacementPtr SubjectColor::placement() const
{
    return m_editor.content().drawing.placements.find(std::tuple(m_editor.diagram(), m_subject));
}

void SubjectColor::refresh()
{
    const PlacementPtr found = placement();
    setVisible(found != nullptr);
    if (found && found->color != color())
        setColor(found->color);
}

void SubjectColor::take(const QString &color)
{
    const PlacementPtr found = placement();
    if (!found)
        return;
    Placement colored = *found;
    colored.color = color;
    m_editor.run(undoText(QT_TRANSLATE_NOOP("Undo", "Colour")),
                 putPlacements(m_editor.content(), {colored}));
}

} // namespace sw
