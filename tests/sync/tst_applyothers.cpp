// SPDX-License-Identifier: Apache-2.0
// Other programs that come between a plan and its end: what was planned for another database is
// refused, and whoever only holds a lock is waited for.
#include "model/document/editsql.h"
#include "model/live/backupfiles.h"
#include "model/sync/rowfacts.h"
#include "tests/support/applycase.h"
#include "tests/support/folder.h"
#include "tests/support/otherprogram.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *SomePets = "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, note);"
                                 "INSERT INTO pet(name) VALUES ('a'), ('b')";

/// The database in that file, edited.
Content drawn(const QString &path, const QString &edit)
{
    Content content = *contentOfDatabase(path);
    const Result<Changes> changes = editBySql(content, edit);
    if (changes)
        sw::apply(content, *changes);
    return content;
}

class ApplyOthersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesInBetweenIsNotLost_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QString>("words");
        const auto row
            = [](const char *name, const QString &edit, const char *between, const QString &words) {
                  QTest::newRow(name) << edit << QByteArray(between) << words;
              };
        const QString notNull = u"ALTER TABLE pet ALTER COLUMN name SET NOT NULL"_s;
        const QString changed = u"The database was changed after the plan was made"_s;
        row("a table", notNull, "CREATE TABLE other (x)", changed);
        row("an index", notNull, "CREATE INDEX i ON pet (name)", changed);
        row("a column", notNull, "ALTER TABLE pet ADD COLUMN more", changed);
        row("a version", notNull, "PRAGMA schema_version = 77", changed);
        row("a NULL", notNull, "INSERT INTO pet(name) VALUES (NULL)", u"NOT NULL"_s);
        row("a duplicate", u"ALTER TABLE pet ADD CONSTRAINT u UNIQUE (name)"_s,
            "INSERT INTO pet(name) VALUES ('a')", u"UNIQUE"_s);
        row("a value that would change", u"ALTER TABLE pet ALTER COLUMN name TYPE INTEGER"_s,
            "INSERT INTO pet(name) VALUES ('007')", u"would become others"_s);
        row("a value in a column that goes", u"ALTER TABLE pet DROP COLUMN note"_s,
            "UPDATE pet SET note = 'mine' WHERE id = 1", u"pet.note"_s);
        row("a row in a table that goes", u"DROP TABLE spare"_s, "INSERT INTO spare VALUES (1)",
            u"spare"_s);
        row("an orphan", u"ALTER TABLE child ADD FOREIGN KEY (pet) REFERENCES pet (id)"_s,
            "INSERT INTO child VALUES (99)", u"would refer to a row of pet"_s);
    }

    void whatComesInBetweenIsNotLost()
    {
        QFETCH(QString, edit);
        QFETCH(QByteArray, between);
        QFETCH(QString, words);
        const Folder folder;
        const QByteArray script
            = QByteArray(SomePets) + "; CREATE TABLE spare (x); CREATE TABLE child (pet)";
        const QString path = folder.database(u"a.db"_s, script.constData());
        if (edit.contains(u"INTEGER"))
            (void)answerOf(path, "UPDATE pet SET name = '7'");
        OtherProgram other(path);
        QString before;
        const Attempt result = attempt(path, drawn(path, edit), {}, {}, [&] {
            QCOMPARE(other.run(between), QByteArray("[]"));
            before = everythingIn(path);
        });
        QCOMPARE(result.outcome, u"refused"_s);
        QVERIFY2(result.text.contains(words), qPrintable(result.text));
        QCOMPARE(everythingIn(path), before);
    }

    void ofTwoAtOnceOneWins()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        const Content first = drawn(path, u"ALTER TABLE pet RENAME COLUMN name TO first"_s);
        const Content second = drawn(path, u"ALTER TABLE pet RENAME COLUMN name TO second"_s);
        Attempt won;
        const Attempt lost = attempt(path, second, {}, {}, [&] { won = attempt(path, first); });
        QCOMPARE(won.outcome, u"done"_s);
        QCOMPARE(lost.outcome, u"refused"_s);
        QVERIFY(lost.text.contains(u"was changed after the plan was made"_s));
        QCOMPARE(answerOf(path, "SELECT first FROM pet"), u"a;b"_s);
    }

    /// Both chose the same name for their backup then.
    void ofTwoInOneSecondTheLoserIsToldOfTheOther()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, SomePets);
        const QString backup = backupPathFor(path, QDateTime::currentDateTime());
        Watching watching;
        const auto one = WritableDatabase::open(path, watching);
        const auto other = WritableDatabase::open(path, watching);
        const auto planFor = [&](WritableDatabase &database, const QString &name) {
            const Content wanted = drawn(path, u"ALTER TABLE pet RENAME COLUMN name TO "_s + name);
            return prepare(database.handle(), wanted, {}, watching)->plan;
        };
        const Plan first = planFor(**one, u"first"_s);
        const Plan second = planFor(**other, u"second"_s);
        const ApplyResult won = applyPlan(**one, first, backup);
        QVERIFY2(won.done, qPrintable(won.why.text));
        const ApplyResult lost = applyPlan(**other, second, backup);
        QVERIFY(!lost.done && lost.why.refused);
        QVERIFY2(lost.why.text.contains(u"was changed after the plan was made"_s),
                 qPrintable(lost.why.text));
        QCOMPARE(backupsOf(path).size(), size_t(1));
        QCOMPARE(backupsOf(path).front().path, won.done->backup);
        QCOMPARE(answerOf(won.done->backup, "SELECT name FROM pet"), u"a;b"_s);
    }

    void whoHoldsALockIsWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("holds");
        QTest::addColumn<QByteArray>("journal");
        QTest::addColumn<int>("milliseconds");
        for (const char *journal : {"DELETE", "WAL"}) {
            for (const int time : {100, 600, 2000}) {
                for (const char *holds : {"BEGIN IMMEDIATE", "BEGIN"}) {
                    QTest::addRow("%s %s %d", holds, journal, time)
                        << QByteArray(holds) << QByteArray(journal) << time;
                }
            }
        }
    }

    void whoHoldsALockIsWaitedFor()
    {
        QFETCH(QByteArray, holds);
        QFETCH(QByteArray, journal);
        QFETCH(int, milliseconds);
        const Folder folder;
        const QByteArray script = "PRAGMA journal_mode = " + journal + "; " + SomePets;
        const QString path = folder.database(u"a.db"_s, script.constData());
        OtherProgram other(path);
        const Content goal = drawn(path, u"ALTER TABLE pet ALTER COLUMN name SET NOT NULL"_s);
        const Attempt result = attempt(path, goal, {}, {}, [&] {
            other.run(holds);
            other.run("SELECT count(*) FROM pet");
            other.later(milliseconds, "COMMIT");
        });
        QVERIFY2(result.outcome == u"done", qPrintable(result.text));
        QCOMPARE(other.answer(), QByteArray("[]"));
        QCOMPARE(answerOf(path, "SELECT name FROM pet"), u"a;b"_s);
    }
};

} // namespace

SW_SUITE(applyothers, ApplyOthersTest)
#include "tst_applyothers.moc"
