// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/source.h"
#include "app/commandline/verb.h"
#include "app/places.h"
#include "model/file/documentfile.h"
#include "model/file/filekind.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const QStringList Formats{u"sqlite"_s, u"sql"_s, u"document"_s, u"models"_s};

/// Only a document, or nothing, is written over: a slip must not cost a database.
bool mayWriteOver(const QString &path)
{
    const FileKind kind = fileKindAt(path); // saving says why it cannot be read
    return kind == FileKind::Document || kind == FileKind::Empty;
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QLocale(QLocale::English).toString(count) + u' ' + (count == 1 ? one : many);
}

Exit runImport(const Invocation &given)
{
    const QString output = given.value(u"output"_s);
    if (output.isEmpty())
        return usageError(u"import"_s, u"Where to? Name the document with -o."_s);
    const QString as = given.value(u"as"_s);
    if (!as.isEmpty() && !Formats.contains(as))
        return usageError(u"import"_s,
                          u"There is no format %1; there are %2."_s.arg(as, Formats.join(u", ")));
    if (given.has(u"dialect"_s) && given.value(u"dialect"_s) != u"sqlite")
        return usageError(u"import"_s, u"There is no dialect %1; there is sqlite."_s.arg(
                                           given.value(u"dialect"_s)));
    const Result<Source> source = readSource(given.argument(0), as);
    if (!source)
        return failure(source.error().text);
    if (!mayWriteOver(output)) {
        printMessage(
            u"“%1” is there and is no document; it was left as it is. Name another file."_s.arg(
                output));
        return Exit::Refused;
    }
    if (const Result<Done> saved = saveDocument(output, readyToShow(source->content)); !saved)
        return failure(saved.error().text);
    printProblems(source->notes);
    const Schema &schema = source->content.schema;
    printMessage(u"%1: %2, %3."_s.arg(output,
                                      counted(schema.tables.size(), u"table"_s, u"tables"_s),
                                      counted(schema.views.size(), u"view"_s, u"views"_s)));
    return Exit::Done;
}

} // namespace

Verb importVerb()
{
    return {
        u"import"_s,
        u"SOURCE -o DOC [--as FORMAT] [--dialect D]"_s,
        u"Makes a document of a SQLite database, a SQL script, or models of SQLAlchemy and\n"
        "Flask-SQLAlchemy: a .py file, a folder of them, or the blocks of Python in a .md or "
        ".txt.\n"
        "The source is only read, and nothing of a program is run; models need python3. Two\n"
        "imports of one source give the same document, in which the tables stand in a grid. What\n"
        "cannot be carried or understood is listed, with file and line."_s,
        u"  schemawright import shop.db -o shop.wright\n"
        "  schemawright import models.py -o shop.wright\n"_s,
        1,
        {{{u"o"_s, u"output"_s}, u"DOC"_s, u"The document to write."_s},
         {{u"as"_s},
          u"FORMAT"_s,
          u"What SOURCE is, if its content misleads: sqlite, sql, document, models."_s},
         {{u"dialect"_s}, u"D"_s, u"The dialect of a script: sqlite."_s}},
        runImport};
}

} // namespace sw
