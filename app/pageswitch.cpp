// SPDX-License-Identifier: Apache-2.0
#include "app/pageswitch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace sw {

PageSwitch::PageSwitch(QWidget *parent)
    : QWidget(parent), m_design(new QToolButton(this)), m_data(new QToolButton(this))
{
    setObjectName(QStringLiteral("pageSwitch"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 8, 3);
    layout->setSpacing(2);
    auto *group = new QButtonGroup(this);
    m_design->setText(tr("Design"));
    m_design->setToolTip(tr("The drawing (Ctrl+1)"));
    m_data->setText(tr("Data"));
    m_data->setToolTip(tr("The rows of the database (Ctrl+2)"));
    for (QToolButton *button : {m_design, m_data}) {
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setProperty("pageButton", true);
        group->addButton(button);
        layout->addWidget(button);
    }
    m_design->setChecked(true);
    connect(m_design, &QToolButton::clicked, this, &PageSwitch::designWanted);
    connect(m_data, &QToolButton::clicked, this, &PageSwitch::dataWanted);
}

void PageSwitch::setData(bool shown) { (shown ? m_data : m_design)->setChecked(true); }

} // namespace sw
