// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace sw {

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this)), m_answers(new QHBoxLayout)
{
    setObjectName(QStringLiteral("banner"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    constexpr int Side = 16;
    constexpr int Above = 6;
    layout->setContentsMargins(Side, Above, Above, Above);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_answers);
    hide();
}

QString Banner::text() const { return isHidden() ? QString() : m_text->text(); }

void Banner::ask(const QString &text, const std::vector<Answer> &answers)
{
    while (QLayoutItem *old = m_answers->takeAt(0)) {
        old->widget()->deleteLater();
        delete old;
    }
    m_text->setText(text);
    setAccessibleName(text);
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text, this);
        m_answers->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, work = answer.work] {
            hide();
            if (work)
                work();
        });
    }
    show();
}

} // namespace sw
