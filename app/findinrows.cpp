// SPDX-License-Identifier: Apache-2.0
// What is looked for in the rows of a document's database.
#include "app/designpage.h"
#include "app/proposals.h"
#include "widgets/data/datapage.h"

namespace sw {

void DesignPage::findRelationships()
{
    if (findChild<Proposals *>())
        return;
    auto *dialog = new Proposals(*this, this);
    dialog->open();
}

void DesignPage::findRow()
{
    showData();
    if (m_data)
        m_data->findRow();
}

void DesignPage::findDangling()
{
    showData();
    if (m_data)
        m_data->findDangling();
}

} // namespace sw
