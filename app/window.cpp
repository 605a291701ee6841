// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "app/commandline/source.h"
#include "app/designpage.h"
#include "widgets/canvas/commands.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QSize FirstSize(1280, 800);
constexpr int SaidFor = 8000; ///< ms

QString documentFilter() { return Window::tr("Schemawright documents (*.wright)"); }

} // namespace

Window::Window(Theme &theme, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_actions(*this, theme), m_pages(new QTabWidget(this))
{
    setAcceptDrops(true);
    resize(FirstSize);
    m_pages->setDocumentMode(true);
    m_pages->setTabsClosable(true);
    m_pages->setMovable(true);
    setCentralWidget(m_pages);
    makeToolBar();
    connectFile();
    connectEdit();
    connectDraw();
    connectView();
    connect(m_pages, &QTabWidget::currentChanged, this, &Window::showPage);
    connect(m_pages, &QTabWidget::tabCloseRequested, this, &Window::closePage);
    statusBar()->setSizeGripEnabled(false);
    updateTitles();
}

void Window::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"tools"_s);
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    for (const ActionLine &line : actionTable()) {
        const QString id = QString::fromUtf8(line.id);
        if (id.startsWith(u"tool-"_s))
            bar->addAction(m_actions.action(id));
    }
}

void Window::newDocument() { addPage(new DesignPage({}, m_theme)); }

bool Window::openFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    for (int i = 0; i < m_pages->count(); ++i) {
        if (static_cast<DesignPage *>(m_pages->widget(i))->path() == absolute) {
            m_pages->setCurrentIndex(i);
            return true;
        }
    }
    Result<Source> source = readSource(absolute);
    if (!source) {
        complain(source.error().text);
        return false;
    }
    auto *made = new DesignPage(std::move(source->content), m_theme);
    if (source->kind == SourceKind::Document)
        made->setPath(absolute);
    else
        made->setUntitledName(QFileInfo(path).completeBaseName());
    addPage(made).canvas().fitAll();
    if (!source->notes.empty())
        say(tr("%n notes on what was read; the first: %1", nullptr,
               static_cast<int>(source->notes.size()))
                .arg(source->notes.front().text));
    return true;
}

DesignPage &Window::addPage(DesignPage *made)
{
    if (made->title().isEmpty())
        made->setUntitledName(tr("Untitled %1").arg(++m_untitled));
    connect(made, &DesignPage::titleChanged, this, &Window::updateTitles);
    connect(made, &DesignPage::said, this, &Window::say);
    connect(&made->editor().picks(), &Picks::changed, this, &Window::updateActions);
    connect(&made->canvas(), &CanvasView::toolChanged, this, &Window::updateActions);
    connect(&made->canvas(), &CanvasView::menuWanted, this,
            [this](const Hit &hit, const QPoint &global) { showMenu(hit, global); });
    m_pages->setCurrentIndex(m_pages->addTab(made, made->title()));
    made->canvas().setFocus();
    updateTitles();
    return *made;
}

DesignPage *Window::page() const { return static_cast<DesignPage *>(m_pages->currentWidget()); }

void Window::showPage()
{
    if (DesignPage *shown = page())
        shown->canvas().setFocus();
    updateTitles();
    updateActions();
}

void Window::updateTitles()
{
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto *each = static_cast<DesignPage *>(m_pages->widget(i));
        m_pages->setTabText(i, each->title() + (each->isModified() ? u" •"_s : QString()));
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
    m_actions.setNeedsMet(ActionNeeds::Selection, shown && !shown->editor().picks().isEmpty());
    if (!shown)
        return;
    m_actions.action(u"undo"_s)->setEnabled(shown->editor().undoStack().canUndo());
    m_actions.action(u"redo"_s)->setEnabled(shown->editor().undoStack().canRedo());
    const QStringList tools{u"select"_s,     u"table"_s,       u"view"_s,
                            u"one-to-one"_s, u"one-to-many"_s, u"many-to-many"_s,
                            u"note"_s,       u"area"_s,        u"hand"_s};
    for (int i = 0; i < tools.size(); ++i)
        m_actions.action(u"tool-"_s + tools.at(i))
            ->setChecked(shown->canvas().toolKind() == static_cast<ToolKind>(i));
}

void Window::say(const QString &text) { statusBar()->showMessage(text, SaidFor); }

void Window::complain(const QString &text)
{
    QMessageBox box(this);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(text);
    box.exec();
}

void Window::chooseFile()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Open"), {},
        tr("All that can be opened (*.wright *.db *.sqlite *.sqlite3 *.sql *.gpkg)") + u";;"_s
            + tr("All files (*)"));
    for (const QString &path : paths)
        openFile(path);
}

bool Window::save(DesignPage &saved, bool underNewName)
{
    QString path = saved.path();
    if (path.isEmpty() || underNewName) {
        QFileDialog dialog(this, tr("Save"), {}, documentFilter());
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setDefaultSuffix(u"wright"_s);
        dialog.selectFile(saved.title());
        if (dialog.exec() != QDialog::Accepted)
            return false;
        path = dialog.selectedFiles().constFirst();
    }
    if (const Result<Done> done = saved.save(path); !done) {
        complain(done.error().text);
        return false;
    }
    say(tr("Saved %1.").arg(path));
    return true;
}

bool Window::mayClose(DesignPage &closed)
{
    if (!closed.isModified())
        return true;
    m_pages->setCurrentWidget(&closed);
    QMessageBox box(this);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(tr("Save the changes of %1?").arg(closed.title()));
    box.setInformativeText(tr("They are lost otherwise."));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save(closed, false));
}

void Window::closePage(int index)
{
    auto *closed = static_cast<DesignPage *>(m_pages->widget(index));
    if (!closed || !mayClose(*closed))
        return;
    m_pages->removeTab(index);
    closed->deleteLater();
}

void Window::closeEvent(QCloseEvent *event)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (!mayClose(*static_cast<DesignPage *>(m_pages->widget(i)))) {
            event->ignore();
            return;
        }
    }
    event->accept();
}

void Window::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void Window::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    }
}

void Window::showMenu(const Hit &hit, const QPoint &global)
{
    QMenu menu(this);
    const QStringList ofTable{u"rename"_s, u"new-column"_s, u"pin"_s};
    const QStringList ofEdge{u"edit-relationship"_s, u"fold"_s, u"straighten"_s};
    const QStringList ofNothing{u"tool-table"_s, u"tool-view"_s, u"tool-note"_s, u"tool-area"_s};
    const QStringList own = !hit ? ofNothing : hit.pick.kind == PickKind::Edge ? ofEdge : ofTable;
    const auto add = [&](const QStringList &ids) {
        for (const QString &id : ids)
            menu.addAction(m_actions.action(id));
        menu.addSeparator();
    };
    add(own);
    add({u"copy"_s, u"paste"_s, u"duplicate"_s, u"delete"_s});
    if (hit)
        menu.addMenu(m_actions.menu(u"&Draw/Detail"_s));
    else
        add({u"select-all"_s, u"zoom-fit"_s});
    menu.exec(global);
}

} // namespace sw
