// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/viewinspector.h"

#include "model/document/verbs_view.h"
#include "widgets/common/codeedit.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/subjectcolor.h"

using namespace Qt::StringLiterals;

namespace sw {

ViewInspector::ViewInspector(Editor &editor, const Theme &theme, QWidget *parent)
    : InspectorPage(parent), m_editor(editor)
{
    QVBoxLayout *column = makeColumn();
    m_title = addTitle(
        *column, editor, tr("View name"),
        {[this] { return view() ? view()->name : QString(); },
         [this](const QString &name) { return renameView(m_editor.content(), m_view, name); },
         undoText(QT_TRANSLATE_NOOP("Undo", "Rename view"))});
    column->addWidget(mutedLabel(tr("View"), this));
    m_color = new SubjectColor(editor, theme, this);
    column->addWidget(m_color);
    column->addSpacing(4);
    m_form = new Form(editor, theme, this);
    m_form->addText(tr("Columns"), columnsBinding(), tr("as in the SELECT"));
    CodeField *select = m_form->addCode(tr("SELECT"), selectBinding(),
                                        [this](const QString &text) -> std::optional<TextFault> {
                                            if (!view())
                                                return std::nullopt;
                                            View wanted = *view();
                                            wanted.select = text;
                                            return faultOfView(m_editor.content().schema, wanted);
                                        });
    select->text().growBetween(6, 30);
    column->addWidget(m_form);
    m_triggers = makeViewTriggerSection(editor, theme, this);
    m_triggers->setOpen(true);
    column->addSpacing(4);
    column->addWidget(m_triggers);
    column->addStretch(1);
}

ViewPtr ViewInspector::view() const { return m_editor.content().schema.views.find(m_view); }

Binding<QString> ViewInspector::columnsBinding()
{
    return {[this] { return view() ? view()->columns.join(u", ") : QString(); },
            [this](const QString &text) -> Result<Changes> {
                if (!view())
                    return noSuchPart();
                View wanted = *view();
                wanted.columns.clear();
                for (const QString &part : text.split(u',')) {
                    if (!part.trimmed().isEmpty())
                        wanted.columns.append(part.trimmed());
                }
                return putView(m_editor.content(), wanted);
            },
            undoText(QT_TRANSLATE_NOOP("Undo", "Change view"))};
}

Binding<QString> ViewInspector::selectBinding()
{
    return {[this] { return view() ? view()->select : QString(); },
            [this](const QString &text) -> Result<Changes> {
                if (!view())
                    return noSuchPart();
                View wanted = *view();
                wanted.select = text.trimmed();
                return putView(m_editor.content(), wanted);
            },
            undoText(QT_TRANSLATE_NOOP("Undo", "Change view"))};
}

void ViewInspector::showObject(quint64 id)
{
    const bool other = m_view != ViewId(id);
    m_view = ViewId(id);
    if (!view())
        return;
    m_color->showSubject(id);
    m_triggers->showOwner(id);
    if (other) {
        m_title->reset();
        m_form->reset();
    } else {
        m_title->refresh();
        m_form->refresh();
    }
}

} // namespace sw
