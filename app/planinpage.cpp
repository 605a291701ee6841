// SPDX-License-Identifier: Apache-2.0
// The plan page in front of a document's canvas.
#include "app/designpage.h"
#include "app/diagramtabs.h"
#include "app/pageswitch.h"
#include "widgets/canvas/minimap.h"
#include "widgets/sync/planpage.h"

#include <QBoxLayout>

namespace sw {

bool DesignPage::showsPlan() const { return m_plan && !m_plan->isHidden(); }

void DesignPage::makePlan()
{
    m_plan = new PlanPage(m_editor, m_theme, this);
    m_plan->hide();
    static_cast<QBoxLayout *>(layout())->addWidget(m_plan, 1);
    connect(m_plan, &PlanPage::backWanted, this, &DesignPage::hidePlan);
    connect(m_plan, &PlanPage::databaseChanged, &m_target, &Target::lookAfresh);
    connect(m_plan, &PlanPage::differencesWanted, this, &DesignPage::showDifferences);
    connect(&m_target, &Target::changed, m_plan, [this] { m_plan->lookAt(m_target.path()); });
}

void DesignPage::showPlan()
{
    if (!m_plan)
        makePlan();
    showDesign();
    m_canvas->hide();
    m_diagrams->hide();
    m_switch->hide();
    m_plan->show();
    placeMinimap();
    setFocusProxy(m_plan);
    m_plan->setFocus();
    m_plan->open(m_target.path());
    Q_EMIT planShown(true);
}

void DesignPage::hidePlan()
{
    if (!showsPlan() || m_plan->isWriting())
        return;
    m_plan->hide();
    m_diagrams->show();
    m_switch->show();
    m_canvas->show();
    placeMinimap();
    setFocusProxy(m_canvas);
    m_canvas->setFocus();
    m_target.look();
    Q_EMIT planShown(false);
}

} // namespace sw
