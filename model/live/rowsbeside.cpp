// SPDX-License-Identifier: Apache-2.0
#include "model/live/rowsbeside.h"

#include "model/live/values.h"
#include "model/live/watcher.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The tables that have a rowid, with their columns: name and type.
QHash<QString, QStringList> columnsOfTables(sqlite3 *database)
{
    QHash<QString, QStringList> tables;
    SqliteQuery query(database,
                      "SELECT t.name, c.name || ' ' || c.type FROM pragma_table_list AS t,"
                      " pragma_table_info(t.name, 'main') AS c"
                      " WHERE t.schema = 'main' AND t.type = 'table' AND NOT t.wr"
                      " AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (query.next())
        tables[query.text(0)].append(query.text(1));
    return tables;
}

qint64 countOf(sqlite3 *database, const QString &table)
{
    const QByteArray sql = (u"SELECT count(*) FROM "_s + inMain(table)).toUtf8();
    SqliteQuery query(database, viewOf(sql));
    return query.next() ? query.integer(0) : 0;
}

QByteArray valuesByRowid(const QString &table, const QStringList &columns)
{
    QStringList names{u"rowid"_s};
    for (const QString &column : columns)
        names.append(alwaysQuotedName(column.left(column.lastIndexOf(u' '))));
    return (u"SELECT "_s + names.join(u", ") + u" FROM "_s + inMain(table) + u" ORDER BY rowid"_s)
        .toUtf8();
}

bool holdSameValues(const SqliteQuery &a, const SqliteQuery &b)
{
    for (int i = 1; i < a.columnCount(); ++i) {
        if (!sameValue(a, i, b, i))
            return false;
    }
    return true;
}

/// Both run through in the order of their rowids.
Result<qint64> differingIn(sqlite3 *now, sqlite3 *then, const QByteArray &sql,
                           const Watcher &watcher)
{
    SqliteQuery a(now, viewOf(sql));
    SqliteQuery b(then, viewOf(sql));
    qint64 count = 0;
    bool hasA = a.next();
    bool hasB = b.next();
    while ((hasA || hasB) && !watcher.cancelled()) {
        const qint64 idA = hasA ? a.integer(0) : 0;
        const qint64 idB = hasB ? b.integer(0) : 0;
        const bool both = hasA && hasB && idA == idB;
        count += both && holdSameValues(a, b) ? 0 : 1;
        const bool stepA = hasA && (!hasB || idA <= idB);
        const bool stepB = hasB && (!hasA || idB <= idA);
        hasA = stepA ? a.next() : hasA;
        hasB = stepB ? b.next() : hasB;
    }
    if (a.failed() || b.failed())
        return Error{
            u"The rows cannot be compared: %1"_s.arg(a.failed() ? a.errorText() : b.errorText())};
    return count;
}

} // namespace

Result<qint64> differingRows(sqlite3 *now, sqlite3 *then, const Watcher &watcher)
{
    const QHash<QString, QStringList> tablesNow = columnsOfTables(now);
    const QHash<QString, QStringList> tablesThen = columnsOfTables(then);
    qint64 count = 0;
    for (auto table = tablesNow.begin(); table != tablesNow.end(); ++table) {
        if (!tablesThen.contains(table.key())) {
            count += countOf(now, table.key());
            continue;
        }
        QStringList common;
        for (const QString &column : table.value()) {
            if (tablesThen.value(table.key()).contains(column))
                common.append(column);
        }
        const Result<qint64> found
            = differingIn(now, then, valuesByRowid(table.key(), common), watcher);
        if (!found)
            return found;
        count += *found;
    }
    return count;
}

} // namespace sw
