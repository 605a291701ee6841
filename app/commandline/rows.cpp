// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/source.h"
#include "app/commandline/verb.h"
#include "model/data/rowtext.h"
#include "model/data/walk.h"
#include "model/file/documentfile.h"
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/token.h"
#include "model/sync/asdrawn.h"
#include "model/sync/targetpath.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The database whose rows are meant, and the document that names its relationships, if any.
struct Meant {
    QString database;
    std::optional<Content> document;
};

Result<Meant> meantBy(const Invocation &given)
{
    Meant meant;
    meant.database = given.argument(0);
    QString document = given.value(u"doc"_s);
    // A document stands for the database that it is drawn for.
    if (document.isEmpty() && !looksLikeSqlite(meant.database)) {
        if (Result<Content> content = readDocument(meant.database); content.ok()) {
            document = meant.database;
            meant.database = targetPathOf(document, *content->settings);
        }
    }
    if (document.isEmpty())
        return meant;
    Result<Content> content = readDocument(document);
    if (!content)
        return content.error();
    meant.document = std::move(*content);
    return meant;
}

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
    const Result<Meant> meant = meantBy(given);
    if (!meant)
        return failure(meant.error().text);
    const auto connection = Connection::openForReading(meant->database);
    if (!connection)
        return failure(connection.error().text);
    const Result<Introspection> read = introspect((*connection)->handle(), Proof::No);
    if (!read)
        return failure(read.error().text);
    const WaysOf ways(meant->document ? asDrawn(read->schema, *meant->document) : read->schema);
    const Result<Walk> walk = Walk::along(*path, ways);
    if (!walk)
        return failure(walk.error().text);
    (*connection)->browse();
    return print((*connection)->handle(), *walk, given);
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
