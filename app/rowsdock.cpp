// SPDX-License-Identifier: Apache-2.0
#include "app/rowsdock.h"

#include "app/designpage.h"
#include "widgets/data/datapage.h"
#include "widgets/data/rowspanel.h"

#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace sw {

RowsDock::RowsDock(DesignPage &page, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_page(page), m_theme(theme)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(0ms);
    connect(&m_pause, &QTimer::timeout, this, &RowsDock::follow);
    const auto soon = [this] {
        if (isSeen())
            m_pause.start();
    };
    connect(&page.editor().picks(), &Picks::changed, this, soon);
    connect(&page.target(), &Target::changed, this, soon);
}

void RowsDock::makePanel()
{
    m_panel = new RowsPanel(m_page.rows().database(), m_theme, this);
    layout()->addWidget(m_panel);
    setFocusProxy(m_panel);
    connect(m_panel, &RowsPanel::pathWanted, this,
            [this](const RowPath &path) { m_page.showRows(textOf(path)); });
    connect(&m_page.rows().database(), &RowDatabase::opened, this, [this] { m_pause.start(); });
}

void RowsDock::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void RowsDock::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    look();
}

/// A dock behind another one is shown as well, as Qt has it.
void RowsDock::setInFront(bool inFront)
{
    m_inFront = inFront;
    look();
}

void RowsDock::look()
{
    if (isSeen()) {
        m_pause.start();
    } else {
        m_pause.stop();
        m_page.setRowsFollowed(false);
    }
}

void RowsDock::follow()
{
    if (!m_panel)
        makePanel();
    m_page.setRowsFollowed(true);
    const RowDatabase &database = m_page.rows().database();
    if (!m_page.target().live() || !database.isOpen()) {
        m_panel->showNone(m_page.target().text());
        return;
    }
    const Picks &picks = m_page.editor().picks();
    const Schema &schema = database.schema();
    const auto views = picks.ids(PickKind::View);
    if (const ViewPtr view = views.empty() ? nullptr : schema.views.find(ViewId(views.back()))) {
        m_panel->show({nullptr, view, {}, {}});
        return;
    }
    TableId id = picks.currentTable();
    std::optional<Way> way;
    const auto edges = picks.ids(PickKind::Edge);
    const Relationship *edge
        = edges.empty() ? nullptr : m_page.editor().relationship(ForeignKeyId(edges.back()), true);
    if (edge) {
        id = edge->left.table;
        for (const Way &each :
             schema.tables.find(id) ? database.ways().from(id) : std::vector<Way>()) {
            if (!each.toParent && each.association == edge->association
                && (each.key == edge->key || each.key == edge->farKey))
                way = each;
        }
    }
    const TablePtr table = schema.tables.find(id);
    const TablePtr drawn = m_page.editor().content().schema.tables.find(id);
    if (table)
        m_panel->show({table, {}, {}, {}}, way);
    else if (drawn)
        m_panel->showNone(tr("%1 is drawn, and not in the database yet.").arg(drawn->name));
    else
        m_panel->showNone(tr("Select a table or a relationship to see its rows."));
}

} // namespace sw
