// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/answeroptions.h"
#include "app/commandline/exportmigration.h"
#include "app/commandline/exportpicture.h"
#include "app/commandline/source.h"
#include "app/commandline/verb.h"
#include "model/base/filebytes.h"
#include "model/sql/quote.h"
#include "model/sql/script.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

void tellLosses(const Schema &schema)
{
    for (const TablePtr &table : schema.tables) {
        for (const ForeignKey &key : table->foreignKeys) {
            if (!key.enforced)
                printMessage(
                    u"left out: %1 is drawn as not enforced."_s.arg(subjectOf(*table, key).name));
        }
    }
}

Exit runExport(const Invocation &given)
{
    const QString format = given.value(u"format"_s);
    const QString formats = u"ddl, migration, "_s + pictureFormats().join(u", ");
    if (pictureFormats().contains(format))
        return exportPicture(given);
    if (format == u"migration")
        return exportMigration(given);
    if (format != u"ddl")
        return usageError(u"export"_s,
                          format.isEmpty()
                              ? u"Which format? Name it with --format; there is %1."_s.arg(formats)
                              : u"There is no format %1; there is %2."_s.arg(format, formats));
    if (given.has(u"dialect"_s) && given.value(u"dialect"_s) != u"sqlite")
        return usageError(u"export"_s, u"There is no dialect %1; there is sqlite."_s.arg(
                                           given.value(u"dialect"_s)));
    const Result<Source> source = readSource(given.argument(0));
    if (!source)
        return failure(source.error().text);
    printProblems(source->notes);
    const Schema &schema = source->content.schema;
    const Script script = scriptOf(schema);
    Needs needs;
    Problems problems = script.problems;
    for (const Problem &refused : tryScript(script, schema, &needs))
        problems.push_back(refused);
    printProblems(problems);
    for (const QString &module : needs.modules)
        printMessage(
            u"warning: the script needs the module %1, which this SQLite does not have."_s.arg(
                module));
    QString text;
    if (hasErrors(problems)) {
        if (!given.has(u"anyway"_s))
            return failure(u"Nothing was written. --anyway writes the script as it is."_s);
        text += lineComment(u"This script does not run as it is:"_s);
        for (const Problem &problem : problems)
            text += lineComment(lineOf(problem));
        text += u'\n';
    }
    tellLosses(schema);
    text += textOf(script, schema.options);
    const QString output = given.value(u"output"_s);
    if (output.isEmpty()) {
        printResult(text);
        return Exit::Done;
    }
    const Result<Done> written = writeFile(output, text.toUtf8());
    return written ? Exit::Done : failure(written.error().text);
}

} // namespace

Verb exportVerb()
{
    std::vector<VerbOption> options{
        {{u"format"_s},
         u"FORMAT"_s,
         u"ddl: CREATE statements, in an order that works; migration: what apply would do to a\n"
         "                          database, as a script with its own checks; svg, png, pdf."_s},
        {{u"o"_s, u"output"_s}, u"OUT"_s, u"The file to write; standard output without it."_s},
        {{u"dialect"_s}, u"D"_s, u"The dialect to write: sqlite."_s},
        {{u"anyway"_s}, {}, u"Write what SQLite refuses too, headed by the errors."_s},
        {{u"diagram"_s}, u"NAME"_s, u"Which diagram a picture shows; the first without it."_s},
        {{u"scale"_s}, u"X"_s, u"Of a PNG: 2 is twice as large."_s},
        {{u"tiled"_s}, {}, u"A PDF as pages A4 instead of one page as large as the drawing."_s},
        {{u"dark"_s}, {}, u"A picture in the dark colours."_s},
        {{u"reverse"_s}, {}, u"Of a migration: the way back, where nothing is dropped."_s}};
    for (const VerbOption &option : answerOptions()) {
        if (option.names.front() != u"json")
            options.push_back(option);
    }
    return {
        u"export"_s,
        u"DOC --format ddl|migration|svg|png|pdf [-o OUT] [options]"_s,
        u"Writes the schema of a document as SQL, or a diagram of it as a picture. Every "
        u"statement\n"
        "was run in a database in memory first: what is written builds the schema. What SQLite\n"
        "refuses is named, and nothing is written. Pictures need no display; their text stays "
        "text\n"
        "in SVG and PDF."_s,
        u"  schemawright export shop.wright --format ddl | sqlite3 new.db\n"
        "  schemawright export shop.wright --format migration --to shop.db -o change.sql\n"
        "  schemawright export shop.wright --format png --scale 2 -o shop.png\n"_s,
        1,
        options,
        runExport};
}

} // namespace sw
