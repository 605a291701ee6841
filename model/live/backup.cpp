// SPDX-License-Identifier: Apache-2.0
#include "model/live/backup.h"

#include "model/base/durable.h"
#include "model/live/backupfiles.h"
#include "model/live/samecontents.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using std::chrono::milliseconds;

constexpr int PagesAStep = 256;

/// Keeps what the database shows the same while it is copied and compared.
class StillView {
public:
    explicit StillView(WritableDatabase &database)
        : m_database(database), m_ours(!database.inTransaction())
    {
    }
    ~StillView()
    {
        if (m_ours)
            m_database.rollBack();
    }
    StillView(const StillView &) = delete;
    StillView &operator=(const StillView &) = delete;

    Result<Done> begin()
    {
        if (sqlite3_txn_state(m_database.handle(), "main") == SQLITE_TXN_WRITE)
            return Error{u"A change of it is under way; end that first."_s};
        if (!m_ours)
            return Done();
        if (const Result<Done> begun = m_database.run("BEGIN"); !begun)
            return begun;
        return m_database.run("SELECT count(*) FROM sqlite_schema");
    }

private:
    WritableDatabase &m_database;
    bool m_ours;
};

/// A file that goes away again, unless it is good.
class TentativeFile {
public:
    explicit TentativeFile(const QString &path) : m_path(path) {}
    ~TentativeFile()
    {
        if (m_good)
            return;
        for (const QString &part : {u"-journal"_s, u"-wal"_s, u"-shm"_s, QString()})
            QFile::remove(m_path + part);
    }
    TentativeFile(const TentativeFile &) = delete;
    TentativeFile &operator=(const TentativeFile &) = delete;

    void keep() { m_good = true; }

private:
    QString m_path;
    bool m_good = false;
};

Result<Done> copyPages(WritableDatabase &from, WritableDatabase &to, const QString &what)
{
    sqlite3_backup *copying = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copying)
        return to.failure();
    Watcher &watcher = to.watcher();
    QElapsedTimer clock;
    clock.start();
    Pace pace;
    from.patience().begin(what);
    to.patience().begin(what, Patience::Wants::TheWholeFile);
    int code = SQLITE_OK;
    while (code == SQLITE_OK && !watcher.cancelled()) {
        code = sqlite3_backup_step(copying, PagesAStep);
        const int pages = sqlite3_backup_pagecount(copying);
        if (pace.due())
            watcher.progress({what, pages - sqlite3_backup_remaining(copying), pages,
                              milliseconds(clock.elapsed())});
    }
    const int finished = sqlite3_backup_finish(copying);
    if (code != SQLITE_DONE || finished != SQLITE_OK)
        return from.patience().heldUpBy().isEmpty() ? to.failure() : from.failure();
    return Done();
}

/// Into a file of no bytes, which is what SQLite takes for an empty database.
Result<Done> fillBackup(WritableDatabase &database, const QString &to)
{
    const auto copy = WritableDatabase::open(to, database.watcher());
    if (!copy)
        return copy.error();
    return copyPages(database, **copy,
                     u"Backing up %1"_s.arg(QFileInfo(database.path()).fileName()));
}

/// Opened anew, so that it is the file that is looked at.
Result<qint64> checkBackup(WritableDatabase &database, const QString &to)
{
    const auto copy = WritableDatabase::open(to, database.watcher());
    if (!copy)
        return copy.error();
    (*copy)->setTask(u"Checking the backup"_s);
    return sameContents(database, **copy);
}

} // namespace

Result<BackupMade> backUp(WritableDatabase &database, const QString &to)
{
    QElapsedTimer clock;
    clock.start();
    const auto notBackedUp = [&](const QString &reason) {
        return Error{u"“%1” was not backed up. %2"_s.arg(database.path(), reason)};
    };
    StillView view(database);
    if (const Result<Done> begun = view.begin(); !begun)
        return notBackedUp(begun.error().text);
    const Result<qint64> size
        = database.number("SELECT page_size * page_count FROM pragma_page_size, pragma_page_count");
    if (!size)
        return notBackedUp(size.error().text);
    const Result<qint64> version = database.number("PRAGMA data_version");
    if (!version)
        return notBackedUp(version.error().text);
    if (const Result<Done> room = roomFor(to, *size); !room)
        return notBackedUp(room.error().text);
    const Result<QString> made = makeBackupFile(database.path(), to);
    if (!made)
        return notBackedUp(u"The file %1 cannot be made: %2."_s.arg(to, made.error().text));
    TentativeFile file(*made);
    if (const Result<Done> filled = fillBackup(database, *made); !filled)
        return notBackedUp(filled.error().text);
    const Result<qint64> rows = checkBackup(database, *made);
    if (!rows)
        return notBackedUp(rows.error().text);
    if (const Result<Done> synced = syncToDisk(*made); !synced)
        return notBackedUp(
            u"The file %1 does not get to the disk: %2."_s.arg(*made, synced.error().text));
    file.keep();
    return BackupMade{*made, QFileInfo(*made).size(), *rows, milliseconds(clock.elapsed()),
                      *version};
}

Result<Done> restore(const QString &path, const QString &backup, Watcher &watcher)
{
    const auto notRestored = [&](const QString &reason) {
        return Error{u"“%1” was not restored and is as it was. %2"_s.arg(path, reason)};
    };
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(backup).canonicalFilePath()
        && QFileInfo::exists(path))
        return notRestored(u"The backup named is the database itself; name another file."_s);
    const auto from = WritableDatabase::open(backup, watcher);
    if (!from)
        return notRestored(from.error().text);
    StillView view(**from);
    if (const Result<Done> begun = view.begin(); !begun)
        return notRestored(begun.error().text);
    (*from)->setTask(u"Checking the backup"_s);
    if (const Result<Done> sound = soundFile(**from); !sound)
        return notRestored(sound.error().text);
    const auto to = WritableDatabase::open(path, watcher);
    if (!to)
        return notRestored(to.error().text);
    const QString what = u"Restoring %1"_s.arg(QFileInfo(path).fileName());
    if (const Result<Done> copied = copyPages(**from, **to, what); !copied)
        return notRestored(copied.error().text);
    // From here on it is done: a cancel comes too late, and an error is one of the copy.
    (*to)->setTask(u"Checking “%1”"_s.arg(path));
    if (const Result<qint64> same = sameContents(**from, **to); !same && !watcher.cancelled())
        return Error{
            u"“%1” was restored, but is not like its backup. %2 Restore it once more."_s.arg(
                path, same.error().text)};
    return Done();
}

} // namespace sw
