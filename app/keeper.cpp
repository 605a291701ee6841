// SPDX-License-Identifier: Apache-2.0
#include "app/keeper.h"

#include "app/places.h"
#include "model/base/filebytes.h"
#include "model/base/userfolders.h"
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
#include "model/file/history.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto CopyAfter = 2s;    ///< after the first change that is in no copy; 5 s may be lost
constexpr auto LookAfter = 200ms; ///< a file is often written in several steps
constexpr qint64 MostBytes = 1'000'000'000;
constexpr qsizetype MostHistories = 100;

QString historyFolder() { return QDir(stateFolder()).filePath(u"history"_s); }

QString historyPath(const OpenDocument &document)
{
    const quint64 name = idValueFromNames({document.path, document.untitled});
    return QDir(historyFolder()).filePath(idText(name) + u".history"_s);
}

/// A history that cannot be written is no loss worth a word.
void writeHistory(const OpenDocument &document, const History &history, const QString &hash)
{
    const QString path = historyPath(document);
    if (history.steps.empty()) {
        QFile::remove(path);
        return;
    }
    if (makePrivateFolder(historyFolder()))
        (void)writeFile(path, bytesOf(history, hash));
}

/// When it was written last, and how much there is; SQLite may write beside it first.
std::pair<QDateTime, qint64> databaseStamp(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo log(path + u"-wal"_s);
    const bool hasLog = log.exists() && log.size() > 0;
    return {hasLog ? std::max(file.lastModified(), log.lastModified()) : file.lastModified(),
            file.size() + (hasLog ? log.size() : 0)};
}

} // namespace

RecoveryFolder recoveryFolder()
{
    return RecoveryFolder(QDir(stateFolder()).filePath(u"recovery"_s));
}

void tidyHistories() { keepNewestFiles(historyFolder(), MostHistories); }

Keeper::Keeper(Editor &editor, const QString &untitled, QObject *parent)
    : QObject(parent), m_editor(editor), m_document{{}, untitled, {}}, m_saved(editor.content())
{
    m_writer.setMaxThreadCount(1);
    m_copyPause.setSingleShot(true);
    m_copyPause.setInterval(CopyAfter);
    m_lookPause.setSingleShot(true);
    m_lookPause.setInterval(LookAfter);
    connect(&m_editor, &Editor::changed, this, &Keeper::contentChanged);
    connect(&m_copyPause, &QTimer::timeout, this, &Keeper::writeCopy);
    connect(&m_lookPause, &QTimer::timeout, this, &Keeper::look);
    const auto lookSoon = [this] { m_lookPause.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, lookSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, lookSoon);
}

Keeper::~Keeper() { m_writer.waitForDone(); }

void Keeper::opened(const QString &path, const QString &hash)
{
    m_document.path = path;
    m_document.savedBytes = hash;
    m_saved = m_editor.content();
    readHistory(hash);
    watch();
}

void Keeper::browses(const QString &database)
{
    m_database = QFileInfo(database).canonicalFilePath();
    m_document.untitled = m_database;
    m_saved = m_editor.content();
    m_stamp = databaseStamp(m_database);
}

bool Keeper::isModified() const
{
    const bool browsed = !m_database.isEmpty() && differInPlacesOnly(m_editor.content(), m_saved);
    return m_editor.isModified() && !browsed;
}

void Keeper::recovered(const RecoveryCopy &copy)
{
    m_document.path = copy.document;
    m_document.savedBytes = copy.savedBytes;
    if (copy.document.isEmpty())
        m_document.untitled = copy.untitled;
    if (const Result<Content> file = readDocument(copy.document); file && !copy.document.isEmpty())
        m_saved = *file;
    readHistory(hashOf(bytesOf(m_editor.content())));
    m_editor.undoStack().resetClean();
    // Our own copy first: at no moment is there none.
    writeCopy();
    m_writer.waitForDone();
    (void)RecoveryFolder::remove(copy);
    watch();
    look();
}

Result<Done> Keeper::save(const QString &path)
{
    const Content content = m_editor.content();
    const QByteArray bytes = bytesOf(content);
    if (Result<Done> written = writeFile(path, bytes); !written)
        return written;
    forgetCopy();
    m_document.path = path;
    m_document.savedBytes = hashOf(bytes);
    m_database.clear();
    m_saved = content;
    m_toldGone = false;
    m_editor.undoStack().setClean();
    keepHistory(m_editor.history());
    watch();
    return Done();
}

