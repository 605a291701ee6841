// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/planbox.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace sw {

QLabel *textLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString sentenceOf(const QString &text)
{
    static const QStringList words{QStringLiteral("table"),   QStringLiteral("column"),
                                   QStringLiteral("index"),   QStringLiteral("view"),
                                   QStringLiteral("trigger"), QStringLiteral("the")};
    const bool isWord = words.contains(text.section(QLatin1Char(' '), 0, 0));
    return isWord ? QString(text.front().toUpper() + text.mid(1)) : text;
}

PlanBox::PlanBox(QWidget *parent)
    : QFrame(parent), m_rows(new QVBoxLayout(this)), m_heading(textLabel({}, this))
{
    constexpr int Side = 14;
    constexpr int Above = 10;
    constexpr int Between = 8;
    setProperty("planBox", true);
    m_heading->setProperty("boxHeading", true);
    setProperty("tone", QString());
    m_rows->setContentsMargins(Side, Above, Side, Above);
    m_rows->setSpacing(Between);
    m_rows->addWidget(m_heading);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PlanBox::setHeading(const QString &text)
{
    m_heading->setText(text);
    setAccessibleName(text);
}

void PlanBox::setTone(const QString &tone)
{
    if (property("tone").toString() == tone)
        return;
    setProperty("tone", tone);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace sw
