// SPDX-License-Identifier: Apache-2.0
// What the page of the rows is made of.
#include "widgets/data/breadcrumb.h"
#include "widgets/data/danglingpanel.h"
#include "widgets/data/datapage.h"
#include "widgets/data/editbar.h"
#include "widgets/data/noways.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/peekcard.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowstree.h"
#include "widgets/data/tablelist.h"
#include "widgets/data/valuepane.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

void DataPage::makeBar()
{
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(6, 2, 10, 2);
    layout->setSpacing(4);
    const auto button = [&](const QString &icon, const QString &text, void (DataPage::*work)()) {
        auto *made = new QToolButton(m_bar);
        made->setIcon(m_theme.icon(icon));
        made->setToolTip(text);
        made->setAccessibleName(text);
        connect(made, &QToolButton::clicked, this, work);
        connect(&m_theme, &Theme::changed, made,
                [this, made, icon] { made->setIcon(m_theme.icon(icon)); });
        layout->addWidget(made);
        return made;
    };
    m_back = button(u"back"_s, tr("Back (Alt+Left)"), &DataPage::goBack);
    m_forward = button(u"forward"_s, tr("Forward (Alt+Right)"), &DataPage::goForward);
    m_crumbs = new Breadcrumb(m_bar);
    layout->addWidget(m_crumbs, 1);
    m_count = new QLabel(m_bar);
    m_count->setProperty("muted", true);
    layout->addWidget(m_count);
    makeTreeButton();
    makeInOut();
}

void DataPage::makeMiddle()
{
    constexpr int ListWidth = 210;
    constexpr int ValueWidth = 360;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeTabs();
    layout->addWidget(m_tabBar);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_tables);
    auto *middle = new QSplitter(Qt::Vertical, m_split);
    middle->setChildrenCollapsible(false);
    auto *front = new QWidget(middle); // the grid, or the tree in its place
    auto *frontLayout = new QVBoxLayout(front);
    frontLayout->setContentsMargins(0, 0, 0, 0);
    frontLayout->addWidget(m_grid);
    makeTree(*frontLayout);
    middle->addWidget(front);
    m_paneArea = new QScrollArea(middle);
    m_paneArea->setObjectName(u"paneArea"_s);
    m_paneArea->setWidgetResizable(true);
    m_paneArea->setFrameShape(QFrame::NoFrame);
    m_paneArea->setFocusPolicy(Qt::NoFocus); // a click on a button leaves the keys where they are
    auto *inside = new QWidget(m_paneArea);
    inside->setObjectName(u"paneInside"_s);
    auto *around = new QVBoxLayout(inside);
    around->setContentsMargins(8, 8, 8, 8);
    around->addWidget(m_panes);
    around->addStretch(1);
    m_paneArea->setWidget(inside);
    middle->addWidget(m_paneArea);
    // What the panes do not need is the grid's.
    const auto fit = [this, around] {
        const QMargins margins = around->contentsMargins();
        m_paneArea->setMaximumHeight(m_panes->heightForWidth(m_panes->width()) + margins.top()
                                     + margins.bottom());
    };
    connect(m_panes, &PaneStrip::heightChanged, this, fit);
    constexpr int Half = 1000;
    middle->setStretchFactor(0, 1);
    middle->setStretchFactor(1, 1);
    middle->setSizes({Half, Half});
    makeDangling();
    middle->addWidget(m_dangling);
    m_split->addWidget(middle);
    m_split->addWidget(m_value);
    m_value->hide();
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_split->setStretchFactor(2, 0);
    m_split->setSizes({ListWidth, 4 * ListWidth, ValueWidth});
    layout->addWidget(m_split, 1);
    auto *noWays = new NoWays(*m_database, this);
    layout->addWidget(noWays);
    connect(noWays, &NoWays::relationshipsWanted, this, &DataPage::relationshipsWanted);
    m_editBar = new EditBar(*m_editing, this);
    layout->addWidget(m_editBar);
    connect(m_editBar, &EditBar::sqlWanted, this, &DataPage::showSql);
    m_grid->setFiltersShown(true);
    m_grid->setAccessibleName(tr("Rows"));
}

void DataPage::setColumnLayouts(const ColumnLayouts &layouts)
{
    m_layouts = layouts;
    m_restoringFormats = true;
    for (auto each = layouts.cbegin(); each != layouts.cend(); ++each)
        m_database->setFormats(each.key(), each->formats);
    m_restoringFormats = false;
}

void DataPage::makeCard()
{
    m_card = new PeekCard(*m_editing, m_theme, this);
    connect(m_grid, &RowsGrid::peeked, m_card, &PeekCard::look);
    connect(m_tree, &RowsTree::peeked, m_card, &PeekCard::look);
    connect(m_panes, &PaneStrip::peeked, m_card, &PeekCard::look);
    connect(m_card, &PeekCard::pathWanted, this, &DataPage::wanted);
    connect(this, &DataPage::placeChanged, m_card, &PeekCard::close);
}

void DataPage::showCard()
{
    if (RelatedPane *pane = activePane())
        pane->peek();
    else if (showsTree())
        m_tree->peek();
    else
        m_grid->peek();
}

void DataPage::makeDangling()
{
    m_dangling = new DanglingPanel(*m_editing, m_theme, this);
    m_dangling->hide();
    connect(m_dangling, &DanglingPanel::placeWanted, this,
            [this](const Place &place) { goTo(place); });
    connect(m_dangling, &DanglingPanel::said, this, &DataPage::said);
    connect(m_dangling, &DanglingPanel::closed, this, &DataPage::focusRows);
}

void DataPage::toggleValue()
{
    if (m_value->isHidden() && showsTree() && !activePane()) {
        Q_EMIT said(tr("F2 goes to the row in the grid, where all of a value is seen."));
    } else if (m_value->isHidden()) {
        m_value->show();
        m_valueGrid.clear();
        lookAtCell(&active());
    } else if (m_value->take()) {
        const bool hadKeys = m_value->isAncestorOf(QApplication::focusWidget());
        m_value->hide();
        if (hadKeys)
            (m_valueGrid ? m_valueGrid.data() : m_grid)->setFocus();
    }
}

/// Another grid has it only when somebody goes there.
void DataPage::lookAtCell(RowsGrid *grid)
{
    // The grid behind the tree is not seen.
    if (m_value->isHidden() || (grid == m_grid && showsTree())
        || (m_valueGrid && m_valueGrid != grid && !grid->hasFocus()))
        return;
    m_valueGrid = grid;
    m_value->look(&grid->rows(), grid->currentIndex());
}

void DataPage::makeNone()
{
    m_none = new QWidget(this);
    auto *inside = new QVBoxLayout(m_none);
    inside->setSpacing(12);
    m_noneText = new QLabel(m_none);
    m_noneText->setObjectName(u"noneText"_s);
    m_noneText->setProperty("muted", true);
    m_noneText->setTextFormat(Qt::PlainText);
    m_noneText->setAlignment(Qt::AlignCenter);
    m_noneText->setWordWrap(true);
    m_noneApply = new QPushButton(tr("Apply"), m_none);
    connect(m_noneApply, &QPushButton::clicked, this, &DataPage::applyWanted);
    inside->addStretch(2);
    inside->addWidget(m_noneText);
    inside->addWidget(m_noneApply, 0, Qt::AlignHCenter);
    inside->addStretch(3);
    layout()->addWidget(m_none);
    m_none->hide();
}

} // namespace sw
