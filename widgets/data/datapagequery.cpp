// SPDX-License-Identifier: Apache-2.0
// SQL of one's own in the place of the rows.
#include "widgets/data/datapage.h"
#include "widgets/data/querypage.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/tablelist.h"

#include <QSplitter>

namespace sw {

void DataPage::makeQuery()
{
    m_query = new QueryPage(*m_editing, m_theme, m_split);
    m_query->hide();
    m_split->insertWidget(2, m_query);
    m_split->setStretchFactor(2, 1);
    connect(m_query, &QueryPage::said, this, &DataPage::said);
    connect(m_query, &QueryPage::changed, this, &DataPage::readAgain);
    connect(m_query, &QueryPage::left, this, [this] { showQuery(false); });
    // Whoever goes to rows wants to see them.
    connect(m_tables, &TableList::chosen, this, [this] { showQuery(false); });
    connect(this, &DataPage::placeChanged, this, [this] {
        if (isQuerying() && m_place.path != m_pathBehind)
            showQuery(false);
    });
}

bool DataPage::isQuerying() const { return !m_query->isHidden(); }

void DataPage::toggleQuery() { showQuery(!isQuerying()); }

void DataPage::showQuery(bool shown)
{
    if (shown == isQuerying())
        return;
    m_grid->finishEditing();
    m_pathBehind = m_place.path;
    m_split->widget(1)->setHidden(shown);
    m_query->setVisible(shown);
    if (shown)
        m_query->setFocus();
    else
        focusRows();
}

} // namespace sw
