// SPDX-License-Identifier: Apache-2.0
#include "model/sql/sqlite.h"

#include "model/sql/token.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

SqliteQuery::SqliteQuery(sqlite3 *database, std::string_view sql) : m_database(database)
{
    const char *rest = nullptr;
    m_code = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &m_statement,
                                &rest);
    m_used = rest ? static_cast<size_t>(rest - sql.data()) : 0;
    m_failed = m_code != SQLITE_OK;
}

SqliteQuery::~SqliteQuery() { sqlite3_finalize(m_statement); }

bool SqliteQuery::isReadOnly() const
{
    // What is only explained does not run.
    return sqlite3_stmt_readonly(m_statement) != 0 || sqlite3_stmt_isexplain(m_statement) != 0;
}

bool SqliteQuery::next()
{
    if (!m_statement || m_failed)
        return false;
    m_code = sqlite3_step(m_statement);
    m_failed = m_code != SQLITE_ROW && m_code != SQLITE_DONE;
    return m_code == SQLITE_ROW;
}

QString SqliteQuery::errorText() const { return QString::fromUtf8(sqlite3_errmsg(m_database)); }

void SqliteQuery::reset()
{
    sqlite3_reset(m_statement);
    m_failed = m_statement == nullptr;
}

void SqliteQuery::bind(int place, const QString &text) { bindText(place, viewOf(text.toUtf8())); }

void SqliteQuery::bind(int place, qint64 integer)
{
    sqlite3_bind_int64(m_statement, place, integer);
}

void SqliteQuery::bind(int place, double real) { sqlite3_bind_double(m_statement, place, real); }

// A text or blob without bytes is not NULL; SQLite tells by the pointer.
void SqliteQuery::bindText(int place, std::string_view bytes)
{
    sqlite3_bind_text64(m_statement, place, bytes.empty() ? "" : bytes.data(), bytes.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void SqliteQuery::bindBlob(int place, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement, place, bytes.empty() ? "" : bytes.data(), bytes.size(),
                        SQLITE_TRANSIENT);
}

void SqliteQuery::bindNull(int place) { sqlite3_bind_null(m_statement, place); }

void SqliteQuery::bindValue(int place, const SqliteQuery &from, int column)
{
    sqlite3_bind_value(m_statement, place, sqlite3_column_value(from.m_statement, column));
}

ValueClass SqliteQuery::valueClass(int column) const
{
    return static_cast<ValueClass>(sqlite3_column_type(m_statement, column));
}

std::string_view SqliteQuery::bytes(int column) const
{
    const unsigned char *text = sqlite3_column_text(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return text ? std::string_view(reinterpret_cast<const char *>(text), static_cast<size_t>(size))
                : std::string_view();
}

std::string_view SqliteQuery::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::string_view(static_cast<const char *>(bytes), static_cast<size_t>(size))
                 : std::string_view();
}

QString SqliteQuery::text(int column) const { return stringOf(bytes(column)); }

qint64 SqliteQuery::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double SqliteQuery::real(int column) const { return sqlite3_column_double(m_statement, column); }

bool SqliteQuery::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool SqliteQuery::isInteger(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_INTEGER;
}

int SqliteQuery::columnCount() const { return sqlite3_column_count(m_statement); }

QString SqliteQuery::columnName(int column) const
{
    return QString::fromUtf8(sqlite3_column_name(m_statement, column));
}

QString SqliteQuery::columnType(int column) const
{
    return QString::fromUtf8(sqlite3_column_decltype(m_statement, column));
}

namespace {

int compareAsBytes(void *, int sizeA, const void *a, int sizeB, const void *b)
{
    const std::string_view first(static_cast<const char *>(a), static_cast<size_t>(sizeA));
    const std::string_view second(static_cast<const char *>(b), static_cast<size_t>(sizeB));
    return first.compare(second);
}

void answerNull(sqlite3_context *context, int, sqlite3_value **) { sqlite3_result_null(context); }

int connectStandIn(sqlite3 *database, void *, int, const char *const *, sqlite3_vtab **table,
                   char **)
{
    *table = new sqlite3_vtab{};
    return sqlite3_declare_vtab(database, "CREATE TABLE x(value)");
}

int disconnectStandIn(sqlite3_vtab *table)
{
    delete table;
    return SQLITE_OK;
}

int noPlan(sqlite3_vtab *, sqlite3_index_info *) { return SQLITE_ERROR; }

const sqlite3_module StandInModule = [] {
    sqlite3_module module{};
    module.iVersion = 1;
    module.xCreate = connectStandIn;
    module.xConnect = connectStandIn;
    module.xBestIndex = noPlan;
    module.xDisconnect = disconnectStandIn;
    module.xDestroy = disconnectStandIn;
    return module;
}();

/// What stands between the prefix and the end, or the suffix, of one of SQLite's messages.
QString between(const QString &message, QLatin1String prefix, QLatin1String suffix = {})
{
    if (!message.startsWith(prefix) || !message.endsWith(suffix))
        return {};
    return message.mid(prefix.size(), message.size() - prefix.size() - suffix.size());
}

} // namespace

ScratchDatabase::ScratchDatabase(StandIns standIns) : m_standIns(standIns)
{
    sqlite3_open_v2(":memory:", &m_database,
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(m_database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_exec(m_database, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    if (standIns == StandIns::Everything)
        sqlite3_collation_needed(m_database, this, &ScratchDatabase::needCollation);
}

ScratchDatabase::~ScratchDatabase() { sqlite3_close_v2(m_database); }

void ScratchDatabase::needCollation(void *self, sqlite3 *database, int, const char *name)
{
    static_cast<ScratchDatabase *>(self)->m_needs.collations.append(QString::fromUtf8(name));
    sqlite3_create_collation(database, name, SQLITE_UTF8, nullptr, compareAsBytes);
}

bool ScratchDatabase::standIn(const QString &message)
{
    const QString module = between(message, "no such module: "_L1);
    if (!module.isEmpty() && !m_needs.modules.contains(module)) {
        m_needs.modules.append(module);
        return sqlite3_create_module(m_database, module.toUtf8().constData(), &StandInModule,
                                     nullptr)
               == SQLITE_OK;
    }
    if (m_standIns != StandIns::Everything)
        return false;
    QString function = between(message, "no such function: "_L1);
    if (function.isEmpty())
        function = between(message, "unknown function: "_L1, "()"_L1);
    if (function.isEmpty() || m_needs.functions.contains(function))
        return false;
    m_needs.functions.append(function);
    return sqlite3_create_function(m_database, function.toUtf8().constData(), -1,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                   answerNull, nullptr, nullptr)
           == SQLITE_OK;
}

std::unique_ptr<SqliteError> ScratchDatabase::run(std::string_view sql)
{
    while (true) {
        SqliteQuery query(m_database, sql);
        while (query.next()) {
        }
        if (!query.failed())
            return nullptr;
        auto error = std::make_unique<SqliteError>();
        error->code = query.code();
        error->text = QString::fromUtf8(sqlite3_errmsg(m_database));
        error->offset = sqlite3_error_offset(m_database);
        if (!standIn(error->text))
            return error;
    }
}

} // namespace sw
