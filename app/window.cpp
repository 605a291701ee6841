// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "app/designpage.h"
#include "app/palette.h"
#include "app/welcome.h"
#include "widgets/data/datapage.h"
#include "widgets/sync/planpage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QSize FirstSize(1440, 900);
constexpr int SaidFor = 8000; ///< ms
constexpr QSize ToolSize(20, 20);

} // namespace

Window::Window(Theme &theme, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_actions(*this, theme),
      m_middle(new QStackedWidget(this)), m_pages(new QTabWidget(m_middle))
{
    setAcceptDrops(true);
    qApp->installEventFilter(this);
    resize(FirstSize.boundedTo(screen()->availableSize()));
    m_pages->setDocumentMode(true);
    m_pages->setTabsClosable(true);
    m_pages->setMovable(true);
    m_pages->tabBar()->setAccessibleName(tr("Documents"));
    m_middle->addWidget(m_pages);
    setCentralWidget(m_middle);
    makeWelcome();
    makeToolBar();
    makeStatusBar();
    m_docks = std::make_unique<Docks>(*this, theme);
    m_palette = new CommandPalette(m_actions.all(), theme, this);
    connectFile();
    connectEdit();
    connectDraw();
    connectView();
    connectDocks();
    connectRows();
    connectSwitches();
    connectNotations();
    connectComparing();
    connect(m_pages, &QTabWidget::currentChanged, this, &Window::showPage);
    connect(m_pages, &QTabWidget::tabCloseRequested, this, &Window::closePage);
    restoreGeometry(m_preferences.windowGeometry());
    m_docks->restore(m_preferences.windowState());
    showPage();
}

Window::~Window()
{
    // Panels know editors, and those belong to the pages: they go in this order.
    disconnect(m_pages, nullptr, this, nullptr);
    m_docks.reset();
}

void Window::makeWelcome()
{
    m_welcome = new WelcomePage(m_theme, m_middle);
    m_middle->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::backWanted, this, [this] {
        if (page())
            showPage();
    });
    connect(m_welcome, &WelcomePage::newWanted, this, [this] { newDocument(); });
    connect(m_welcome, &WelcomePage::openWanted, m_actions.action(u"open"_s), &QAction::trigger);
    connect(m_welcome, &WelcomePage::openDatabaseWanted, m_actions.action(u"open-database"_s),
            &QAction::trigger);
    connect(m_welcome, &WelcomePage::importWanted, m_actions.action(u"import"_s),
            &QAction::trigger);
    connect(m_welcome, &WelcomePage::fileWanted, this, &Window::openFile);
    connect(m_welcome, &WelcomePage::sampleWanted, this, &Window::openSample);
}

QToolBar *Window::makeBar(const QString &id, const QString &title)
{
    QToolBar *bar = addToolBar(title);
    bar->setObjectName(id);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize(ToolSize);
    return bar;
}

/// What is drawn with or what is done with rows, whichever is in front; what becomes of the
/// database at the right.
void Window::makeToolBar()
{
    m_tools = makeBar(u"tools"_s, tr("Tools"));
    for (const ActionLine &line : actionTable()) {
        const QString id = QString::fromUtf8(line.id);
        if (id.startsWith(u"tool-"_s))
            m_tools->addAction(m_actions.action(id));
    }
    m_rowTools = makeBar(u"rowTools"_s, tr("Rows"));
    for (const char *id :
         {"rows-add", "rows-clone", "rows-delete", "", "undo", "redo", "rows-undo-saved", "",
          "rows-ways", "rows-value", "rows-query", "rows-refresh", "rows-design"}) {
        if (*id == '\0')
            m_rowTools->addSeparator();
        else
            m_rowTools->addAction(m_actions.action(QString::fromLatin1(id)));
    }
    QToolBar *bar = makeBar(u"target"_s, tr("Database"));
    m_targetBar = bar;
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_targetText = new QPushButton(bar);
    m_targetText->setFlat(true);
    m_targetText->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(m_targetText);
    connect(m_targetText, &QPushButton::clicked, this, [this] {
        if (page() && !page()->showsPlan())
            apply(*page());
    });
    m_apply = new QPushButton(tr("Apply"), bar);
    m_apply->setProperty("primary", true);
    m_apply->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, m_actions.action(u"apply"_s), &QAction::trigger);
}

void Window::makeStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    m_targetName = new QLabel(this);
    m_zoom = new QLabel(this);
    statusBar()->addPermanentWidget(m_targetName);
    statusBar()->addPermanentWidget(m_zoom);
}

DesignPage *Window::page() const { return static_cast<DesignPage *>(m_pages->currentWidget()); }

