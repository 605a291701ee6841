// SPDX-License-Identifier: Apache-2.0
#include "model/live/writing.h"

#include "model/live/guard.h"
#include "model/sql/sqlite.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Why SQLite would not get far with the file; asked and not tried, because closing a file anywhere
/// in this program would drop the locks that another connection of it holds there.
QString whyNotWritable(const QFileInfo &file)
{
    const QFileInfo folder(file.canonicalPath());
    if (!file.exists())
        return u"there is no such file; check the name, or make a new database"_s;
    if (file.isDir())
        return u"it is a folder; name the database file in it"_s;
    if (!file.isFile())
        return u"it is no ordinary file; name a database file"_s;
    if (!file.isReadable() || !file.isWritable())
        return u"you may not write to the file; change its permissions, or work on a copy"_s;
    if (!folder.isWritable())
        return u"you may not write to the folder %1, where SQLite keeps its journal; change its"
               " permissions, or work on a copy elsewhere"_s.arg(folder.filePath());
    return {};
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

QString seconds(std::chrono::milliseconds time)
{
    return u"%1 s"_s.arg(static_cast<double>(time.count()) / 1000);
}

} // namespace

WritableDatabase::WritableDatabase(const QString &path, Watcher &watcher)
    : m_path(path), m_watcher(watcher), m_patience(watcher)
{
}

WritableDatabase::~WritableDatabase()
{
    rollBack();
    sqlite3_close(m_handle);
}

Error WritableDatabase::unwritable(const QString &reason) const
{
    return {u"“%1” cannot be changed: %2."_s.arg(m_path, reason)};
}

Result<std::unique_ptr<WritableDatabase>> WritableDatabase::open(const QString &path,
                                                                 Watcher &watcher)
{
    std::unique_ptr<WritableDatabase> database(new WritableDatabase(path, watcher));
    if (const Result<Done> opened = database->openFile(); !opened)
        return opened.error();
    return database;
}

Result<Done> WritableDatabase::openFile()
{
    const QFileInfo file(m_path);
    if (const QString reason = whyNotWritable(file); !reason.isEmpty())
        return unwritable(reason);
    m_place = file.canonicalFilePath();
    // A path from the root: what begins with “file:” would be an URI.
    const int opened = sqlite3_open_v2(file.absoluteFilePath().toUtf8().constData(), &m_handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK)
        return failure();
    guardAgainstFile(m_handle, Purpose::Changing);
    m_patience.attend(m_handle);
    // The first look into the file; a hot journal is played back here.
    m_task = u"Opening the database"_s;
    if (const Result<qint64> looked = number("SELECT count(*) FROM sqlite_schema"); !looked)
        return looked.error();
    if (sqlite3_db_readonly(m_handle, "main") != 0)
        return unwritable(u"SQLite could open it for reading only; check the permissions of the"
                          " file and of its disk"_s);
    return makeJournalSafe();
}

Error WritableDatabase::failure()
{
    const int code = sqlite3_extended_errcode(m_handle);
    const QString words = u"SQLite says “%1” (code %2)"_s.arg(
        QString::fromUtf8(sqlite3_errmsg(m_handle)), QString::number(code));
    if (!m_patience.heldUpBy().isEmpty())
        return unwritable(u"%1 and did not finish within %2; close that program or wait until it"
                          " has finished, and try again"_s.arg(m_patience.heldUpBy(),
                                                               seconds(m_patience.limit())));
    if (m_watcher.cancelled())
        return unwritable(u"it was cancelled"_s);
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        return unwritable(u"it is not a SQLite database, or it is encrypted"_s);
    case SQLITE_CORRUPT:
        return unwritable(u"the database is damaged, %1; restore it from a backup, or try the"
                          " sqlite3 shell’s .recover"_s.arg(words));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return unwritable(u"another program is using the database, %1; close that program and try"
                          " again"_s.arg(words));
    case SQLITE_FULL:
        return unwritable(u"the disk is full, %1; make room in %2 and try again"_s.arg(
            words, QFileInfo(m_path).absolutePath()));
    default:
        return unwritable(words);
    }
}

bool WritableDatabase::stillTheSameFile() const
{
    int moved = 0;
    // Not answered where a file that is open cannot be moved.
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved == 0 && QFileInfo(m_path).canonicalFilePath() == m_place;
}

