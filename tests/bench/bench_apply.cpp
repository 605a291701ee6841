// SPDX-License-Identifier: Apache-2.0
// A table of 1,000,000 rows rebuilt, beside the least that the sqlite3 shell could do: INSERT …
// SELECT into the new table and the same indexes. A plan for 10,000 tables with 50 changes. 10,000
// new tables, beside the shell executing the same script.
#include "model/document/verbs_column.h"
#include "model/sql/script.h"
#include "model/sql/token.h"
#include "model/sync/applying.h"
#include "model/sync/rowfacts.h"
#include "model/sync/takein.h"
#include "tests/bench/harness.h"
#include "tests/support/generate.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>

namespace {

using namespace sw;
using namespace Qt::StringLiterals;

/// Remembers the longest time without a word.
class Listener : public Watcher {
public:
    [[nodiscard]] bool cancelled() const override { return false; }
    void progress(const Progress &) override { heard(); }
    void waitsFor(const QString &, std::chrono::milliseconds) override { heard(); }

    void begin() { m_since.start(); }
    void heard()
    {
        m_longest = std::max(m_longest, m_since.restart());
        ++m_count;
    }
    [[nodiscard]] double longest() const { return static_cast<double>(m_longest); }
    [[nodiscard]] double count() const { return m_count; }

private:
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    int m_count = 0;
};

void runShell(const QString &database, const QByteArray &script)
{
    QProcess shell;
    shell.start(u"sqlite3"_s, {database});
    shell.write(script);
    shell.closeWriteChannel();
    shell.waitForFinished(-1);
}

/// In MB, of what the process has held at most.
double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

constexpr const char *Big
    = "CREATE TABLE log (id INTEGER PRIMARY KEY, m TEXT);"
      "CREATE TABLE big (id INTEGER PRIMARY KEY, name VARCHAR(40), city TEXT, amount REAL, note"
      " TEXT);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
      " INSERT INTO big SELECT i, 'name ' || i, 'city ' || (i % 1000), i * 0.5,"
      " printf('%.*c', 120, 'x') FROM n;"
      "CREATE INDEX big_name ON big (name); CREATE INDEX big_city ON big (city);"
      "CREATE INDEX big_amount ON big (amount);"
      "CREATE TRIGGER big_i AFTER INSERT ON big BEGIN INSERT INTO log (m) VALUES (new.id); END;"
      "CREATE TRIGGER big_d AFTER DELETE ON big BEGIN INSERT INTO log (m) VALUES (old.id); END;";

constexpr const char *Raw
    = "BEGIN; CREATE TABLE raw (id INTEGER PRIMARY KEY, name TEXT, city TEXT, amount NUMERIC, note"
      " TEXT); INSERT INTO raw SELECT * FROM big; CREATE INDEX raw_name ON raw (name);"
      "CREATE INDEX raw_city ON raw (city); CREATE INDEX raw_amount ON raw (amount); COMMIT;";

/// The table with another type for a column whose values are to be compared one by one.
Content withOtherType(const Seen &seen)
{
    Content drawn = seen.content;
    const TablePtr table = drawn.schema.table(u"big");
    for (const auto &[column, type] :
         {std::pair(u"name"_s, u"TEXT"_s), std::pair(u"amount"_s, u"NUMERIC"_s)})
        sw::apply(drawn, *retypeColumn(drawn, table->id, table->column(column)->id, type));
    return drawn;
}

void benchRebuild(bench::Harness &harness)
{
    const QTemporaryDir folder;
    const QString original = folder.filePath(u"big.db"_s);
    runShell(original, Big);
    harness.figure("apply.rebuild.database", static_cast<double>(QFile(original).size()) / 1e6,
                   "MB");
    const auto measured = [&](const auto &work) {
        const QString copy = folder.filePath(u"copy.db"_s);
        QFile::remove(copy);
        QFile::copy(original, copy);
        QElapsedTimer timer;
        timer.start();
        const double seconds = work(copy);
        return seconds > 0 ? seconds : static_cast<double>(timer.elapsed()) / 1000;
    };
    std::vector<double> raw;
    std::vector<double> ours;
    double memory = 0;
    double silence = 0;
    double backup = 0;
    for (int i = 0; i < 3; ++i) {
        raw.push_back(measured([](const QString &copy) {
            runShell(copy, Raw);
            return 0.0;
        }));
        ours.push_back(measured([&](const QString &copy) {
            Listener listener;
            const auto database = WritableDatabase::open(copy, listener);
            const Result<Seen> seen = see((*database)->handle());
            const Plan plan
                = makePlan(*seen, withOtherType(*seen), {},
                           {{u"values big.amount"_s, {}}, {u"rows big"_s, {1, {}, {}, {}}}});
            const double before = peakMemory();
            listener.begin();
            const ApplyResult result = applyPlan(**database, plan, {});
            memory = std::max(memory, peakMemory() - before);
            silence = std::max(silence, listener.longest());
            if (!result.done)
                qFatal("not applied: %s", qPrintable(result.why.text));
            return static_cast<double>(result.done->time.count()) / 1000;
        }));
    }
    measured([&](const QString &copy) {
        Listener listener;
        const auto database = WritableDatabase::open(copy, listener);
        const Result<BackupMade> made = backUp(**database, copy + u".backup"_s);
        backup = made ? static_cast<double>(made->elapsed.count()) / 1000 : -1;
        return backup;
    });
    std::sort(raw.begin(), raw.end());
    std::sort(ours.begin(), ours.end());
    harness.figure("apply.rebuild.shell", raw[1], "s");
    harness.figure("apply.rebuild", ours[1], "s");
    harness.figure("apply.rebuild.ratio", ours[1] / raw[1], "times");
    harness.figure("apply.rebuild.memory", memory, "MB");
    harness.figure("apply.rebuild.silence", silence, "ms");
    harness.figure("apply.rebuild.backup", backup, "s");
}

void benchPlan(bench::Harness &harness)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"many.db"_s);
    const Content content = test::generatedContent(10'000, 1);
    const Script script = scriptOf(content.schema);
    const QByteArray text
        = "BEGIN;\n" + textOf(script, content.schema.options).toUtf8() + "COMMIT;\n";
    QElapsedTimer timer;
    timer.start();
    runShell(path, text);
    const double shell = static_cast<double>(timer.elapsed()) / 1000;
    harness.figure("apply.create.shell", shell, "s");

    Listener listener;
    const auto database = WritableDatabase::open(path, listener);
    timer.restart();
    const Result<Seen> seen = see((*database)->handle());
    harness.figure("apply.see", static_cast<double>(timer.elapsed()) / 1000, "s");
    Content drawn = seen->content;
    for (int i = 0; i < 50; ++i) {
        Table table = *drawn.schema.tables.at(qsizetype(i) * 199);
        table.columns.back().type = u"CLOB"_s;
        drawn.schema.tables.put(std::move(table));
    }
    harness.time("apply.plan", [&] { (void)makePlan(*seen, drawn, {}); });
    // The other way, as the panel of differences asks for it.
    harness.time("apply.takein", [&] { (void)TakeIn(drawn, seen->content); });
    const TakeIn taking(drawn, seen->content);
    harness.time("apply.takein.one", [&] { (void)taking.together({0}); });

    const QString empty = folder.filePath(u"empty.db"_s);
    runShell(empty, "CREATE TABLE x (a); DROP TABLE x;");
    const auto target = WritableDatabase::open(empty, listener);
    const Result<Seen> nothing = see((*target)->handle());
    const Plan plan = makePlan(*nothing, content, {});
    const ApplyResult result = applyPlan(**target, plan, {});
    if (!result.done)
        qFatal("not applied: %s", qPrintable(result.why.text));
    const double readBack = static_cast<double>(result.done->readBackTime.count()) / 1000;
    const double all = static_cast<double>(result.done->time.count()) / 1000;
    harness.figure("apply.create", all - readBack, "s");
    harness.figure("apply.create.ratio", (all - readBack) / shell, "times");
    harness.figure("apply.create.readback", readBack, "s");
}

void benchApply(bench::Harness &harness)
{
    benchRebuild(harness);
    benchPlan(harness);
}

} // namespace

SW_BENCH(apply, benchApply)
