// SPDX-License-Identifier: Apache-2.0
#include "tests/support/appliedtext.h"

#include "model/live/connection.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sync/rowfacts.h"
#include "tests/support/watching.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

/// One that asks, decides and asks again ends.
constexpr int MostQuestions = 6;

QString rowsOf(sqlite3 *database, const QByteArray &sql)
{
    QStringList rows;
    SqliteQuery query(database, viewOf(sql));
    while (query.next()) {
        QString row;
        for (int i = 0; i < query.columnCount(); ++i)
            row += QString::number(static_cast<int>(query.valueClass(i))) + u':' + query.text(i)
                   + u'|';
        rows.append(row);
    }
    if (query.failed())
        rows.append(query.errorText());
    return rows.join(u'\n');
}

} // namespace

Result<Content> contentOfDatabase(const QString &path)
{
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return connection.error();
    Result<Introspection> read = introspect((*connection)->handle());
    if (!read)
        return read.error();
    Content content;
    content.schema = std::move(read->schema);
    return content;
}

Attempt attempt(const QString &path, const Content &drawn, Answers answers, const Decide &decide,
                const std::function<void()> &between)
{
    Watching watching;
    const auto database = WritableDatabase::open(path, watching);
    if (!database)
        return {u"failed"_s, database.error().text, {}};
    Attempt result;
    for (int i = 0; i < MostQuestions; ++i) {
        Result<Prepared> made = prepare((*database)->handle(), drawn, answers, watching);
        if (!made)
            return {u"failed"_s, made.error().text, {}};
        result.plan = std::move(made->plan);
        if (result.plan.isReady() || hasErrors(result.plan.refusals) || !decide
            || !decide(result.plan, answers))
            break;
    }
    if (!result.plan.isReady()) {
        result.outcome = u"refused"_s;
        QStringList why;
        for (const Problem &problem : result.plan.refusals)
            why.append(problem.text);
        for (const Question &question : result.plan.questions)
            why.append(question.text);
        for (const Risk &risk : result.plan.risks) {
            if (risk.isOpen())
                why.append(risk.text);
        }
        result.text = why.join(u'\n');
        return result;
    }
    if (between)
        between();
    if (result.plan.isEmpty()) {
        result.outcome = u"nothing"_s;
        return result;
    }
    const ApplyResult applied = applyPlan(**database, result.plan, {});
    result.outcome = applied.done ? u"done"_s : applied.why.refused ? u"refused"_s : u"failed"_s;
    result.text = applied.why.text;
    return result;
}

QString everythingIn(const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READWRITE, nullptr);
    QString text = rowsOf(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    QStringList tables;
    {
        SqliteQuery query(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
        while (query.next())
            tables.append(query.text(0));
    }
    for (const QString &table : tables)
        text += u"\n== "_s + table + u'\n'
                + rowsOf(database, (u"SELECT * FROM "_s + inMain(table)).toUtf8());
    sqlite3_close(database);
    return text;
}

} // namespace sw::test
