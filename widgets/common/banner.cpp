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
    layout->setAlignment(m_answers, Qt::AlignRight | Qt::AlignVCenter);
    hide();
}

/// Where the text would be a column of words, the answers stand beneath it.
void Banner::arrange()
{
    constexpr int LeastText = 260;
    const bool isNarrow = width() - m_answers->sizeHint().width() < LeastText;
    static_cast<QBoxLayout *>(layout())->setDirection(isNarrow ? QBoxLayout::TopToBottom
                                                               : QBoxLayout::LeftToRight);
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
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
    arrange();
    show();
}

} // namespace sw
