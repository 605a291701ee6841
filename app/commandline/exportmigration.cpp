// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/exportmigration.h"

#include "app/commandline/answeroptions.h"
#include "model/base/filebytes.h"
#include "model/live/connection.h"
#include "model/sync/migrationscript.h"
#include "model/sync/plantext.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool isOneFile(const QString &one, const QString &other)
{
    const QString path = QFileInfo(one).canonicalFilePath();
    return !path.isEmpty() && path == QFileInfo(other).canonicalFilePath();
}

} // namespace

Exit exportMigration(const Invocation &given)
{
    const Result<Wanted> wanted = wantedFrom(given);
    if (!wanted)
        return failure(wanted.error().text);
    const QString output = given.value(u"output"_s);
    for (const QString &needed : {wanted->database, wanted->document}) {
        if (isOneFile(needed, output))
            return failure(
                u"-o %1: it is what the script is made from; name another file."_s.arg(output));
    }
    const auto connection = Connection::openForReading(wanted->database);
    if (!connection)
        return failure(connection.error().text);
    TerminalWatcher watcher;
    const Result<Prepared> made = prepared((*connection)->handle(), *wanted, given, watcher);
    if (!made)
        return failure(made.error().text);
    if (!made->plan.isReady()) {
        printMessage(u"Nothing was written: something must be decided first.\n"_s
                     + textOf(made->plan));
        return Exit::Refused;
    }
    QString script;
    if (given.has(u"reverse"_s)) {
        Seen after;
        const Result<Plan> back = reversePlan(made->seen, made->plan, after);
        if (!back) {
            printMessage(back.error().text);
            return Exit::Refused;
        }
        script = migrationScript(after, *back);
    } else {
        script = migrationScript(made->seen, made->plan);
    }
    if (output.isEmpty()) {
        printResult(script);
        return Exit::Done;
    }
    const Result<Done> written = writeFile(output, script.toUtf8());
    return written ? Exit::Done : failure(written.error().text);
}

} // namespace sw
