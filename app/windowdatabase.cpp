// SPDX-License-Identifier: Apache-2.0
// The database that the document in front is drawn for.
#include "app/commandline/source.h"
#include "app/designpage.h"
#include "app/notes.h"
#include "app/places.h"
#include "app/window.h"
#include "model/sync/newdatabase.h"
#include "widgets/common/background.h"
#include "widgets/common/banner.h"
#include "widgets/sync/planpage.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString databaseFilter() { return Window::tr("SQLite databases (*.db *.sqlite *.sqlite3)"); }

} // namespace

Result<Done> Window::openDatabase(const QString &path, Source source)
{
    const QFileInfo file(path);
    const QString document = file.dir().filePath(file.completeBaseName() + u".wright"_s);
    const bool isBeside = QFileInfo::exists(document);
    const Result<Done> opened = isBeside ? openSource(document) : Result<Done>(Done());
    if (isBeside && opened) {
        tellDifferences(*page(), path);
        return opened;
    }
    Content content = std::move(source.content);
    Settings settings = *content.settings;
    settings.target = path;
    content.settings = std::make_shared<const Settings>(settings);
    DesignPage &made = addPage(
        std::make_unique<DesignPage>(withKeptPlaces(std::move(content), file.canonicalFilePath()),
                                     file.completeBaseName(), m_theme));
    made.browses(path, document);
    made.canvas().fitAll();
    const QStringList notes = textsOf(source.notes);
    if (opened)
        made.tellNotes(notes);
    else
        tellUnreadable(made, document, opened.error(), notes);
    return Done();
}

void Window::tellUnreadable(DesignPage &page, const QString &document, const Error &why,
                            const QStringList &notes)
{
    page.leaveAlone(document);
    std::vector<Banner::Answer> answers;
    if (!notes.isEmpty())
        answers.push_back({tr("%n notes", nullptr, static_cast<int>(notes.size())),
                           [&page, notes] { showNotes(&page, notes); }});
    answers.push_back({tr("Show file"), [document] {
                           const QString folder = QFileInfo(document).absolutePath();
                           QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                       }});
    answers.push_back({tr("Close"), {}});
    page.banner().ask(tr("%1 stands beside this database but cannot be read, and is left as it is; "
                         "this is the database alone.\n%2")
                          .arg(QFileInfo(document).fileName(), why.text),
                      answers);
}

void Window::tellDifferences(DesignPage &page, const QString &database)
{
    const auto ask = [this, &page, database] {
        const Target &target = page.target();
        const QString name = QFileInfo(database).fileName();
        const bool isTarget = QFileInfo(target.path()).canonicalFilePath()
                              == QFileInfo(database).canonicalFilePath();
        // What the document itself has to say goes first.
        if ((isTarget && target.state() != Target::State::Different)
            || !page.banner().text().isEmpty())
            return;
        std::vector<Banner::Answer> answers;
        if (isTarget)
            answers = {{tr("Show differences"), [&page] { page.showDifferences(); }},
                       {tr("Take all"), [&page] { page.takeAll(); }},
                       {tr("Show plan"), [&page] { Q_EMIT page.applyWanted(); }}};
        else
            answers = {{tr("Compare"), [this, database] { compareWithSource(database); }}};
        answers.push_back({tr("Dismiss"), {}});
        page.banner().ask(
            isTarget ? tr("Differences between %1 and this document: %2.")
                           .arg(name)
                           .arg(target.differences())
                     : tr("This document is drawn for %1, not for %2.").arg(target.path(), name),
            answers);
    };
    // The database is read beside the window: what it is like is known a moment later.
    connect(&page.target(), &Target::changed, &page, ask, Qt::SingleShotConnection);
    page.target().look();
}

bool Window::mayApply(DesignPage &page)
{
    return !page.showsPlan() && !page.target().isBeingMade();
}

void Window::showTarget()
{
    DesignPage *shown = page();
    m_apply->setEnabled(shown && mayApply(*shown));
    m_targetText->setText(shown ? shown->target().text() : QString());
    m_targetText->setEnabled(shown && shown->target().state() == Target::State::Different);
    m_targetText->setToolTip(m_targetText->isEnabled() ? tr("What Apply would do") : QString());
    m_targetName->setText(shown ? QFileInfo(shown->target().path()).fileName() : QString());
    m_targetName->setToolTip(shown ? shown->target().path() : QString());
}

void Window::attachDatabase(DesignPage &page)
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Attach database"), QFileInfo(page.path()).absolutePath(),
        databaseFilter() + u";;"_s + tr("All files (*)"));
    if (!path.isEmpty())
        page.attach(path);
}

void Window::apply(DesignPage &page)
{
    if (page.showsPlan()) {
        page.plan()->apply();
        return;
    }
    if (!finishEditing(page) || !finishRows(page))
        return;
    // One name for both: the database stands beside the document.
    if (page.path().isEmpty() && !save(page, false))
        return;
    const Target &target = page.target();
    if (target.isBeingMade())
        return;
    if (!QFileInfo::exists(target.path())) {
        makeDatabase(page, target.path());
        return;
    }
    page.showPlan();
}

void Window::makeDatabase(DesignPage &page, const QString &path)
{
    page.target().setBeingMade(true);
    inBackground(
        &page, [path, content = page.editor().content()] { return makeNewDatabase(path, content); },
        [this, path, &page](const Result<Done> &made) {
            page.target().setBeingMade(false);
            page.target().look();
            if (made)
                say(tr("%1 was made; it equals the drawing.").arg(path));
            else
                complain(made.error().text);
        });
}

} // namespace sw
