// SPDX-License-Identifier: Apache-2.0
// What the actions do on the page of the rows.
#include "app/designpage.h"
#include "app/window.h"
#include "widgets/data/datapage.h"

namespace sw {

void Window::onRows(const char *id, void (DataPage::*work)())
{
    m_actions.on(id, [this, work] {
        DesignPage *shown = page();
        if (shown && shown->showsData())
            (shown->data()->*work)();
    });
}

void Window::onEither(const char *id, void (*drawn)(CanvasView &), void (DataPage::*rows)())
{
    m_actions.on(id, [this, drawn, rows] {
        DesignPage *shown = page();
        if (!shown)
            return;
        if (shown->showsData())
            (shown->data()->*rows)();
        else
            drawn(shown->canvas());
    });
}

void Window::connectRows()
{
    m_actions.on("page-design", [this] { page()->showDesign(); });
    m_actions.on("page-data", [this] { page()->showData(); });
    onRows("rows-back", &DataPage::goBack);
    onRows("rows-forward", &DataPage::goForward);
    onRows("rows-ways", &DataPage::showWays);
    onRows("rows-refresh", &DataPage::readAgain);
}

} // namespace sw
