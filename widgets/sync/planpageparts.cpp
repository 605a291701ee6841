// SPDX-License-Identifier: Apache-2.0
// How the plan page is built up.
#include "widgets/sync/backupbox.h"
#include "widgets/sync/noticebox.h"
#include "widgets/sync/planbox.h"
#include "widgets/sync/planlist.h"
#include "widgets/sync/planpage.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int PageSide = 24;
constexpr int PageAround = 12;

QFrame *madeBar(const QString &name, QWidget *parent)
{
    auto *bar = new QFrame(parent);
    bar->setObjectName(name);
    return bar;
}

} // namespace

void PlanPage::makeParts()
{
    setObjectName(u"planPage"_s);
    setAccessibleName(tr("Plan"));
    setFocusPolicy(Qt::StrongFocus);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(madeHeader());
    rows->addWidget(madeMiddle(), 1);
    rows->addWidget(madeFooter());
}

QWidget *PlanPage::madeHeader()
{
    QFrame *bar = madeBar(u"planHeader"_s, this);
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(PageSide, PageAround, PageSide, PageAround);
    auto *line = new QHBoxLayout;
    m_back = new QPushButton(tr("Back"), bar);
    const auto takeIcon = [this] { m_back->setIcon(m_theme.icon(u"undo"_s)); };
    connect(&m_theme, &Theme::changed, m_back, takeIcon);
    takeIcon();
    m_back->setToolTip(tr("Back to the drawing (Esc)"));
    m_title = new QLabel(bar);
    m_title->setProperty("muted", true);
    m_script = new QPushButton(tr("SQL script"), bar);
    auto *menu = new QMenu(m_script);
    menu->addAction(tr("Save as…"), this, &PlanPage::saveScript);
    menu->addAction(tr("Copy"), this, &PlanPage::copyScript);
    m_script->setMenu(menu);
    line->addWidget(m_back);
    line->addWidget(m_title, 1);
    line->addWidget(m_script);
    rows->addLayout(line);
    m_sentence = textLabel({}, bar);
    m_sentence->setObjectName(u"planSentence"_s);
    rows->addWidget(m_sentence);
    m_state = textLabel({}, bar);
    m_state->setProperty("muted", true);
    rows->addWidget(m_state);
    m_undrawn = new QPushButton(bar);
    m_undrawn->setFlat(true);
    m_undrawn->setStyleSheet(u"padding: 0"_s); // under the lines above
    m_undrawn->setToolTip(tr("The differences, each to be taken into the document"));
    m_undrawn->hide();
    rows->addWidget(m_undrawn, 0, Qt::AlignLeft);
    return bar;
}

QWidget *PlanPage::madeMiddle()
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *middle = new QWidget(area);
    middle->setObjectName(u"planMiddle"_s);
    auto *rows = new QVBoxLayout(middle);
    rows->setContentsMargins(PageSide, PageAround, PageSide, PageAround);
    m_notice = new NoticeBox(middle);
    m_list = new PlanList(m_theme, middle);
    m_backups = new BackupBox(middle);
    rows->addWidget(m_notice);
    rows->addWidget(m_list);
    rows->addWidget(m_backups);
    rows->addStretch(1);
    area->setWidget(middle);
    return area;
}

QWidget *PlanPage::madeFooter()
{
    QFrame *bar = madeBar(u"planFooter"_s, this);
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(PageSide, PageAround, PageSide, PageAround);
    m_bar = new QProgressBar(bar);
    m_bar->setTextVisible(false);
    m_bar->hide();
    rows->addWidget(m_bar);
    auto *line = new QHBoxLayout;
    m_backup = new QCheckBox(tr("Backup first"), bar);
    m_backup->setChecked(true);
    m_backupPlace = textLabel({}, bar);
    m_backupPlace->setProperty("muted", true);
    m_progress = new QLabel(bar);
    m_progress->hide();
    m_cancel = new QPushButton(tr("Cancel"), bar);
    m_cancel->setToolTip(tr("Everything stays as it was"));
    m_cancel->hide();
    m_apply = new QPushButton(tr("Apply"), bar);
    m_apply->setProperty("primary", true);
    line->addWidget(m_backup);
    line->addWidget(m_backupPlace, 1);
    line->addWidget(m_progress, 1);
    line->addWidget(m_cancel);
    line->addWidget(m_apply);
    rows->addLayout(line);
    return bar;
}

} // namespace sw
