// SPDX-License-Identifier: Apache-2.0
// Several places of one database, each in its tab.
#include "widgets/data/datapage.h"

#include <QTabBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

void DataPage::makeTabs()
{
    m_tabBar = new QTabBar(this);
    m_tabBar->setTabsClosable(true);
    m_tabBar->setExpanding(false);
    m_tabBar->setDocumentMode(true);
    m_tabBar->setAccessibleName(tr("Places"));
    m_tabBar->addTab(QString());
    m_tabBar->hide(); // as long as there is only one
    m_tabs.resize(1);
    connect(m_tabBar, &QTabBar::currentChanged, this, &DataPage::chooseTab);
    connect(m_tabBar, &QTabBar::tabCloseRequested, this, &DataPage::closeTab);
    connect(this, &DataPage::placeChanged, this, &DataPage::nameTab);
}

void DataPage::nameTab()
{
    const RowPath &path = m_place.path;
    if (path.steps.empty())
        return;
    m_tabBar->setTabText(m_tab, QString(path.steps.back().name).replace(u'&', u"&&"_s));
    m_tabBar->setTabToolTip(m_tab, textOf(path));
}

void DataPage::goToInTab(const Place &place)
{
    m_tabs.push_back({place, {}});
    m_tabBar->show();
    m_tabBar->setCurrentIndex(m_tabBar->addTab(QString()));
}

void DataPage::chooseTab(int tab)
{
    if (tab < 0 || tab == m_tab || tab >= static_cast<int>(m_tabs.size()))
        return;
    m_tabs[static_cast<size_t>(m_tab)] = {placeNow(), std::move(m_history)};
    m_tab = tab;
    Tab &there = m_tabs[static_cast<size_t>(tab)];
    m_history = std::move(there.history);
    look(Place(there.place));
}

void DataPage::closeTab(int tab)
{
    if (m_tabs.size() < 2)
        return;
    const int next = tab == m_tab ? (tab > 0 ? tab - 1 : 1) : m_tab;
    m_tabBar->setCurrentIndex(next);
    m_tabs.erase(m_tabs.begin() + tab);
    m_tab = next > tab ? next - 1 : next;
    m_tabBar->removeTab(tab);
    m_tabBar->setVisible(m_tabs.size() > 1);
}

} // namespace sw