void Keeper::tookIn(const Content &theirs, const QString &hash)
{
    m_saved = theirs;
    m_document.savedBytes = hash;
}

void Keeper::close()
{
    if (!isModified())
        flush();
    const int clean = m_editor.undoStack().cleanIndex();
    if (clean >= 0 && !path().isEmpty())
        keepHistory(m_editor.history(clean));
    forgetCopy();
}

void Keeper::flush()
{
    if (m_copyPause.isActive())
        writeCopy();
    m_copyPause.stop();
    m_writer.waitForDone();
}

void Keeper::contentChanged()
{
    // Not begun anew by each edit: who never rests would never have a copy.
    if (!m_copyPause.isActive())
        m_copyPause.start();
}

void Keeper::writeCopy()
{
    if (!isModified()) {
        forgetCopy();
        writePlaces();
        return;
    }
    m_writer.start(
        [this, document = m_document, content = m_editor.content(), history = m_editor.history()] {
            const Result<QString> written = recoveryFolder().write(document, content);
            writeHistory(document, worthKeeping(history), hashOf(bytesOf(content)));
            if (!written)
                tellFailure(written.error().text);
        });
}

void Keeper::writePlaces()
{
    if (m_database.isEmpty())
        return;
    m_writer.start([this, database = m_database, content = m_editor.content()] {
        if (const Result<Done> kept = keepPlaces(database, content); !kept)
            tellFailure(kept.error().text);
    });
}

void Keeper::tellFailure(const QString &text)
{
    QMetaObject::invokeMethod(
        this, [this, text] { Q_EMIT failed(text); }, Qt::QueuedConnection);
}

void Keeper::forgetCopy()
{
    m_copyPause.stop();
    m_writer.waitForDone();
    if (const Result<Done> removed = recoveryFolder().remove(m_document); !removed)
        Q_EMIT failed(removed.error().text);
}

void Keeper::keepHistory(const History &history) const
{
    writeHistory(m_document, worthKeeping(history), m_document.savedBytes);
}

void Keeper::readHistory(const QString &hash)
{
    const Result<QByteArray> bytes = readFile(historyPath(m_document), MostBytes);
    if (!bytes)
        return;
    if (const Result<History> history = historyOf(m_editor.content(), hash, *bytes))
        m_editor.restore(*history);
}

void Keeper::watch()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    if (path().isEmpty())
        return;
    // The folder as well: most programs put a new file in the place of the old one.
    m_watcher.addPath(QFileInfo(path()).absolutePath());
    if (QFileInfo::exists(path()))
        m_watcher.addPath(path());
}

void Keeper::lookAtDatabase()
{
    const auto stamp = databaseStamp(m_database);
    if (std::exchange(m_stamp, stamp) != stamp)
        Q_EMIT databaseChanged();
}

void Keeper::look()
{
    if (!m_database.isEmpty())
        lookAtDatabase();
    if (path().isEmpty())
        return;
    const QFileInfo file(path());
    if (!file.exists()) {
        if (!std::exchange(m_toldGone, true))
            Q_EMIT goneFromDisk();
        return;
    }
    m_toldGone = false;
    if (!m_watcher.files().contains(path()))
        m_watcher.addPath(path());
    // A folder has other files, too.
    const auto stamp = std::pair(file.lastModified(), file.size());
    if (std::exchange(m_stamp, stamp) == stamp)
        return;
    const Result<QByteArray> bytes = readFile(path(), MostBytes);
    if (!bytes)
        return; // Somebody is at it; the next change will tell.
    const QString hash = hashOf(*bytes);
    if (hash == m_document.savedBytes)
        return;
    const Result<Content> theirs = contentFromBytes(*bytes);
    if (theirs)
        Q_EMIT changedOnDisk(*theirs, hash);
    else
        Q_EMIT failed(tr("Another program wrote into %1, and it is no document now: %2 What is "
                         "open here is as it was; saving writes it again.")
                          .arg(path(), theirs.error().text));
}

} // namespace sw
