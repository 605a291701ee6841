// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/rowsource.h"
#include "model/data/rowtext.h"
#include "model/data/walk.h"
#include "model/sql/token.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Exit print(sqlite3 *database, const Walk &walk, const Invocation &given)
{
    const RowSet set = walk.rows();
    const qint64 most = given.has(u"limit"_s) ? given.value(u"limit"_s).toLongLong() : -1;
    const BoundSql sql = given.has(u"count"_s) ? set.count() : set.all(most);
    if (given.has(u"sql"_s)) {
        printResult(sql.withLiterals() + u";\n"_s);
        return Exit::Done;
    }
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(database, viewOf(text));
    sql.bindTo(query);
    if (given.has(u"count"_s)) {
        const qint64 count = query.next() ? query.integer(0) : 0;
        if (!query.failed())
            printResult(QString::number(count) + u'\n');
        return query.failed() ? failure(u"SQLite says “%1”."_s.arg(query.errorText()))
               : count == 0   ? Exit::Differences
                              : Exit::Done;
    }
    const qint64 count = query.isReady() ? given.has(u"json"_s) ? writeJson(query, printResult)
                                                                : writeTable(query, printResult)
                                         : 0;
    if (!query.isReady() || query.failed())
        return failure(u"The rows cannot be read: SQLite says “%1”."_s.arg(query.errorText()));
    return count == 0 ? Exit::Differences : Exit::Done;
}

Exit runRows(const Invocation &given)
{
    bool isNumber = true;
    if (given.has(u"limit"_s) && (given.value(u"limit"_s).toLongLong(&isNumber) < 0 || !isNumber))
        return usageError(
            u"rows"_s, u"--limit takes a number of rows, not %1."_s.arg(given.value(u"limit"_s)));
    const Result<RowPath> path = parseRowPath(given.argument(1));
    if (!path)
        return usageError(u"rows"_s, path.error().text);
    const Result<std::shared_ptr<RowSource>> source = readRowSource(given);
    if (!source)
        return failure(source.error().text);
    const WaysOf ways((*source)->schema);
    const Result<Walk> walk = Walk::along(*path, ways);
    if (!walk)
        return failure(walk.error().text);
    return print((*source)->connection->handle(), *walk, given);
}

} // namespace

Verb rowsVerb()
{
    return {
        u"rows"_s,
        u"DATABASE PATH [--doc DOC] [--json] [--limit N] [--count] [--sql]"_s,
        u"Prints the rows that a path leads to: a table, a key of its rows, and relationships\n"
        "by the names of their roles, table[key].role.role. A many-to-many is crossed in one\n"
        "step. DATABASE is a SQLite file, or a document drawn for one. Exit status 1 where\n"
        "nothing is there."_s,
        u"  schemawright rows clinic.db 'owner[1].pets'\n"
        "  schemawright rows school.db \"student[name='Ann'].courses\" --json\n"
        "  schemawright rows shop.db \"order[(7,'eu')].lines.product\" --count\n"_s,
        2,
        {{{u"doc"_s}, u"DOC"_s, u"The document whose role names are meant."_s},
         {{u"json"_s}, {}, u"An array of objects: exact integers, blobs as hexadecimal text."_s},
         {{u"limit"_s}, u"N"_s, u"At most so many rows."_s},
         {{u"count"_s}, {}, u"Only how many there are."_s},
         {{u"sql"_s}, {}, u"The query instead of its rows."_s}},
        runRows};
}

} // namespace sw
