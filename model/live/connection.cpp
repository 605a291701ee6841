// SPDX-License-Identifier: Apache-2.0
#include "model/live/connection.h"

#include "model/live/guard.h"
#include "model/live/regexp.h"
#include "model/sql/sqlite.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>
#include <QUrl>
#include <QUuid>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int BusyWaitMs = 5000;
constexpr int BusyStepMs = 20;
constexpr int DeadlineMs = 120'000;
constexpr int InstructionsAStep = 10'000;

constexpr std::array Pragmas{
    "table_list", "table_xinfo", "table_info", "index_list", "index_xinfo", "index_info",
    "foreign_key_list", "encoding", "application_id", "user_version", "page_size", "auto_vacuum",
    "schema_version", "cell_size_check", "mmap_size",
    // These for a person who asks.
    "integrity_check", "quick_check", "foreign_key_check", "database_list", "collation_list",
    "function_list", "compile_options", "page_count", "freelist_count", "data_version"};
constexpr std::array Functions{"load_extension", "fts3_tokenizer", "readfile", "writefile"};

template <typename Names> bool isAmong(const Names &names, const char *wanted)
{
    return wanted && std::any_of(names.begin(), names.end(), [&](const char *name) {
               return sqlite3_stricmp(name, wanted) == 0;
           });
}

/// Reading, and the PRAGMAs that only tell.
int authorize(void *, int action, const char *first, const char *second, const char *, const char *)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return isAmong(Functions, second) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
        return isAmong(Pragmas, first) ? SQLITE_OK : SQLITE_DENY;
    // Only compiled, to see whether the triggers of a table can be: the file is read-only.
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        return SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

int deadlinePassed(void *deadline)
{
    return static_cast<QDeadlineTimer *>(deadline)->hasExpired() ? 1 : 0;
}

/// Another program holds a lock: it is waited for, in steps so short that a stop is heard.
int waitForLock(void *stop, int waits)
{
    if (static_cast<const std::atomic<bool> *>(stop)->load() || waits * BusyStepMs > BusyWaitMs)
        return 0;
    QThread::msleep(BusyStepMs);
    return 1;
}

int wasStopped(void *stop) { return static_cast<const std::atomic<bool> *>(stop)->load() ? 1 : 0; }

bool needsCopy(int code)
{
    switch (code) {
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_CANTLOCK:
    case SQLITE_READONLY_DIRECTORY:
        return true;
    default:
        return (code & 0xFF) == SQLITE_CANTOPEN;
    }
}

Error unreadable(const QString &path, const QString &reason)
{
    return {u"“%1” cannot be read: %2."_s.arg(path, reason)};
}

/// What SQLite's code means for somebody who only wanted to open a file.
Error explained(const QString &path, int code, const QString &message)
{
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        return unreadable(path, u"it is not a SQLite database, or it is encrypted"_s);
    case SQLITE_CORRUPT:
        return unreadable(path, u"the database is damaged (SQLite says “%1”); restore it from a"
                                " backup, or try the sqlite3 shell’s .recover"_s.arg(message));
    case SQLITE_BUSY:
        return unreadable(path, u"another program holds a lock on it; close that program or wait"
                                " until it has finished"_s);
    default:
        return unreadable(path, u"SQLite says “%1”"_s.arg(message));
    }
}

Result<Done> checkFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return unreadable(path, u"there is no such file"_s);
    if (info.isDir())
        return unreadable(path, u"it is a folder; name the database file in it"_s);
    if (!info.isFile()) // a pipe would be waited for
        return unreadable(path, u"it is no ordinary file; name a database file"_s);
    // Asked, not tried: closing a file anywhere in this program would drop the locks that another
    // connection of it holds there.
    if (!info.isReadable())
        return unreadable(path, u"you may not read it; ask its owner, or open a copy"_s);
    return Done();
}

} // namespace

bool looksLikeSqlite(const QString &path)
{
    QFile file(path);
    static constexpr QByteArrayView Magic("SQLite format 3\0", 16);
    return file.open(QIODevice::ReadOnly) && file.read(Magic.size()) == Magic;
}

Connection::Connection() : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)) {}

Connection::~Connection() { close(); }

