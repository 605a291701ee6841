// SPDX-License-Identifier: Apache-2.0
// The great law: whatever is drawn, the database becomes exactly that, with every row that it can
// hold; else nothing is changed. Python makes the databases and judges, see applyoracle.py.
#include "model/document/freshids.h"
#include "model/sync/newdatabase.h"
#include "tests/support/appliedtext.h"
#include "tests/support/decider.h"
#include "tests/support/folder.h"
#include "tests/support/lawedit.h"
#include "tests/support/mutator.h"
#include "tests/support/pragmas.h"
#include "tests/support/suite.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr int UsualPairs = 200;
constexpr int PairsAtOnce = 200;

struct Spoken {
    int code = 0;
    QByteArray text;
};

Spoken oracle(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/usr/bin/python3"_s,
                  QStringList{u"-I"_s, QStringLiteral(TESTS_DIR "/sync/applyoracle.py")}
                      + arguments);
    process.waitForFinished(-1);
    return {process.exitCode(), process.readAll()};
}

QJsonObject objectIn(const QString &path)
{
    return QJsonDocument::fromJson(Folder::bytesOf(path)).object();
}

Content drawnByAPerson(const Content &content)
{
    FreshIds ids;
    Content fresh;
    fresh.schema.options = content.schema.options;
    for (const TablePtr &each : content.schema.tables) {
        Table table = *each;
        ids.renewAll(table);
        fresh.schema.tables.put(std::move(table));
    }
    for (const ViewPtr &each : content.schema.views) {
        View view = *each;
        ids.renewAll(view);
        fresh.schema.views.put(std::move(view));
    }
    return fresh;
}

/// Without the tables that SQLite keeps for itself.
QString withoutOwnTables(const QString &pragmas)
{
    static const QRegularExpression tables(u"^sqlite_.*\\n(  .*\\n)*"_s,
                                           QRegularExpression::MultilineOption);
    return QString(pragmas + u'\n').remove(tables);
}

/// What is wrong with a database that was made what is drawn; empty: nothing.
QString faultAfter(const QString &path, const Content &drawn, const QString &fresh)
{
    const Result<Content> now = contentOfDatabase(path);
    if (!now)
        return now.error().text;
    const Difference difference = diff(*now, drawn, Scope::Database);
    if (!difference.isEmpty())
        return u"differs: "_s + (difference.lines.empty() ? QString() : difference.lines[0].text);
    if (attempt(path, drawn).outcome != u"nothing")
        return u"a second plan is not empty"_s;
    if (withoutOwnTables(pragmasOf(fresh)) != withoutOwnTables(pragmasOf(path)))
        return u"made anew it is another: "_s + pragmasOf(fresh) + u"\n but "_s + pragmasOf(path);
    return {};
}

class ApplyLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Most of the time would go by waiting for the disk, which has no say here.
    void initTestCase()
    {
        if (QFileInfo(u"/dev/shm"_s).isWritable() && !qEnvironmentVariableIsSet("TMPDIR"))
            qputenv("TMPDIR", "/dev/shm");
    }

    void everyDatabaseBecomesWhatIsDrawn()
    {
        // One pair alone, whose files stay in a folder: SW_SEED=344 SW_PAIRS=1
        // SW_KEEP=folder-XXXXXX.
        const int wanted = qEnvironmentVariableIntValue("SW_PAIRS");
        const int pairs = wanted > 0 ? wanted : propertyRounds(UsualPairs);
        const int first = qEnvironmentVariableIntValue("SW_SEED");
        qInfo("%d pairs from seed %d", pairs, first);
        for (int done = 0; done < pairs; done += PairsAtOnce)
            judge(first + done, std::min(PairsAtOnce, pairs - done));
        for (const QString &each : m_faults)
            qWarning("%s", qPrintable(each));
        QCOMPARE(m_faults.size(), 0);
    }

private:
    void judge(int seed, int count)
    {
        const Folder folder(qEnvironmentVariable("SW_KEEP"));
        const Spoken made
            = oracle({u"make"_s, folder.path({}), QString::number(seed), QString::number(count)});
        if (made.code != 0)
            QFAIL(made.text.constData());
        for (int i = 0; i < count; ++i)
            applyOne(folder, i, seed + i);
        const Spoken word = oracle({u"check"_s, folder.path({})});
        const QString text = QString::fromUtf8(word.text).trimmed();
        if (word.code != 0)
            m_faults.append(text);
        qInfo("%s", qPrintable(text.section(u'\n', -1)));
    }

    void applyOne(const Folder &folder, int number, int seed)
    {
        const QString path = folder.path(QString::number(number) + u".db"_s);
        const QJsonObject made = objectIn(folder.path(QString::number(number) + u".json"_s));
        const Result<Content> read = contentOfDatabase(path);
        if (!read)
            return fault(seed, read.error().text);
        // Some are drawn by a person, with ids of their own, and not read from the database.
        const Content start = seed % 3 == 0 ? drawnByAPerson(*read) : *read;
        Content drawn = start;
        QJsonArray skipped;
        const QJsonArray edits = made[u"edits"].toArray();
        for (int i = 0; i < edits.size(); ++i) {
            if (!editByWord(drawn, edits[i].toObject()))
                skipped.append(i);
        }
        const QString fresh = path + u".fresh"_s;
        const Result<Done> anew = makeNewDatabase(fresh, drawn);
        Decider decider(start.schema, drawn.schema, quint32(seed));
        std::optional<Plan> first;
        const Attempt result = attempt(path, drawn, {}, [&](const Plan &plan, Answers &answers) {
            first = first ? first : plan;
            return decider(plan, answers);
        });
        const bool isDone = result.outcome == u"done" || result.outcome == u"nothing";
        if (isDone && anew && !decider.leftOut()) {
            if (const QString wrong = faultAfter(path, drawn, fresh); !wrong.isEmpty())
                fault(seed, wrong);
        } else if (result.outcome == u"failed") {
            fault(seed, result.text);
        }
        const Plan &asking = first ? *first : result.plan;
        const auto &risks = result.plan.risks;
        const bool isOpen = std::any_of(risks.begin(), risks.end(),
                                        [](const Risk &risk) { return risk.isOpen(); });
        QStringList steps;
        for (const Step &step : result.plan.steps)
            steps.append(step.statement.sql);
        const QJsonObject done{{u"steps"_s, QJsonArray::fromStringList(steps)},
                               {u"outcome"_s, isDone ? u"done"_s : result.outcome},
                               {u"text"_s, result.text},
                               {u"fresh"_s, anew ? QString() : anew.error().text},
                               {u"skipped"_s, skipped},
                               {u"asked"_s, askedIn(asking)},
                               {u"impossible"_s, hasErrors(asking.refusals)},
                               {u"open"_s, isOpen && !hasErrors(result.plan.refusals)},
                               {u"choices"_s, decider.choices()},
                               {u"leftOut"_s, decider.leftOut()}};
        folder.write(QString::number(number) + u".done.json"_s, QJsonDocument(done).toJson());
    }

    void fault(int seed, const QString &text) { m_faults.append(u"seed %1: "_s.arg(seed) + text); }

    QStringList m_faults;
};

} // namespace

SW_SUITE(applylaw, ApplyLawTest)
#include "tst_applylaw.moc"
