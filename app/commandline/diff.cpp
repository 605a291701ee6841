// SPDX-License-Identifier: Apache-2.0
#include "model/sync/diff.h"

#include "app/commandline/source.h"
#include "app/commandline/verb.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Exit runDiff(const Invocation &given)
{
    const Result<Source> a = readSource(given.argument(0));
    if (!a)
        return failure(a.error().text);
    const Result<Source> b = readSource(given.argument(1));
    if (!b)
        return failure(b.error().text);
    printProblems(a->notes);
    printProblems(b->notes);
    // A database holds no drawing and no marks: what only a document can say is no difference then.
    const bool documents = a->kind == SourceKind::Document && b->kind == SourceKind::Document;
    const Difference difference
        = diff(a->content, b->content,
               documents && !given.has(u"schema"_s) ? Scope::Everything : Scope::Database);
    if (given.has(u"json"_s)) {
        printResult(QString::fromUtf8(QJsonDocument(toJson(difference.lines)).toJson()));
    } else {
        QString text;
        for (const DiffLine &line : difference.lines)
            text += line.text + u'\n';
        printResult(text);
    }
    return difference.isEmpty() ? Exit::Done : Exit::Differences;
}

} // namespace

Verb diffVerb()
{
    return {
        u"diff"_s,
        u"A B [--schema] [--json]"_s,
        u"Says in words what makes B out of A: a line a difference. Each is a document, a SQLite\n"
        "database or a SQL script. Two documents are compared with their drawings and marks,\n"
        "anything else as a database would hold it. Exit status 1 where they differ."_s,
        u"  schemawright diff shop.wright shop.db\n"_s,
        2,
        {{{u"schema"_s}, {}, u"Compare two documents as databases too: no drawings, no marks."_s},
         {{u"json"_s}, {}, u"The differences as a JSON array."_s}},
        runDiff};
}

} // namespace sw
