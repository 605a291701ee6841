// SPDX-License-Identifier: Apache-2.0
// Where a row is looked for, and found again.
#include "widgets/data/danglingpanel.h"
#include "widgets/data/datapage.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowfinder.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowstree.h"

#include <utility>

namespace sw {

void DataPage::find()
{
    if (showsTree())
        m_tree->filters().goTo(m_tree->columnToFilter());
    else
        m_grid->filters().goTo(std::max(m_grid->currentIndex().column(), 0));
}

void DataPage::findRow()
{
    if (!m_database->isOpen()) {
        connect(m_database, &RowDatabase::opened, this, &DataPage::findRow,
                Qt::ConnectionType(Qt::SingleShotConnection | Qt::UniqueConnection));
        return;
    }
    if (!m_finder) {
        m_finder = new RowFinder(*m_database, m_theme, this);
        connect(m_finder, &RowFinder::wanted, this,
                [this](const Place &place, Qt::KeyboardModifiers modifiers) {
                    showQuery(false);
                    if (modifiers & Qt::ControlModifier)
                        goToInTab(place);
                    else
                        goTo(place);
                });
    }
    m_finder->openAt(m_place.path.steps.empty() ? QString() : m_rows->set().name());
}

/// Where a row stood, another one may stand by now. As soon as all are counted, unless somebody
/// went on meanwhile.
void DataPage::findFocusRow()
{
    if (!m_restored.isValid() || !m_rows->isCounted())
        return;
    const QPersistentModelIndex there = std::exchange(m_restored, QPersistentModelIndex());
    const RowValues *row = m_rows->row(there.row());
    if (m_place.row.empty() || (row && row->key == m_place.row))
        return;
    m_rows->find(m_place.row, [this, there](qint64 place) {
        if (place >= 0 && m_grid->currentIndex() == there)
            m_grid->goTo(place, there.column());
    });
}

void DataPage::findDangling()
{
    showQuery(false);
    m_dangling->look();
    m_dangling->setFocus();
}

} // namespace sw
