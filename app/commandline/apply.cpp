// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/answeroptions.h"
#include "model/live/backupfiles.h"
#include "model/sync/applying.h"
#include "model/sync/applylog.h"
#include "model/sync/newdatabase.h"
#include "model/sync/plantext.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t BackupsKept = 5;

Exit refusal(const QString &text)
{
    printMessage(text);
    return Exit::Refused;
}

void printDone(const QString &summary, const Applied &done, bool asJson)
{
    if (asJson) {
        const QJsonObject object{{u"summary"_s, summary},
                                 {u"created"_s, done.created},
                                 {u"altered"_s, done.altered},
                                 {u"rebuilt"_s, done.rebuilt},
                                 {u"dropped"_s, done.dropped},
                                 {u"rowsKept"_s, done.rowsKept},
                                 {u"backup"_s, done.backup},
                                 {u"ms"_s, static_cast<qint64>(done.time.count())},
                                 {u"readBackMs"_s, static_cast<qint64>(done.readBackTime.count())},
                                 {u"backupMs"_s, static_cast<qint64>(done.backupTime.count())}};
        printResult(QString::fromUtf8(QJsonDocument(object).toJson()));
        return;
    }
    printResult(summary + u'\n');
    if (!done.backup.isEmpty())
        printResult(u"The database as it was is in %1.\n"_s.arg(done.backup));
}

/// Asks on the terminal; no terminal, no answer.
bool isWanted(const Plan &plan)
{
    printResult(textOf(plan));
    if (isatty(STDIN_FILENO) == 0) {
        printMessage(u"Nobody can be asked here: add --yes."_s);
        return false;
    }
    printMessage(u"Apply this? [y/N]"_s);
    QTextStream input(stdin);
    return input.readLine().trimmed().startsWith(u'y', Qt::CaseInsensitive);
}

Exit makeNew(const Wanted &wanted, const Invocation &given)
{
    const Plan plan = makePlan({}, wanted.drawn, {});
    if (!given.has(u"yes"_s) && !isWanted(plan))
        return Exit::Refused;
    if (const Result<Done> made = makeNewDatabase(wanted.database, wanted.drawn); !made)
        return failure(made.error().text);
    Applied done;
    done.created = plan.created;
    printDone(summaryOf(plan), done, given.has(u"json"_s));
    return Exit::Done;
}

QString backupOf(const Wanted &wanted, const Invocation &given)
{
    if (given.has(u"no-backup"_s))
        return {};
    return given.has(u"backup"_s) ? given.value(u"backup"_s)
                                  : backupPathFor(wanted.database, QDateTime::currentDateTime());
}

/// Why no copy may be kept there; empty: it may. SQLite would take the file for its own.
QString whyNoBackup(const Wanted &wanted, const Invocation &given)
{
    if (!given.has(u"backup"_s))
        return {};
    const QString backup = given.value(u"backup"_s);
    if (backup.isEmpty())
        return u"--backup has no name: name a file, or say --no-backup."_s;
    const QString database = QFileInfo(wanted.database).absoluteFilePath();
    for (const QString &end : {u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo(backup).absoluteFilePath() == database + end)
            return u"--backup %1: SQLite keeps its own things under this name, name another"
                   " file."_s.arg(backup);
    }
    return {};
}

Exit runApply(const Invocation &given)
{
    const Result<Wanted> wanted = wantedFrom(given);
    if (!wanted)
        return failure(wanted.error().text);
    if (const QString why = whyNoBackup(*wanted, given); !why.isEmpty())
        return failure(why);
    if (!QFileInfo::exists(wanted->database))
        return makeNew(*wanted, given);
    TerminalWatcher watcher;
    const auto database = WritableDatabase::open(wanted->database, watcher);
    if (!database)
        return failure(database.error().text);
    const Result<Prepared> made = prepared((*database)->handle(), *wanted, given, watcher);
    if (!made)
        return failure(made.error().text);
    const Plan &plan = made->plan;
    if (plan.isEmpty() && plan.isReady()) {
        printDone(summaryOf(plan), {}, given.has(u"json"_s));
        return Exit::Done;
    }
    if (!plan.isReady()) {
        if (given.has(u"json"_s))
            printResult(QString::fromUtf8(QJsonDocument(toJson(plan)).toJson()));
        return refusal(u"Refused, nothing was changed.\n"_s + textOf(plan));
    }
    if (!given.has(u"yes"_s) && !isWanted(plan))
        return Exit::Refused;
    const QString backup = backupOf(*wanted, given);
    if (!backup.isEmpty()) {
        const qint64 bytes = QFileInfo(wanted->database).size();
        if (const Result<Done> room = roomFor(backup, bytes); !room)
            return failure(room.error().text);
    }
    const ApplyResult result = applyPlan(**database, plan, backup);
    if (!result.done)
        return result.why.refused ? refusal(result.why.text) : failure(result.why.text);
    if (const Result<Done> logged = logApply(wanted->database, plan, *result.done); !logged)
        printMessage(logged.error().text);
    if (!backup.isEmpty() && !given.has(u"backup"_s))
        keepBackups(wanted->database, BackupsKept);
    printDone(summaryOf(plan), *result.done, given.has(u"json"_s));
    return Exit::Done;
}

} // namespace

Verb applyVerb()
{
    std::vector<VerbOption> options = answerOptions();
    options.push_back({{u"yes"_s}, {}, u"Ask nothing: what needs an answer is refused."_s});
    options.push_back({{u"backup"_s}, u"FILE"_s, u"Where the database goes as it was."_s});
    options.push_back({{u"no-backup"_s}, {}, u"Keep no copy of it."_s});
    return {
        u"apply"_s,
        u"DOC [--to DATABASE] [--yes] [answers] [--backup FILE | --no-backup] [--json]"_s,
        u"Makes the database what is drawn, with every row kept: in one transaction, proved by\n"
        "reading it back, or not at all. A backup is made first, beside the database. What would\n"
        "lose data or needs an answer is refused with exit status 3 and the ways to answer."_s,
        u"  schemawright apply shop.wright --to shop.db --yes\n"_s,
        1,
        options,
        runApply};
}

} // namespace sw
