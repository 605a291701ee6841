// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/questionbox.h"

#include "model/sql/quote.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sw {

QuestionBox::QuestionBox(const Question &question, QWidget *parent) : PlanBox(parent)
{
    setHeading(question.text);
    const QString to = quotedName(question.to);
    m_yes = addAnswer(tr("Renamed"), question.column.isEmpty()
                                         ? tr("Its rows stay, and are called %1.").arg(to)
                                         : tr("Its values stay, and are called %1.").arg(to));
    m_no
        = addAnswer(tr("Not renamed"), question.column.isEmpty()
                                           ? tr("Its rows are lost; %1 begins without any.").arg(to)
                                           : tr("Its values are lost; %1 begins empty.").arg(to));
    connect(m_yes, &QPushButton::clicked, this, [this] { Q_EMIT answered(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { Q_EMIT answered(false); });
}

QPushButton *QuestionBox::addAnswer(const QString &text, const QString &meaning)
{
    auto *line = new QHBoxLayout;
    auto *button = new QPushButton(text, this);
    button->setCheckable(true);
    button->setAccessibleDescription(meaning);
    QLabel *label = textLabel(meaning, this);
    label->setProperty("muted", true);
    line->addWidget(button);
    line->addWidget(label, 1);
    rows().addLayout(line);
    return button;
}

void QuestionBox::setAnswer(std::optional<bool> renamed)
{
    m_yes->setChecked(renamed == true);
    m_no->setChecked(renamed == false);
    setTone(renamed ? QString() : QStringLiteral("accent"));
}

} // namespace sw
