// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/labels.h"

#include <QCoreApplication>
#include <QStyle>

namespace sw {

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *reasonLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("wrong", true);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void sayReason(QLabel *label, QWidget *field, const QString &why)
{
    label->setText(why);
    label->setVisible(!why.isEmpty());
    if (field->property("wrong").toBool() == why.isEmpty()) {
        field->setProperty("wrong", !why.isEmpty());
        field->style()->unpolish(field);
        field->style()->polish(field);
    }
}

QString undoText(const char *text) { return QCoreApplication::translate("Undo", text); }

} // namespace sw
