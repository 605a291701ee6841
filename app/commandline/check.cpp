// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/source.h"
#include "app/commandline/verb.h"
#include "model/sql/lint.h"
#include "model/sql/script.h"
#include "model/sql/trytexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString severityName(Severity severity)
{
    return severity == Severity::Error     ? u"error"_s
           : severity == Severity::Warning ? u"warning"_s
                                           : u"hint"_s;
}

QString jsonOf(const Problems &problems)
{
    QJsonArray array;
    for (const Problem &problem : problems)
        array.append(QJsonObject{{u"severity"_s, severityName(problem.severity)},
                                 {u"rule"_s, problem.rule},
                                 {u"object"_s, problem.subject.name},
                                 {u"text"_s, problem.text}});
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

Exit runCheck(const Invocation &given)
{
    const Result<Source> source = readSource(given.argument(0));
    if (!source)
        return failure(source.error().text);
    printProblems(source->notes);
    const Schema &schema = source->content.schema;
    Problems problems = lint(schema);
    const Script script = scriptOf(schema);
    problems.insert(problems.end(), script.problems.begin(), script.problems.end());
    for (Problem &refused : tryScript(script, schema))
        problems.push_back(std::move(refused));
    for (Problem &broken : tryTexts(schema))
        problems.push_back(std::move(broken));
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.severity < b.severity; });
    if (given.has(u"json"_s)) {
        printResult(jsonOf(problems));
    } else {
        for (const Problem &problem : problems)
            printResult(lineOf(problem) + u'\n');
    }
    const Severity worst = given.has(u"strict"_s) ? Severity::Warning : Severity::Error;
    const bool bad = std::any_of(problems.begin(), problems.end(),
                                 [&](const Problem &problem) { return problem.severity <= worst; });
    return bad ? Exit::Differences : Exit::Done;
}

} // namespace

Verb checkVerb()
{
    return {
        u"check"_s,
        u"DOC [--json] [--strict]"_s,
        u"Says what is wrong, doubtful or could be better in a schema: a line a finding, errors\n"
        "first. Exit status 1 where there are errors."_s,
        u"  schemawright check shop.wright --strict\n"_s,
        1,
        {{{u"json"_s}, {}, u"The findings as a JSON array."_s},
         {{u"strict"_s}, {}, u"Exit status 1 for warnings too."_s}},
        runCheck};
}

} // namespace sw