void Connection::close()
{
    if (QSqlDatabase::contains(m_name)) {
        QSqlDatabase::database(m_name, false).close();
        QSqlDatabase::removeDatabase(m_name);
    }
    m_handle = nullptr;
}

bool Connection::open(const QString &path, bool copy)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    const QByteArray mode = copy ? "?mode=rw" : "?mode=ro";
    const QByteArray url
        = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded() + mode;
    database.setDatabaseName(QString::fromLatin1(url));
    database.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(BusyWaitMs));
    if (!database.open()) {
        m_failure = database.lastError().databaseText();
        return false;
    }
    const QVariant handle = database.driver()->handle();
    m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    guard();
    return true;
}

void Connection::guard()
{
    guardAgainstFile(m_handle, Purpose::Looking);
    m_deadline.setRemainingTime(DeadlineMs);
    sqlite3_progress_handler(m_handle, InstructionsAStep, deadlinePassed, &m_deadline);
    sqlite3_set_authorizer(m_handle, authorize, nullptr);
}

void Connection::browse(std::shared_ptr<const std::atomic<bool>> stop)
{
    m_stop = std::move(stop);
    if (!std::exchange(m_browsed, true)) {
        letRowsBeRead(m_handle);
        addRegexp(m_handle);
    }
    auto *flag = const_cast<std::atomic<bool> *>(m_stop.get());
    sqlite3_progress_handler(m_handle, InstructionsAStep, m_stop ? wasStopped : nullptr, flag);
    if (m_stop)
        sqlite3_busy_handler(m_handle, waitForLock, flag);
}

void Connection::useLargeCache()
{
    sqlite3_set_authorizer(m_handle, nullptr, nullptr); // of our own there is nothing to fear
    SqliteQuery(m_handle, "PRAGMA cache_size = -8192").next(); // KiB
    sqlite3_set_authorizer(m_handle, authorize, nullptr);
}

int Connection::look()
{
    SqliteQuery query(m_handle, "SELECT count(*) FROM sqlite_schema");
    query.next();
    if (!query.failed())
        return SQLITE_OK;
    m_failure = QString::fromUtf8(sqlite3_errmsg(m_handle));
    return sqlite3_extended_errcode(m_handle);
}

bool Connection::tolerateBrokenObjects()
{
    // One malformed object hides all others, unless SQLite is told to go on. The file is open for
    // reading only, so nothing more than that follows from it.
    const QString first = m_failure;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
    if (look() != SQLITE_OK) {
        m_failure = first;
        return false;
    }
    m_notes.push_back(
        {Severity::Warning,
         u"broken"_s,
         {},
         u"A part of the schema is broken (SQLite says “%1”); the rest is shown."_s.arg(first)});
    return true;
}

Result<Done> Connection::openCopy(const QString &path)
{
    close();
    m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = m_copy->filePath(u"copy.db"_s);
    for (const QString &part : {QString(), u"-journal"_s, u"-wal"_s}) {
        if (QFile::exists(path + part) && !QFile::copy(path + part, copy + part))
            return unreadable(path,
                              u"it needs a recovery, and copying it to “%1” for that failed"_s.arg(
                                  m_copy->path()));
        QFile::setPermissions(copy + part, QFile::ReadOwner | QFile::WriteOwner);
    }
    if (!open(copy, true))
        return unreadable(path, m_failure);
    m_notes.push_back(
        {Severity::Hint,
         u"copy"_s,
         {},
         u"“%1” cannot be read in place (%2), so a copy of it was read."_s.arg(path, m_failure)});
    return Done();
}

Result<std::unique_ptr<Connection>> Connection::openForReading(const QString &path)
{
    if (const Result<Done> file = checkFile(path); !file)
        return file.error();
    std::unique_ptr<Connection> connection(new Connection);
    int code = connection->open(path, false) ? connection->look() : SQLITE_CANTOPEN;
    if (needsCopy(code)) {
        if (const Result<Done> copied = connection->openCopy(path); !copied)
            return copied.error();
        code = connection->look();
    }
    const bool malformed = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_ERROR;
    if (malformed && connection->m_failure.contains(u"malformed database schema"_s)
        && connection->tolerateBrokenObjects())
        code = SQLITE_OK;
    if (code != SQLITE_OK)
        return explained(path, code, connection->m_failure);
    return connection;
}

} // namespace sw