std::vector<DesignPage *> Window::pages() const
{
    std::vector<DesignPage *> all;
    all.reserve(static_cast<size_t>(m_pages->count()));
    for (int i = 0; i < m_pages->count(); ++i)
        all.push_back(static_cast<DesignPage *>(m_pages->widget(i)));
    return all;
}

void Window::showWelcome()
{
    m_welcome->setRecentFiles(m_preferences.recentFiles());
    m_welcome->setMayGoBack(page() != nullptr);
    m_docks->showFor(nullptr);
    m_middle->setCurrentWidget(m_welcome);
    m_welcome->setFocus();
}

/// Letters are for finding in a list that has the focus, not for tools.
bool Window::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
                           && key->text().size() == 1 && key->text().front().isPrint();
        if (plain
            && (qobject_cast<QAbstractItemView *>(watched) || qobject_cast<QComboBox *>(watched))) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void Window::showPage()
{
    DesignPage *shown = page();
    showDocks();
    if (shown) {
        m_middle->setCurrentWidget(m_pages);
        shown->setFocus();
        shown->keeper().look();
        shown->target().lookIfChanged();
    } else {
        showWelcome();
    }
    updateTitles();
    showTarget();
}

void Window::updateTitles()
{
    for (DesignPage *each : pages()) {
        const int tab = m_pages->indexOf(each);
        const bool hasRows = each->data() && each->data()->hasEdits();
        m_pages->setTabText(tab,
                            each->title() + (each->isModified() || hasRows ? u" •"_s : QString()));
        m_pages->setTabToolTip(tab, each->path());
    }
    const DesignPage *shown = page();
    setWindowModified(shown && shown->isModified());
    setWindowTitle(shown ? tr("%1[*] – Schemawright").arg(shown->title()) : tr("Schemawright"));
    updateActions();
}

void Window::updateActions()
{
    DesignPage *shown = page();
    m_actions.setNeedsMet(ActionNeeds::Document, shown);
    // What is picked behind the plan is out of sight, and safe.
    const bool showsRows = shown && shown->showsData();
    const bool isDrawing = shown && !shown->showsPlan() && !showsRows;
    m_actions.setNeedsMet(ActionNeeds::Rows, showsRows);
    m_actions.setNeedsMet(ActionNeeds::Drawing, isDrawing);
    m_actions.setNeedsMet(ActionNeeds::Selection, isDrawing && !shown->editor().picks().isEmpty());
    m_tools->setVisible(shown && !showsRows);
    m_rowTools->setVisible(showsRows);
    m_targetBar->setVisible(shown);
    m_zoom->setVisible(isDrawing);
    if (!shown)
        return;
    showNotation();
    QAction *undo = m_actions.action(u"undo"_s);
    QAction *redo = m_actions.action(u"redo"_s);
    const QUndoStack &steps = shown->editor().undoStack();
    undo->setEnabled(steps.canUndo());
    redo->setEnabled(steps.canRedo());
    undo->setText(steps.canUndo() ? tr("Undo %1").arg(steps.undoText()) : tr("Undo"));
    redo->setText(steps.canRedo() ? tr("Redo %1").arg(steps.redoText()) : tr("Redo"));
    if (showsRows)
        updateRowActions(*shown->data());
    const QStringList tools{u"select"_s,     u"table"_s,       u"view"_s,
                            u"one-to-one"_s, u"one-to-many"_s, u"many-to-many"_s,
                            u"note"_s,       u"area"_s,        u"hand"_s};
    for (int i = 0; i < tools.size(); ++i) {
        m_actions.action(u"tool-"_s + tools.at(i))
            ->setChecked(shown->canvas().toolKind() == static_cast<ToolKind>(i));
    }
    m_apply->setEnabled(mayApply(*shown));
    constexpr int Hundred = 100;
    m_zoom->setText(tr("%1 %").arg(qRound(shown->canvas().camera().scale * Hundred)));
}

void Window::say(const QString &text) { statusBar()->showMessage(text, SaidFor); }

void Window::complain(const QString &text)
{
    QMessageBox box(this);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(text);
    box.exec();
}

void Window::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // What others changed while we were away is seen when we come back, also where the file
    // system tells nothing.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && page())
        comeBack(*page());
}

/// The panels are about the drawing.
void Window::showDocks()
{
    DesignPage *shown = page();
    m_docks->showFor(shown && shown->showsData() ? nullptr : shown);
    updateActions();
}

void Window::comeBack(DesignPage &shown)
{
    shown.keeper().look();
    shown.target().lookIfChanged();
    if (shown.showsPlan())
        shown.plan()->look();
}

} // namespace sw
