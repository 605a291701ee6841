// SPDX-License-Identifier: Apache-2.0
#include "model/data/querychange.h"

#include "model/live/pragmas.h"
#include "model/live/regexp.h"
#include "model/sql/quote.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What somebody's statements may not do to a connection that writes: leave its file or its
/// transaction, or set something.
int authorizeChange(void *, int action, const char *first, const char *second, const char *,
                    const char *)
{
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return SQLITE_DENY;
    case SQLITE_PRAGMA:
        return first && onlyTells(first, second != nullptr) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION:
        return second && sqlite3_stricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
        return SQLITE_OK;
    }
}

/// Counts the rows that a statement changes, and holds it within its bounds, while it lives.
class ChangeCount {
public:
    explicit ChangeCount(sqlite3 *database)
        : m_database(database), m_before(sqlite3_total_changes64(database))
    {
        sqlite3_update_hook(database, &ChangeCount::count, this);
        sqlite3_set_authorizer(database, authorizeChange, nullptr);
    }
    ~ChangeCount()
    {
        sqlite3_update_hook(m_database, nullptr, nullptr);
        sqlite3_set_authorizer(m_database, nullptr, nullptr);
    }
    ChangeCount(const ChangeCount &) = delete;
    ChangeCount &operator=(const ChangeCount &) = delete;

    [[nodiscard]] QueryEffect effectOf(const QueryStatement &statement)
    {
        QueryEffect effect;
        if (statement.kind == QueryKind::ChangesRows) {
            // All rows of a table are deleted without a word to the hook.
            const qint64 own = sqlite3_changes64(m_database);
            const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto &each) {
                return each.first.compare(statement.table, Qt::CaseInsensitive) == 0;
            });
            const qint64 seen = found == m_rows.end() ? 0 : found->second;
            effect.tables.push_back(
                {found == m_rows.end() ? statement.table : found->first, std::max(own, seen)});
            if (found != m_rows.end())
                m_rows.erase(found);
        }
        qint64 named = 0;
        for (const auto &[table, rows] : m_rows)
            effect.tables.push_back({table, rows});
        for (const TableEffect &each : effect.tables)
            named += each.rows;
        if (statement.kind == QueryKind::ChangesRows)
            effect.elsewhere
                = std::max<qint64>(0, sqlite3_total_changes64(m_database) - m_before - named);
        return effect;
    }

private:
    static void count(void *self, int, const char *, const char *table, sqlite3_int64)
    {
        ++static_cast<ChangeCount *>(self)->m_rows[QString::fromUtf8(table)];
    }

    sqlite3 *m_database;
    qint64 m_before;
    std::map<QString, qint64> m_rows;
};

/// A table that goes takes its rows along.
QueryEffect effectOfDrop(WritableDatabase &database, const QueryStatement &statement)
{
    const Result<qint64> rows
        = database.number(u"SELECT count(*) FROM %1"_s.arg(inMain(statement.table)).toStdString());
    return rows ? QueryEffect{{{statement.table, *rows}}, 0} : QueryEffect();
}

class ChangeRun {
public:
    ChangeRun(WritableDatabase &database, const std::vector<QueryStatement> &statements)
        : m_database(database), m_statements(statements)
    {
        addRegexp(database.handle());
    }

    [[nodiscard]] std::optional<QueryFault> go(bool withReads)
    {
        for (const QueryStatement &statement : m_statements) {
            if (auto fault = runOne(statement, withReads))
                return fault;
        }
        int dangling = 0;
        int highest = 0;
        sqlite3_db_status(m_database.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &dangling, &highest,
                          0);
        if (dangling > 0)
            return QueryFault{u"Rows would be left that refer to nothing."_s};
        return std::nullopt;
    }
    [[nodiscard]] QueryChanges take() { return std::move(m_done); }
    [[nodiscard]] const std::vector<QueryEffect> &effects() const { return m_done.effects; }

private:
    std::optional<QueryFault> runOne(const QueryStatement &statement, bool withReads)
    {
        QueryEffect effect;
        if (statement.verb == u"DROP TABLE")
            effect = effectOfDrop(m_database, statement);
        if (withReads || statement.kind != QueryKind::Reads) {
            ChangeCount count(m_database.handle());
            m_database.patience().begin(u"Running SQL"_s);
            QueryResult result = runQuery(m_database.handle(), statement, QueryLeave::ToChange,
                                          m_database.watcher());
            if (result.fault)
                return result.fault;
            if (effect.tables.empty())
                effect = count.effectOf(statement);
            if (withReads)
                hold(std::move(result));
        }
        m_done.effects.push_back(std::move(effect));
        return std::nullopt;
    }

    /// Nobody can look at more before all of it is done.
    void hold(QueryResult result)
    {
        if (m_bytes >= QueryResult::MostBytes && !result.rows.empty()) {
            result.rows.clear();
            result.hasMore = true;
            result.bytes = 0;
        }
        m_bytes += result.bytes;
        m_done.results.push_back(std::make_shared<const QueryResult>(std::move(result)));
    }

    WritableDatabase &m_database;
    const std::vector<QueryStatement> &m_statements;
    QueryChanges m_done;
    qint64 m_bytes = 0;
};

} // namespace

std::variant<QueryChanges, QueryFault> tryChanges(WritableDatabase &database,
                                                  const std::vector<QueryStatement> &statements)
{
    ChangedPragmas pragmas(database);
    Result<Done> done = pragmas.set("foreign_keys", u"1"_s);
    if (done)
        done = database.begin();
    if (!done)
        return QueryFault{done.error().text};
    ChangeRun run(database, statements);
    std::optional<QueryFault> fault = run.go(false);
    database.rollBack();
    if (fault)
        return *fault;
    return run.take();
}

std::variant<QueryChanges, QueryFault> runChanges(WritableDatabase &database,
                                                  const std::vector<QueryStatement> &statements,
                                                  const std::vector<QueryEffect> &expected)
{
    ChangedPragmas pragmas(database);
    Result<Done> done = pragmas.set("foreign_keys", u"1"_s);
    if (done)
        done = database.begin();
    if (!done)
        return QueryFault{done.error().text};
    ChangeRun run(database, statements);
    std::optional<QueryFault> fault = run.go(true);
    if (!fault && run.effects() != expected)
        fault
            = QueryFault{u"The rows are not what they were a moment ago, and it would do something"
                         " else now: run it again to see what."_s};
    if (fault) {
        database.rollBack();
        return *fault;
    }
    done = database.commit();
    if (!done)
        return QueryFault{done.error().text};
    return run.take();
}

} // namespace sw
