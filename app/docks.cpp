// SPDX-License-Identifier: Apache-2.0
#include "app/docks.h"

#include "app/designpage.h"
#include "app/differencespanel.h"
#include "app/rowsdock.h"
#include "widgets/inspector/explorerpanel.h"
#include "widgets/inspector/inspectorpanel.h"
#include "widgets/inspector/problemspanel.h"
#include "widgets/inspector/sqlpanel.h"

#include <QHBoxLayout>
#include <QMainWindow>
#include <QStackedWidget>
#include <QUndoView>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// How much of the window a dock takes at first, and the most that it needs.
struct Share {
    double part;
    int most;
    [[nodiscard]] int of(int whole) const { return std::min(most, static_cast<int>(whole * part)); }
};
constexpr Share ExplorerShare{0.19, 210};
constexpr Share InspectorShare{0.26, 270};
constexpr Share BottomShare{0.25, 220};

/// A title bar without height.
QWidget *nothing(QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    return widget;
}

} // namespace

Docks::Docks(QMainWindow &window, const Theme &theme)
    : QObject(&window), m_window(window), m_theme(theme)
{
    window.setDockNestingEnabled(true);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    makeDock(Explorer, u"explorer"_s, tr("Explorer"), Qt::LeftDockWidgetArea);
    makeDock(Inspector, u"inspector"_s, tr("Inspector"), Qt::RightDockWidgetArea);
    makeDock(Sql, u"sql"_s, tr("SQL"), Qt::BottomDockWidgetArea);
    makeDock(Problems, u"problems"_s, tr("Problems"), Qt::BottomDockWidgetArea);
    makeDock(Differences, u"differences"_s, tr("Differences"), Qt::BottomDockWidgetArea);
    makeDock(History, u"history"_s, tr("History"), Qt::LeftDockWidgetArea);
    makeDock(Rows, u"rows"_s, tr("Rows"), Qt::BottomDockWidgetArea);
    window.tabifyDockWidget(m_docks[Sql], m_docks[Rows]);
    window.tabifyDockWidget(m_docks[Rows], m_docks[Problems]);
    window.tabifyDockWidget(m_docks[Problems], m_docks[Differences]);
    m_docks[Sql]->raise();
    shareWindow();
    m_wanted = {true, true, true, true, false, false, true};
    showFor(nullptr);
}

Docks::~Docks()
{
    // The panels first: they know the editors of the pages.
    const QList<DesignPage *> pages = m_panels.keys();
    for (DesignPage *page : pages)
        forget(page);
}

void Docks::makeDock(Dock which, const QString &name, const QString &title, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name);
    auto *stack = new QStackedWidget(dock);
    dock->setWidget(stack);
    // At the bottom the tab says what it is.
    if (area == Qt::BottomDockWidgetArea)
        dock->setTitleBarWidget(nothing(dock));
    m_window.addDockWidget(area, dock);
    m_docks[which] = dock;
    m_stacks[which] = stack;
    // The one who closes a dock by its button wants it closed.
    connect(dock, &QDockWidget::visibilityChanged, this, &Docks::visibilityChanged);
}

void Docks::setWanted(Dock which, bool wanted)
{
    // Who asks for a dock behind others wants to see it, not to close it.
    QDockWidget *dock = m_docks[which];
    if (!wanted && m_page && !dock->isHidden() && dock->visibleRegion().isEmpty()) {
        dock->raise();
        Q_EMIT visibilityChanged();
        return;
    }
    m_wanted[which] = wanted;
    dock->setVisible(wanted && m_page);
    if (wanted)
        dock->raise();
}

void Docks::goTo(Dock which)
{
    setWanted(which, true);
    if (QWidget *panel = m_stacks[which]->currentWidget())
        panel->setFocus();
}

void Docks::makePanels(DesignPage &page)
{
    auto *explorer = new ExplorerPanel(page.editor(), m_theme, m_stacks[Explorer]);
    auto *inspector = new InspectorPanel(page.editor(), m_theme, m_stacks[Inspector]);
    auto *sql = new SqlPanel(page.editor(), m_theme, m_stacks[Sql]);
    auto *problems = new ProblemsPanel(page.editor(), m_theme, m_stacks[Problems]);
    auto *differences = new DifferencesPanel(page, m_theme, m_stacks[Differences]);
    auto *history = new QUndoView(&page.editor().undoStack(), m_stacks[History]);
    history->setEmptyLabel(tr("As it was opened"));
    history->setAccessibleName(tr("Steps that can be undone"));
    auto *rows = new RowsDock(page, m_theme, m_stacks[Rows]);
    connect(m_docks[Rows], &QDockWidget::visibilityChanged, rows, &RowsDock::setInFront);
    m_panels.insert(&page, {explorer, inspector, sql, problems, differences, history, rows});
    for (size_t i = 0; i < Count; ++i)
        m_stacks[i]->addWidget(m_panels[&page][i]);

    CanvasView &canvas = page.canvas();
    const auto reveal = [&page](const Pick &pick) { page.reveal(pick); };
    connect(explorer, &ExplorerPanel::revealWanted, &canvas, reveal);
    connect(explorer, &ExplorerPanel::menuWanted, &page, &DesignPage::menuWanted);
    connect(problems, &ProblemsPanel::revealWanted, &canvas, reveal);
    connect(problems, &ProblemsPanel::problemsChanged, &canvas, &CanvasView::setProblems);
    connect(problems, &ProblemsPanel::countChanged, this, [this](int errors, int warnings) {
        const int all = errors + warnings;
        m_docks[Problems]->setWindowTitle(all == 0 ? tr("Problems") : tr("Problems %1").arg(all));
    });
    connect(inspector, &InspectorPanel::relationshipWanted, &page,
            [&page](ForeignKeyId key) { page.editRelationship(key, false); });
}

void Docks::showFor(DesignPage *page)
{
    if (page && !m_panels.contains(page))
        makePanels(*page);
    // What was closed by its own button stays closed.
    if (m_page && page) {
        for (size_t i = 0; i < Count; ++i)
            m_wanted[i] = !m_docks[i]->isHidden();
    }
    m_page = page;
    for (size_t i = 0; i < Count; ++i) {
        if (page)
            m_stacks[i]->setCurrentWidget(m_panels[page][i]);
        m_docks[i]->setVisible(page && m_wanted[i]);
    }
}

void Docks::shareWindow()
{
    const QSize whole = m_window.size();
    m_window.resizeDocks({m_docks[Explorer], m_docks[Inspector]},
                         {ExplorerShare.of(whole.width()), InspectorShare.of(whole.width())},
                         Qt::Horizontal);
    m_window.resizeDocks({m_docks[Sql]}, {BottomShare.of(whole.height())}, Qt::Vertical);
}

void Docks::forget(DesignPage *page)
{
    const auto panels = m_panels.take(page);
    for (QWidget *panel : panels)
        delete panel;
}

void Docks::toggleAll()
{
    const bool anyShown = std::any_of(m_docks.begin(), m_docks.end(),
                                      [](const QDockWidget *dock) { return !dock->isHidden(); });
    if (anyShown) {
        for (size_t i = 0; i < Count; ++i)
            m_wanted[i] = !m_docks[i]->isHidden();
    }
    for (size_t i = 0; i < Count; ++i)
        m_docks[i]->setVisible(!anyShown && m_wanted[i]);
}

QByteArray Docks::state() const { return m_window.saveState(); }

void Docks::restore(const QByteArray &state)
{
    if (!m_window.restoreState(state))
        return;
    for (size_t i = 0; i < Count; ++i)
        m_wanted[i] = !m_docks[i]->isHidden();
}

} // namespace sw
