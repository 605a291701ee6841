// SPDX-License-Identifier: Apache-2.0
// Documents in files: opening, saving, closing, and what is left of them after a crash.
#include "app/commandline/source.h"
#include "app/designpage.h"
#include "app/notes.h"
#include "app/samples.h"
#include "app/welcome.h"
#include "app/window.h"
#include "model/base/filebytes.h"
#include "model/file/filekind.h"
#include "model/file/gitsides.h"
#include "model/sql/script.h"
#include "model/sync/merge.h"
#include "widgets/common/banner.h"
#include "widgets/sync/planpage.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostFileBytes = 1'000'000'000;

QString documentFilter() { return Window::tr("Schemawright documents (*.wright)"); }

/// What is in no file yet is not proposed to replace one.
QString proposedName(const DesignPage &page, const QDir &folder)
{
    const QString title = page.title();
    QString name = title;
    for (int i = 2; page.path().isEmpty() && folder.exists(name + u".wright"_s); ++i)
        name = title + u' ' + QString::number(i);
    return name;
}

} // namespace

void Window::begin(bool withSession)
{
    tidyHistories();
    offerRecovery();
    if (!withSession)
        return;
    const QStringList files = m_preferences.openFiles();
    for (const QString &path : files) {
        if (QFileInfo::exists(path) && !pageOf(path))
            openFile(path);
    }
    if (DesignPage *current = pageOf(m_preferences.currentFile()))
        m_pages->setCurrentWidget(current);
}

DesignPage &Window::newDocument()
{
    Content content;
    content.settings = std::make_shared<const Settings>(m_preferences.newDocuments());
    return addPage(std::make_unique<DesignPage>(std::move(content),
                                                tr("Untitled %1").arg(++m_untitled), m_theme));
}

DesignPage *Window::pageOf(const QString &path) const
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (DesignPage *each : pages()) {
        const QString &source = each->source();
        if (!source.isEmpty() && (source == path || source == canonical))
            return each;
    }
    return nullptr;
}

bool Window::openFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (const Result<Done> opened = openSource(absolute); !opened) {
        m_preferences.removeRecentFile(absolute);
        m_welcome->setRecentFiles(m_preferences.recentFiles());
        complain(opened.error().text);
        return false;
    }
    return true;
}

Result<Done> Window::openSource(const QString &path)
{
    if (DesignPage *open = pageOf(path)) {
        m_pages->setCurrentWidget(open);
        showPage(); // also where only the welcome page hides it
        return Done();
    }
    // A database may be larger than memory.
    const bool isText = fileKindAt(path) != FileKind::SqliteDatabase;
    const Result<QByteArray> before = isText ? readFile(path, MostFileBytes) : QByteArray();
    Result<Source> source = readSource(path);
    if (!source && before && gitConflictsIn(*before))
        return openConflicted(path, *before);
    if (!source)
        return source.error();
    m_preferences.addRecentFile(path);
    if (source->kind == SourceKind::Database)
        return openDatabase(path, std::move(*source));
    DesignPage &made = addPage(std::make_unique<DesignPage>(
        std::move(source->content), QFileInfo(path).completeBaseName(), m_theme));
    if (source->kind == SourceKind::Document && before)
        made.opened(path, hashOf(*before));
    made.canvas().fitAll();
    made.tellNotes(textsOf(source->notes));
    return Done();
}

Result<Done> Window::openConflicted(const QString &path, const QByteArray &bytes)
{
    const Result<GitSides> sides = gitSidesOf(bytes);
    if (!sides)
        return Error{path + u": "_s + sides.error().text};
    MergeResult merged = merge(sides->base, sides->ours, sides->theirs);
    DesignPage &made = addPage(std::make_unique<DesignPage>(
        std::move(merged.content), QFileInfo(path).completeBaseName(), m_theme));
    made.opened(path, hashOf(bytes));
    // What is seen is not what the file is.
    made.editor().undoStack().resetClean();
    made.canvas().fitAll();
    m_docks->setWanted(Docks::Problems, true);
    made.banner().ask(
        merged.conflicts.empty()
            ? tr("Git had left conflict markers in this file. Both sides could be merged: save it.")
            : tr("Git had left conflict markers in this file. Both sides are merged but for %n "
                 "things, which Problems lists.",
                 nullptr, static_cast<int>(merged.conflicts.size())),
        {{tr("Close"), {}}});
    updateTitles();
    return Done();
}

