// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/noticebox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sw {

NoticeBox::NoticeBox(QWidget *parent)
    : PlanBox(parent), m_text(textLabel({}, this)), m_answers(new QHBoxLayout)
{
    rows().addWidget(m_text);
    rows().addLayout(m_answers);
    hide();
}

void NoticeBox::say(const QString &tone, const QString &heading, const QString &text,
                    const std::vector<Answer> &answers)
{
    while (QLayoutItem *old = m_answers->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater();
        delete old;
    }
    setTone(tone);
    setHeading(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_last = nullptr;
    QWidget *before = m_text;
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text, this);
        // They come late, but Tab leads to them where they stand.
        setTabOrder(before, button);
        before = button;
        m_last = button;
        m_answers->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, work = answer.work] {
            hide();
            if (work)
                work();
        });
    }
    m_answers->addStretch();
    show();
}

void NoticeBox::takeFocus()
{
    if (m_last && isVisible())
        m_last->setFocus();
}

} // namespace sw