Result<Done> WritableDatabase::makeJournalSafe()
{
    const Result<QString> before = wordAnyway("PRAGMA journal_mode");
    if (!before)
        return before.error();
    // What others set for themselves is nothing to us: each connection begins with DELETE, unless
    // the file says WAL. TRUNCATE and PERSIST are as safe.
    if (*before == u"off" || *before == u"memory")
        (void)runAnyway("PRAGMA journal_mode=DELETE");
    (void)runAnyway("PRAGMA synchronous=FULL");
    const Result<QString> mode = wordAnyway("PRAGMA journal_mode");
    const Result<QString> synchronous = wordAnyway("PRAGMA synchronous");
    if (!mode || !synchronous || *mode == u"off" || *mode == u"memory" || *synchronous != u"2")
        return unwritable(u"SQLite does not keep a journal on disk for it, so that a crash would"
                          " leave it half changed; work on a copy on another disk"_s);
    return Done();
}

Result<Done> WritableDatabase::notCancelled()
{
    if (m_watcher.cancelled())
        return unwritable(u"it was cancelled"_s);
    return Done();
}

Result<Done> WritableDatabase::run(std::string_view sql)
{
    if (const Result<Done> going = notCancelled(); !going)
        return going;
    return runAnyway(sql);
}

Result<Done> WritableDatabase::each(std::string_view sql,
                                    const std::function<void(const SqliteQuery &)> &row)
{
    if (const Result<Done> going = notCancelled(); !going)
        return going;
    return step(sql, row);
}

Result<Done> WritableDatabase::runAnyway(std::string_view sql)
{
    return step(sql, [](const SqliteQuery &) {});
}

Result<Done> WritableDatabase::step(std::string_view sql,
                                    const std::function<void(const SqliteQuery &)> &row)
{
    m_patience.begin(m_task);
    const auto failed = [&]() -> std::optional<Error> {
        SqliteQuery query(m_handle, sql);
        if (query.isReady() && !isBlank(sql.substr(query.used())))
            return unwritable(u"more than one statement was to be run at once"_s);
        while (query.next())
            row(query);
        return query.failed() ? std::optional(failure()) : std::nullopt;
    }();
    if (!failed)
        return Done();
    playBack();
    return *failed;
}

void WritableDatabase::playBack()
{
    // After an error of the disk SQLite leaves the journal for whoever reads next: that is us.
    if (!inTransaction())
        SqliteQuery(m_handle, "SELECT count(*) FROM sqlite_schema").next();
}

Result<QString> WritableDatabase::word(std::string_view sql)
{
    if (const Result<Done> going = notCancelled(); !going)
        return going.error();
    return wordAnyway(sql);
}

Result<QString> WritableDatabase::wordAnyway(std::string_view sql)
{
    m_patience.begin(m_task);
    SqliteQuery query(m_handle, sql);
    if (query.next())
        return query.text(0);
    if (query.failed())
        return failure();
    return unwritable(u"SQLite has no answer to %1"_s.arg(stringOf(sql)));
}

Result<qint64> WritableDatabase::number(std::string_view sql)
{
    const Result<QString> answer = word(sql);
    if (!answer)
        return answer.error();
    return answer->toLongLong();
}

Result<Done> WritableDatabase::begin()
{
    if (const Result<Done> safe = makeJournalSafe(); !safe)
        return safe;
    if (const Result<Done> begun = run("BEGIN IMMEDIATE"); !begun)
        return begun;
    if (stillTheSameFile())
        return Done();
    rollBack();
    return unwritable(u"another file has taken its place since it was opened; open it again"_s);
}

Result<Done> WritableDatabase::commit()
{
    if (!stillTheSameFile()) {
        rollBack();
        return unwritable(u"another file has taken its place meanwhile; open it again"_s);
    }
    m_patience.begin(m_task);
    while (!m_watcher.cancelled()) {
        SqliteQuery query(m_handle, "COMMIT");
        query.next();
        if (!query.failed())
            return Done();
        // A reader in the way leaves the transaction open, to be committed once more.
        const bool busy = (query.code() & 0xFF) == SQLITE_BUSY && inTransaction();
        if (!busy || !m_patience.heldUpBy().isEmpty() || !m_patience.wait())
            break;
    }
    const Error why = failure();
    rollBack();
    playBack();
    return why;
}

void WritableDatabase::rollBack()
{
    if (inTransaction())
        (void)runAnyway("ROLLBACK");
}

bool WritableDatabase::inTransaction() const
{
    return m_handle && sqlite3_get_autocommit(m_handle) == 0;
}

} // namespace sw