void Window::openSample(const QString &name)
{
    const Result<QString> prepared = prepareSample(name);
    if (prepared)
        openFile(*prepared);
    else
        complain(prepared.error().text);
}

DesignPage &Window::addPage(std::unique_ptr<DesignPage> page)
{
    DesignPage &made = *page.release();
    connect(&made, &DesignPage::titleChanged, this, &Window::updateTitles);
    connect(&made, &DesignPage::said, this, &Window::say);
    connect(&made, &DesignPage::planShown, this, &Window::updateActions);
    connect(&made, &DesignPage::dataShown, this, &Window::showDocks);
    rememberColumns(made);
    connect(&made, &DesignPage::applyWanted, this, [this, &made] {
        // What it does is seen first, always.
        if (!made.showsPlan())
            apply(made);
    });
    connect(&made, &DesignPage::differencesWanted, this,
            [this] { m_docks->goTo(Docks::Differences); });
    connect(&made, &DesignPage::menuWanted, this, [this](const Pick &pick, const QPoint &global) {
        Hit hit;
        hit.part = Hit::Part::Header;
        hit.pick = pick;
        showMenu(hit, global);
    });
    connect(&made.editor().picks(), &Picks::changed, this, &Window::updateActions);
    connect(&made.editor(), &Editor::diagramChanged, this, &Window::updateActions);
    connect(&made.target(), &Target::changed, this, &Window::showTarget);
    CanvasView &canvas = made.canvas();
    connect(&canvas, &CanvasView::toolChanged, this, &Window::updateActions);
    connect(&canvas, &CanvasView::cameraChanged, this, &Window::updateActions);
    connect(&canvas, &CanvasView::menuWanted, this,
            [this](const Hit &hit, const QPoint &global) { showMenu(hit, global); });
    canvas.setGridShown(m_actions.action(u"grid"_s)->isChecked());
    canvas.setSnapsToGrid(m_actions.action(u"snap"_s)->isChecked());
    canvas.setShowRoles(m_actions.action(u"roles"_s)->isChecked() ? ShowRoles::Always
                                                                  : ShowRoles::OnHover);
    made.setMinimapShown(m_actions.action(u"minimap"_s)->isChecked());
    m_middle->setCurrentWidget(m_pages);
    m_pages->setCurrentIndex(m_pages->addTab(&made, made.title()));
    canvas.setFocus();
    updateTitles();
    return made;
}

void Window::chooseFile(const QString &filter)
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Open"), {},
                                                            filter + u";;"_s + tr("All files (*)"));
    for (const QString &path : paths)
        openFile(path);
}

bool Window::save(DesignPage &saved, bool underNewName)
{
    if (!finishEditing(saved))
        return false;
    QString path = saved.path();
    if (path.isEmpty() || underNewName) {
        QFileDialog dialog(this, tr("Save"), QFileInfo(saved.source()).absolutePath(),
                           documentFilter());
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setDefaultSuffix(u"wright"_s);
        dialog.selectFile(proposedName(saved, dialog.directory()));
        if (dialog.exec() != QDialog::Accepted)
            return false;
        path = dialog.selectedFiles().constFirst();
    }
    if (!saved.leftAlone().isEmpty() && QFileInfo(path) == QFileInfo(saved.leftAlone())) {
        complain(tr("%1 cannot be read and is left as it is. Choose another name.").arg(path));
        return false;
    }
    if (const Result<Done> done = saved.save(path); !done) {
        complain(done.error().text);
        return false;
    }
    m_preferences.addRecentFile(path);
    say(tr("Saved %1.").arg(path));
    return true;
}

/// What is refused is shown where it is typed.
bool Window::finishEditing(DesignPage &page)
{
    const bool taken = page.finishEditing();
    if (!taken)
        m_pages->setCurrentWidget(&page);
    return taken;
}

