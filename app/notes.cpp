// SPDX-License-Identifier: Apache-2.0
#include "app/notes.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

QStringList textsOf(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem : problems)
        texts += problem.text;
    return texts;
}

void showNotes(QWidget *parent, const QStringList &notes)
{
    constexpr QSize NotesSize(560, 320);
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(u"notes"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("Notes", "Notes on what was read"));
    dialog->resize(NotesSize);
    auto *text = new QPlainTextEdit(dialog);
    text->setPlainText(notes.join(u"\n\n"_s));
    text->setReadOnly(true);
    text->setAccessibleName(dialog->windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(text);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->show();
}

} // namespace sw
