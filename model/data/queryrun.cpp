// SPDX-License-Identifier: Apache-2.0
#include "model/data/queryrun.h"

#include "model/data/longvalue.h"
#include "model/live/watcher.h"
#include "model/sql/token.h"

#include <QElapsedTimer>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QByteArray beginningOfBytes(std::string_view bytes, bool isText)
{
    const QByteArrayView all(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const qsizetype size = isText ? wholeLetters(all, RowReader::MostBytes)
                                  : std::min(all.size(), RowReader::MostBytes);
    return all.first(size).toByteArray();
}

Cell cellOf(const SqliteQuery &query, int column)
{
    Cell cell;
    const ValueClass kind = query.valueClass(column);
    if (kind != ValueClass::Text && kind != ValueClass::Blob) {
        cell.value = Value::in(query, column);
        return cell;
    }
    const bool isText = kind == ValueClass::Text;
    const std::string_view all = isText ? query.bytes(column) : query.blob(column);
    cell.value.kind = kind;
    cell.value.bytes = beginningOfBytes(all, isText);
    cell.length = static_cast<qint64>(all.size());
    return cell;
}

QueryFault faultOf(sqlite3 *database, const SqliteQuery &query, const QueryStatement &statement,
                   const Watcher &watcher)
{
    QueryFault fault;
    // Without a place within it, the statement.
    fault.at = statement.begin + std::max(0, sqlite3_error_offset(database));
    const int code = query.code() & 0xFF;
    if (watcher.cancelled())
        return {u"Cancelled."_s};
    if (code == SQLITE_AUTH)
        fault.text = u"It is not allowed here: only what tells something about the database, and"
                     " what changes its rows and its schema, is run."_s;
    else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        fault.text = u"Another program holds a lock on the database; wait until it has finished,"
                     " and try again."_s;
    else
        fault.text = u"SQLite says “%1”."_s.arg(query.errorText());
    return fault;
}

/// Why the statement, as SQLite understands it, is not run.
QString whyNot(const SqliteQuery &query, const QueryStatement &statement, QueryLeave leave)
{
    const std::string_view rest = viewOf(statement.sql).substr(query.used());
    if (!tokenize(rest).empty())
        return u"There is more than one statement in it; set them apart by semicolons."_s;
    const bool mayChange = leave == QueryLeave::ToChange && statement.changes();
    if (!mayChange && !query.isReadOnly())
        return u"It would change the database, and is not run as something that reads."_s;
    return {};
}

void holdRows(SqliteQuery &query, QueryResult &result, Watcher &watcher)
{
    Pace pace;
    const int columns = query.columnCount();
    while (!watcher.cancelled() && query.next()) {
        if (result.rows.size() >= QueryResult::MostRows || result.bytes >= QueryResult::MostBytes) {
            result.hasMore = true;
            return;
        }
        std::vector<Cell> &row = result.rows.emplace_back();
        row.reserve(static_cast<size_t>(columns));
        for (int i = 0; i < columns; ++i) {
            row.push_back(cellOf(query, i));
            result.bytes += static_cast<qint64>(sizeof(Cell)) + row.back().value.bytes.size();
        }
        if (pace.due())
            watcher.progress({u"Reading"_s, static_cast<qint64>(result.rows.size()), 0, {}});
    }
}

} // namespace

TextFault placedIn(const QByteArray &text, const QueryFault &fault)
{
    if (fault.at < 0)
        return {fault.text, 0, 0};
    const auto place = placeOf(viewOf(text), fault.at);
    return {fault.text, place.line, place.column};
}

QueryResult runQuery(sqlite3 *database, const QueryStatement &statement, QueryLeave leave,
                     Watcher &watcher)
{
    QueryResult result;
    if (statement.kind == QueryKind::Refused) {
        result.fault
            = QueryFault{u"%1: %2."_s.arg(statement.verb, statement.refusal), statement.begin};
        return result;
    }
    QElapsedTimer clock;
    clock.start();
    SqliteQuery query(database, viewOf(statement.sql));
    const QString refused = query.isReady() ? whyNot(query, statement, leave) : QString();
    if (!refused.isEmpty()) {
        result.fault = QueryFault{refused, statement.begin};
        return result;
    }
    for (int i = 0; i < query.columnCount(); ++i)
        result.columns.append(query.columnName(i));
    holdRows(query, result, watcher);
    // What changes rows and returns them is brought to its end.
    while (result.hasMore && leave == QueryLeave::ToChange && !query.isReadOnly() && query.next()) {
    }
    if (query.failed() || watcher.cancelled())
        result.fault = faultOf(database, query, statement, watcher);
    result.duration = std::chrono::milliseconds(clock.elapsed());
    return result;
}

} // namespace sw