void Window::saveSqlOf(DesignPage &page)
{
    const Schema &schema = page.editor().content().schema;
    const Script script = scriptOf(schema);
    Problems problems = script.problems;
    for (const Problem &refused : tryScript(script, schema))
        problems.push_back(refused);
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error) {
            complain(
                tr("SQLite would refuse this script: %1 Nothing was written.").arg(problem.text));
            return;
        }
    }
    QFileDialog dialog(this, tr("Export SQL"), {}, tr("SQL scripts (*.sql)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(u"sql"_s);
    dialog.selectFile(page.title() + u".sql"_s);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().constFirst();
    const Result<Done> written = writeFile(path, textOf(script, schema.options).toUtf8());
    if (written)
        say(tr("Wrote %1.").arg(path));
    else
        complain(written.error().text);
}

bool Window::mayClose(DesignPage &closed)
{
    if (!finishEditing(closed) || !finishRows(closed))
        return false;
    if (closed.showsPlan() && closed.plan()->isWriting()) {
        m_pages->setCurrentWidget(&closed);
        say(tr("The database is being changed: cancel that first, or wait for it."));
        return false;
    }
    if (!closed.isModified())
        return true;
    m_pages->setCurrentWidget(&closed);
    QMessageBox box(this);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(tr("Save the changes of %1?").arg(closed.title()));
    box.setInformativeText(tr("They are lost otherwise."));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.button(QMessageBox::Discard)->setText(tr("&Discard"));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save(closed, false));
}

void Window::closePage(int index)
{
    auto *closed = static_cast<DesignPage *>(m_pages->widget(index));
    if (closed && mayClose(*closed))
        removePage(*closed);
}

void Window::removePage(DesignPage &page)
{
    page.keeper().close();
    m_docks->forget(&page);
    m_pages->removeTab(m_pages->indexOf(&page));
    page.deleteLater();
}

void Window::closeEvent(QCloseEvent *event)
{
    for (DesignPage *each : pages()) {
        if (!mayClose(*each)) {
            event->ignore();
            return;
        }
    }
    rememberSession();
    for (DesignPage *each : pages())
        each->keeper().close();
    event->accept();
}

void Window::rememberSession()
{
    QStringList files;
    for (const DesignPage *each : pages()) {
        if (!each->source().isEmpty())
            files.append(each->source());
    }
    m_preferences.setSession(files, page() ? page()->source() : QString());
    if (page())
        m_preferences.setWindow(saveGeometry(), m_docks->state());
}

void Window::offerRecovery()
{
    const std::vector<RecoveryCopy> left = recoveryFolder().orphans();
    if (left.empty())
        return;
    QStringList names;
    for (const RecoveryCopy &copy : left) {
        const QString when
            = QLocale().toString(QFileInfo(copy.path).lastModified(), QLocale::ShortFormat);
        names.append(
            tr("%1, %2").arg(copy.document.isEmpty() ? copy.untitled : copy.document, when));
    }
    QMessageBox box(this);
    box.setObjectName(u"recovery"_s);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(tr("Open the work that was not saved?"));
    box.setInformativeText(tr("The program ended before:") + u'\n' + names.join(u'\n'));
    QPushButton *open = box.addButton(tr("Open"), QMessageBox::AcceptRole);
    QPushButton *discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box.addButton(tr("Later"), QMessageBox::RejectRole);
    box.setDefaultButton(open);
    box.exec();
    for (const RecoveryCopy &copy : left) {
        if (box.clickedButton() == open)
            recover(copy);
        else if (box.clickedButton() == discard)
            (void)RecoveryFolder::remove(copy);
    }
}

void Window::recover(const RecoveryCopy &copy)
{
    Result<Content> content = RecoveryFolder::read(copy);
    if (!content) {
        complain(content.error().text);
        return;
    }
    const QString name = copy.document.isEmpty() ? tr("Untitled %1").arg(++m_untitled)
                                                 : QFileInfo(copy.document).completeBaseName();
    DesignPage &made = addPage(std::make_unique<DesignPage>(std::move(*content), name, m_theme));
    made.recovered(copy);
    made.canvas().fitAll();
    if (made.banner().isHidden())
        made.banner().ask(tr("This is the unsaved work that was recovered; it is not saved yet."),
                          {{tr("Close"), {}}});
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

} // namespace sw
