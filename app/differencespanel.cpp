// SPDX-License-Identifier: Apache-2.0
#include "app/differencespanel.h"

#include "app/designpage.h"
#include "widgets/canvas/comparison.h"

namespace sw {

DifferencesPanel::DifferencesPanel(DesignPage &page, QWidget *parent)
    : QListWidget(parent), m_page(page)
{
    setAccessibleName(tr("Differences"));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    connect(&page, &DesignPage::comparisonChanged, this, &DifferencesPanel::refresh);
    refresh();
}

void DifferencesPanel::refresh()
{
    clear();
    const auto comparison = m_page.comparison();
    if (!comparison) {
        addItem(tr("View → Compare with… lists here what differs."));
        return;
    }
    for (const DiffLine &line : comparison->lines)
        addItem(line.text);
    if (comparison->isEmpty())
        addItem(tr("There is no difference to %1.").arg(m_page.comparedWith()));
}

} // namespace sw
