// SPDX-License-Identifier: Apache-2.0
// Other programs in the way, and a person who looks on and says stop: nothing takes long without a
// word.
#include "model/live/writing.h"
#include "tests/support/folder.h"
#include "tests/support/otherprogram.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sw;

namespace {

constexpr const char *SomePets = "CREATE TABLE pet (name); INSERT INTO pet VALUES ('a'),('b'),"
                                 "('c')";
/// Counts for longer than any test waits.
constexpr std::string_view Endless
    = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

class PatienceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWriterIsWaitedFor()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        test::OtherProgram other(path);
        other.run("BEGIN IMMEDIATE");
        database.patience().setLimit(60ms);
        // Linux tells its name.
        VERIFY_SAYS(test::wordsOf(database.begin()),
                    u"cannot be changed: another program (python3"_s);
        VERIFY_SAYS(test::wordsOf(database.begin()),
                    u" is writing to the database and did not finish within 0.06 s"_s);
        QCOMPARE(watching.waits.size(), 1);
        QVERIFY(watching.waits[0].endsWith(u" is writing to the database"_s));
        database.patience().setLimit(5000ms);
        other.later(100, "COMMIT");
        QCOMPARE(test::wordsOf(database.begin()), u"done"_s);
        QVERIFY(database.run("INSERT INTO pet VALUES ('d')"));
        QVERIFY(database.commit());
    }

    void aReaderIsWaitedForAtTheCommit()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        test::OtherProgram other(path);
        other.run("BEGIN");
        other.run("SELECT count(*) FROM pet");
        database.patience().setLimit(60ms);
        QVERIFY(database.begin());
        QVERIFY(database.run("INSERT INTO pet VALUES ('d')"));
        VERIFY_SAYS(test::wordsOf(database.commit()), u" is reading the database"_s);
        QVERIFY(!database.inTransaction());
        QCOMPARE(database.number("SELECT count(*) FROM pet").value(), 3);

        database.patience().setLimit(5000ms);
        QVERIFY(database.begin());
        QVERIFY(database.run("INSERT INTO pet VALUES ('d')"));
        other.later(100, "COMMIT");
        QCOMPARE(test::wordsOf(database.commit()), u"done"_s);
        other.answer();
        QCOMPARE(other.run("SELECT count(*) FROM pet"), QByteArray("[(4,)]"));
    }

    void aReaderInTheWayOfAFullCacheEndsTheStatement()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        test::OtherProgram other(path);
        other.run("BEGIN");
        other.run("SELECT count(*) FROM pet");
        database.patience().setLimit(60ms);
        QVERIFY(database.run("PRAGMA cache_size=10"));
        QVERIFY(database.begin());
        watching.restart();
        VERIFY_SAYS(test::wordsOf(database.run(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT"
                        " 100000) INSERT INTO pet SELECT hex(randomblob(100)) FROM n")),
                    u" is reading the database"_s);
        QVERIFY(watching.elapsed() < 1000);
        QVERIFY(!database.inTransaction());
    }

    void stopIsHeardWhileSqliteRunsAndWaits()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        database.setTask(u"Counting"_s);
        watching.told.clear();
        watching.times.clear();
        watching.restart();
        watching.stopAfterMs = 500;
        VERIFY_SAYS(database.number(Endless).error().text, u"it was cancelled"_s);
        QVERIFY(watching.elapsed() < 700);
        QVERIFY(watching.told.size() >= 3 && watching.told.size() <= 7);
        QCOMPARE(watching.told.back().what, u"Counting"_s);
        QVERIFY(watching.told.back().elapsed >= 250ms);
        for (size_t i = 1; i < watching.times.size(); ++i)
            QVERIFY(watching.times[i] - watching.times[i - 1] < 250);
        VERIFY_SAYS(test::wordsOf(database.run("DELETE FROM pet")), u"it was cancelled"_s);

        test::OtherProgram other(path);
        other.run("BEGIN IMMEDIATE");
        watching.restart();
        watching.stopAfterMs = 50;
        VERIFY_SAYS(test::wordsOf(database.begin()), u"it was cancelled"_s);
        QVERIFY(watching.elapsed() < 250);
    }

    void itIsToldFourTimesASecond()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        const auto longestSilence = [&](std::string_view sql) {
            watching.times = {};
            watching.restart();
            const Result<Done> ran = database.run(sql);
            watching.times.push_back(watching.elapsed());
            qint64 longest = ran ? watching.times.front() : -1;
            for (size_t i = 1; i < watching.times.size(); ++i)
                longest = std::max(longest, watching.times[i] - watching.times[i - 1]);
            qInfo("%lld ms, silent for at most %lld ms: %s", watching.times.back(), longest,
                  std::string(sql.substr(0, 30)).c_str());
            return longest;
        };
        constexpr qint64 BusyMachineMs = 500; // 250 are asked for, and about 100 seen
        QVERIFY(database.begin());
        QVERIFY(longestSilence("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                               " LIMIT 400000) INSERT INTO pet SELECT hex(randomblob(50)) FROM n")
                < BusyMachineMs);
        QVERIFY(longestSilence("CREATE TABLE copy AS SELECT * FROM pet") < BusyMachineMs);
        // Single steps of SQLite: what they take is shown, and not held to a limit.
        QVERIFY(longestSilence("CREATE INDEX by_name ON pet (name)") >= 0);
        QVERIFY(longestSilence("PRAGMA quick_check(1)") >= 0);
        QVERIFY(longestSilence("DROP TABLE copy") >= 0);
    }
};

} // namespace

SW_SUITE(patience, PatienceTest)
#include "tst_patience.moc"
