// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/breadcrumb.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

Breadcrumb::Breadcrumb(QWidget *parent) : QWidget(parent), m_steps(new QHBoxLayout(this))
{
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setSpacing(2);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setAccessibleName(tr("Path"));
}

void Breadcrumb::show(const RowPath &path, const QStringList &titles)
{
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    RowPath sofar;
    for (size_t i = 0; i < path.steps.size(); ++i) {
        sofar.steps.push_back(path.steps[i]);
        if (i > 0) {
            auto *mark = new QLabel(u"▸"_s, this);
            mark->setProperty("muted", true);
            m_steps->addWidget(mark);
        }
        constexpr qsizetype MostLetters = 40;
        const QString title = titles.value(static_cast<qsizetype>(i)).left(MostLetters);
        QString text
            = title.isEmpty() ? path.steps[i].name : QString(path.steps[i].name + u' ' + title);
        auto *step = new QToolButton(this);
        step->setText(text.replace(u'&', u"&&"_s));
        step->setToolTip(textOf(sofar));
        step->setToolButtonStyle(Qt::ToolButtonTextOnly);
        step->setProperty("crumb", true);
        step->setProperty("last", i + 1 == path.steps.size());
        connect(step, &QToolButton::clicked, this,
                [this, sofar] { Q_EMIT pathWanted(sofar, QGuiApplication::keyboardModifiers()); });
        m_steps->addWidget(step);
    }
    m_steps->addStretch(1);
}

QString Breadcrumb::text() const
{
    QStringList words;
    for (int i = 0; i < m_steps->count(); ++i) {
        if (const QWidget *widget = m_steps->itemAt(i)->widget())
            words.append(widget->property("text").toString().replace(u"&&"_s, u"&"_s));
    }
    return words.join(u' ');
}

} // namespace sw
