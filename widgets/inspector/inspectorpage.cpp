// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/inspectorpage.h"

namespace sw {

QVBoxLayout *InspectorPage::makeColumn()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 16);
    column->setSpacing(6);
    return column;
}

TextField *InspectorPage::addTitle(QVBoxLayout &column, Editor &editor, const QString &label,
                                   const Binding<QString> &binding)
{
    auto *title = new TextField(editor, label, binding, this);
    // What is wrong must still be seen, so only the resting field has no frame.
    title->line().setStyleSheet(
        QStringLiteral("QLineEdit { font-size: 15px; font-weight: 600; padding: 0 6px; }"
                       "QLineEdit:!focus:!hover[wrong=\"false\"] { border-color: transparent; }"));
    title->line().setProperty("wrong", false);
    // Its text begins where that of all else does.
    auto *outdented = new QHBoxLayout;
    outdented->setContentsMargins(-9, -4, -7, -2);
    outdented->addWidget(title);
    column.addLayout(outdented);
    return title;
}

} // namespace sw
