// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/drawninspector.h"

#include "model/document/verbs_diagram.h"
#include "widgets/common/codeedit.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/swatches.h"

namespace sw {

NoteInspector::NoteInspector(Editor &editor, const Theme &theme, QWidget *parent)
    : InspectorPage(parent), m_editor(editor)
{
    QVBoxLayout *column = makeColumn();
    auto *title = new QLabel(tr("Note"), this);
    title->setStyleSheet(QStringLiteral("font-size: 15px; font-weight: 600"));
    column->addWidget(title);
    m_form = new Form(editor, theme, this);
    CodeField *field = m_form->addCode(
        tr("Text"),
        {[this] {
             const NotePtr note = m_editor.content().drawing.notes.find(m_note);
             return note ? note->text : QString();
         },
         [this](const QString &text) { return changed([&](Note &note) { note.text = text; }); },
         undoText(QT_TRANSLATE_NOOP("Undo", "Edit note"))});
    field->text().setProse();
    column->addWidget(m_form);
    m_swatches = new Swatches(theme, this);
    column->addWidget(m_swatches);
    column->addStretch(1);
    connect(m_swatches, &Swatches::chosen, this, [this](const QString &color) {
        m_editor.run(undoText(QT_TRANSLATE_NOOP("Undo", "Colour")),
                     changed([&](Note &note) { note.color = color; }));
    });
}

Result<Changes> NoteInspector::changed(const std::function<void(Note &)> &change) const
{
    const NotePtr found = m_editor.content().drawing.notes.find(m_note);
    if (!found)
        return noSuchPart();
    Note note = *found;
    change(note);
    return putNote(m_editor.content(), note);
}

void NoteInspector::showObject(quint64 id)
{
    const bool other = m_note != NoteId(id);
    m_note = NoteId(id);
    if (const NotePtr note = m_editor.content().drawing.notes.find(m_note))
        m_swatches->setColor(note->color);
    if (other)
        m_form->reset();
    else
        m_form->refresh();
}

AreaInspector::AreaInspector(Editor &editor, const Theme &theme, QWidget *parent)
    : InspectorPage(parent), m_editor(editor)
{
    QVBoxLayout *column = makeColumn();
    m_title = addTitle(
        *column, editor, tr("Title"),
        {[this] {
             const AreaPtr area = m_editor.content().drawing.areas.find(m_area);
             return area ? area->title : QString();
         },
         [this](const QString &text) { return changed([&](Area &area) { area.title = text; }); },
         undoText(QT_TRANSLATE_NOOP("Undo", "Rename area"))});
    m_title->line().setPlaceholderText(tr("Title"));
    column->addWidget(mutedLabel(tr("Area"), this));
    m_swatches = new Swatches(theme, this);
    column->addWidget(m_swatches);
    column->addStretch(1);
    connect(m_swatches, &Swatches::chosen, this, [this](const QString &color) {
        m_editor.run(undoText(QT_TRANSLATE_NOOP("Undo", "Colour")),
                     changed([&](Area &area) { area.color = color; }));
    });
}

Result<Changes> AreaInspector::changed(const std::function<void(Area &)> &change) const
{
    const AreaPtr found = m_editor.content().drawing.areas.find(m_area);
    if (!found)
        return noSuchPart();
    Area area = *found;
    change(area);
    return putArea(m_editor.content(), area);
}

void AreaInspector::showObject(quint64 id)
{
    const bool other = m_area != AreaId(id);
    m_area = AreaId(id);
    if (const AreaPtr area = m_editor.content().drawing.areas.find(m_area))
        m_swatches->setColor(area->color);
    if (other)
        m_title->reset();
    else
        m_title->refresh();
}

} // namespace sw
