// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/rowsource.h"
#include "model/base/filebytes.h"
#include "model/data/rowsout.h"
#include "model/data/rowtext.h"
#include "model/data/walk.h"
#include "model/sql/token.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What the rows are written as; nothing: as a table for people’s eyes.
Result<std::optional<RowFormatOptions>> formatAskedFor(const Invocation &given)
{
    RowFormatOptions options;
    const QString name = given.has(u"json"_s) ? u"json"_s : given.value(u"format"_s, u"table"_s);
    if (name == u"table")
        return std::optional<RowFormatOptions>();
    const std::optional<RowFormat> format = rowFormatNamed(name);
    if (!format)
        return Error{u"There is no format %1; there is table, csv, json, jsonl, insert,"
                     " markdown."_s.arg(name)};
    options.format = *format;
    options.guarded = !given.has(u"no-guard"_s);
    const QString separator = given.value(u"separator"_s, u","_s);
    if (separator == u"tab")
        options.separator = '\t';
    else if (separator == u"," || separator == u";" || separator == u"|")
        options.separator = separator[0].toLatin1();
    else
        return Error{u"--separator takes , or ; or | or tab, not %1."_s.arg(separator)};
    return std::optional(options);
}

Exit printAs(sqlite3 *database, const RowsOut &rows, const RowFormatOptions &options,
             const QString &output)
{
    Unwatched watcher;
    const ByteSink sink = [](QByteArrayView bytes) -> Result<Done> {
        printResult(QString::fromUtf8(bytes));
        return Done();
    };
    const Result<RowsWritten> written = output.isEmpty()
                                            ? writeRows(database, rows, options, sink, watcher)
                                            : exportRows(database, rows, options, output, watcher);
    if (!written)
        return failure(written.error().text);
    if (written->oddTexts > 0)
        printMessage(u"warning: %1 texts are not UTF-8 or hold a NUL; of these the bytes were"
                     " written in hexadecimal."_s.arg(written->oddTexts));
    return written->rows == 0 ? Exit::Differences : Exit::Done;
}

Exit print(sqlite3 *database, const Walk &walk, const Invocation &given,
           const std::optional<RowFormatOptions> &format)
{
    const RowSet set = walk.rows();
    const qint64 most = given.has(u"limit"_s) ? given.value(u"limit"_s).toLongLong() : -1;
    const BoundSql sql = given.has(u"count"_s) ? set.count() : set.all(most);
    if (given.has(u"sql"_s)) {
        printResult(sql.withLiterals() + u";\n"_s);
        return Exit::Done;
    }
    if (format && !given.has(u"count"_s)) {
        RowsOut rows{set};
        rows.most = most;
        return printAs(database, rows, *format, given.value(u"output"_s));
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
    const qint64 count = query.isReady() ? writeTable(query, printResult) : 0;
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
    const Result<std::optional<RowFormatOptions>> format = formatAskedFor(given);
    if (!format)
        return usageError(u"rows"_s, format.error().text);
    if (given.has(u"output"_s) && !*format)
        return usageError(u"rows"_s, u"In which format is %1 to be? Name it with --format."_s.arg(
                                         given.value(u"output"_s)));
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
    return print((*source)->connection->handle(), *walk, given, *format);
}

} // namespace

Verb rowsVerb()
{
    return {
        u"rows"_s,
        u"DATABASE PATH [--doc DOC] [--format FORMAT | --json] [-o OUT] [--limit N] [--count] [--sql]"_s,
        u"Prints the rows that a path leads to: a table, a key of its rows, and relationships\n"
        "by the names of their roles, table[key].role.role. A many-to-many is crossed in one\n"
        "step. DATABASE is a SQLite file, or a document drawn for one. Exit status 1 where\n"
        "nothing is there."_s,
        u"  schemawright rows clinic.db 'owner[1].pets'\n"
        "  schemawright rows school.db \"student[name='Ann'].courses\" --json\n"
        "  schemawright rows clinic.db pet --format csv -o pets.csv\n"
        "  schemawright rows shop.db \"order[(7,'eu')].lines.product\" --count\n"_s,
        2,
        {{{u"doc"_s}, u"DOC"_s, u"The document whose role names are meant."_s},
         {{u"format"_s},
          u"FORMAT"_s,
          u"csv (NULL is nothing, the empty text is \"\"), json, jsonl, insert, markdown; table,\n"
          "                          for people’s eyes, without it."_s},
         {{u"json"_s}, {}, u"An array of objects: exact integers, blobs as hexadecimal text."_s},
         {{u"o"_s, u"output"_s},
          u"OUT"_s,
          u"The file to write, whole or not at all; standard output without it."_s},
         {{u"separator"_s}, u"S"_s, u"Of csv: , or ; or | or tab."_s},
         {{u"no-guard"_s},
          {},
          u"Of csv: without the apostrophe before texts that a spreadsheet takes for formulas."_s},
         {{u"limit"_s}, u"N"_s, u"At most so many rows."_s},
         {{u"count"_s}, {}, u"Only how many there are."_s},
         {{u"sql"_s}, {}, u"The query instead of its rows."_s}},
        runRows};
}

} // namespace sw
