// SPDX-License-Identifier: Apache-2.0
#include "model/sync/plan.h"

#include "app/commandline/answeroptions.h"
#include "model/live/connection.h"
#include "model/sync/plantext.h"

#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Exit runPlan(const Invocation &given)
{
    const Result<Wanted> wanted = wantedFrom(given);
    if (!wanted)
        return failure(wanted.error().text);
    TerminalWatcher watcher;
    Plan plan;
    if (QFileInfo::exists(wanted->database)) {
        const auto connection = Connection::openForReading(wanted->database);
        if (!connection)
            return failure(connection.error().text);
        Result<Prepared> made = prepared((*connection)->handle(), *wanted, given, watcher);
        if (!made)
            return failure(made.error().text);
        plan = std::move(made->plan);
    } else {
        plan = makePlan({}, wanted->drawn, wanted->answers);
    }
    printResult(given.has(u"json"_s) ? QString::fromUtf8(QJsonDocument(toJson(plan)).toJson())
                                     : textOf(plan));
    return Exit::Done;
}

} // namespace

Verb planVerb()
{
    return {
        u"plan"_s,
        u"DOC [--to DATABASE] [answers] [--json]"_s,
        u"Says what apply would do to make the database what is drawn: the statements with their\n"
        "reasons, and what a person must decide first, with what the rows say. Nothing is\n"
        "changed."_s,
        u"  schemawright plan shop.wright --to shop.db\n"_s,
        1,
        answerOptions(),
        runPlan};
}

} // namespace sw
