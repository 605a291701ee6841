// SPDX-License-Identifier: Apache-2.0
// A database that is written to, and files that cannot be. Whatever happens, the file is as before
// or as wanted.
#include "model/live/connection.h"
#include "model/live/pragmas.h"
#include "model/live/writing.h"
#include "tests/support/folder.h"
#include "tests/support/limits.h"
#include "tests/support/otherprogram.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

constexpr const char *ThreeRows = "CREATE TABLE pet (name); INSERT INTO pet VALUES ('a'),('b'),"
                                  "('c')";
/// Why the database does not open; empty where it does.
QString refusalOf(const QString &path)
{
    test::Watching watching;
    const auto database = WritableDatabase::open(path, watching);
    return database ? QString() : database.error().text;
}

class WritingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeWrittenIsNamed()
    {
        const test::Folder folder;
        VERIFY_SAYS(refusalOf(folder.path(u"none.db"_s)), u"none.db” cannot be changed: there is"
                                                          " no such file"_s);
        QVERIFY(!QFile::exists(folder.path(u"none.db"_s)));
        VERIFY_SAYS(refusalOf(folder.path(QString())), u"it is a folder"_s);
        VERIFY_SAYS(refusalOf(folder.write(u"noise.db"_s, QByteArray(5000, 'x'))),
                    u"not a SQLite database, or it is encrypted"_s);
        VERIFY_SAYS(refusalOf(u"/dev/null"_s), u"no ordinary file"_s);
        QFile::link(folder.path(u"gone.db"_s), folder.path(u"link.db"_s));
        VERIFY_SAYS(refusalOf(folder.path(u"link.db"_s)), u"no such file"_s);
        const QString whole = folder.database(u"a.db"_s, ThreeRows);
        const QString half = folder.write(u"half.db"_s, test::Folder::bytesOf(whole).left(1000));
        VERIFY_SAYS(refusalOf(half), u"damaged"_s);
    }

    void whatOneMayNotWriteIsNamed()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        QFile::setPermissions(folder.path(QString()), QFile::Permissions(0x7755));
        QFile::setPermissions(path, QFile::Permissions(0x4444));
        QVERIFY(test::asNobody([&] { return refusalOf(path).contains(u"write to the file"_s); }));
        QFile::setPermissions(path, QFile::Permissions(0x6666));
        QVERIFY(test::asNobody([&] { return refusalOf(path).contains(u"to the folder "_s); }));
        QFile::setPermissions(folder.path(QString()), QFile::Permissions(0x7777));
        QVERIFY(test::asNobody([&] { return refusalOf(path).isEmpty(); }));
    }

    void anEmptyFileIsAnEmptyDatabase()
    {
        const test::Folder folder;
        const QString path = folder.write(u"empty.db"_s, {});
        test::Watching watching;
        {
            const auto database = WritableDatabase::open(path, watching);
            QVERIFY(database);
            QVERIFY((*database)->begin());
            QVERIFY((*database)->run("CREATE TABLE a (x)"));
            QVERIFY((*database)->commit());
        }
        QCOMPARE(refusalOf(path), QString());
        QVERIFY(QFile(path).size() > 0);
    }

    void namesThatAnUriWouldMisread()
    {
        const test::Folder folder;
        for (const QString &name :
             {u"a?mode=memory"_s, u"100%41.db"_s, u"a#b.db"_s, u"größe .db"_s})
            QCOMPARE(refusalOf(folder.database(name, ThreeRows)), QString());
        const QString before = QDir::currentPath();
        QDir::setCurrent(folder.path(QString()));
        folder.database(u"file:a.db"_s, ThreeRows);
        QCOMPARE(refusalOf(u"file:a.db"_s), QString());
        QDir::setCurrent(before);
    }

    void aHotJournalIsPlayedBack()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, "CREATE TABLE a (x);"
                                                        "INSERT INTO a VALUES (zeroblob(100000))");
        {
            test::OtherProgram other(path);
            other.run("PRAGMA cache_size=1");
            other.run("BEGIN");
            other.run("UPDATE a SET x = randomblob(100000)");
            other.run("INSERT INTO a VALUES (zeroblob(500000))");
            other.kill();
        }
        QVERIFY(QFile(path + u"-journal"_s).size() > 0);
        test::Watching watching;
        const auto database = WritableDatabase::open(path, watching);
        QVERIFY(database);
        QCOMPARE((*database)->number("SELECT sum(x = zeroblob(100000)) + count(*) FROM a").value(),
                 2);
        QVERIFY(!QFile::exists(path + u"-journal"_s));
    }

    void theGuardsAreUpAndTriggersRun()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s,
            "CREATE TABLE a (x); CREATE TABLE seen (x); CREATE VIEW v AS SELECT x FROM a;"
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO seen VALUES (new.x);"
            "END");
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        for (const std::string_view sql :
             {"UPDATE sqlite_schema SET sql = ''", "SELECT load_extension('x')",
              "ATTACH ':memory:' AS other"})
            QVERIFY2(!database.run(sql), sql.data());
        QVERIFY(database.run("INSERT INTO a VALUES (5)"));
        QCOMPARE(database.number("SELECT x FROM seen").value(), 5);
        QCOMPARE(database.number("SELECT x FROM v").value(), 5);
        VERIFY_SAYS(test::wordsOf(database.run("INSERT INTO a VALUES (1, 2)")),
                    u"SQLite says “table a has 1 columns but 2 values were supplied” (code 1)"_s);
        VERIFY_SAYS(test::wordsOf(database.run("DELETE FROM a; DELETE FROM seen")),
                    u"more than one"_s);
        QVERIFY(database.run("DELETE FROM a; "));
        VERIFY_SAYS(database.number("SELECT x FROM a").error().text, u"no answer"_s);
    }

    void stopBeforeTheCommitRollsBack()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        const QByteArray before = test::Folder::bytesOf(path);
        QVERIFY(database.begin());
        QVERIFY(database.run("DELETE FROM pet"));
        watching.stop = true;
        VERIFY_SAYS(test::wordsOf(database.commit()), u"it was cancelled"_s);
        QVERIFY(!database.inTransaction());
        QCOMPARE(test::Folder::bytesOf(path), before);
    }

    void anotherFileInItsPlaceIsNotWrittenTo()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        folder.database(u"b.db"_s, ThreeRows);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        QVERIFY(database.stillTheSameFile());
        QVERIFY(database.begin());
        QFile::remove(path);
        QVERIFY(!database.stillTheSameFile());
        QVERIFY(QFile::rename(folder.path(u"b.db"_s), path));
        QVERIFY(!database.stillTheSameFile());
        VERIFY_SAYS(test::wordsOf(database.commit()), u"another file has taken its place"_s);
        VERIFY_SAYS(test::wordsOf(database.begin()), u"another file has taken its place"_s);
    }

    void aLinkThatLeadsElsewhereIsAnotherFile()
    {
        const test::Folder folder;
        QFile::link(folder.database(u"a.db"_s, ThreeRows), folder.path(u"link.db"_s));
        test::Watching watching;
        const auto opened = WritableDatabase::open(folder.path(u"link.db"_s), watching);
        QVERIFY((*opened)->stillTheSameFile());
        QFile::remove(folder.path(u"link.db"_s));
        QFile::link(folder.database(u"b.db"_s, ThreeRows), folder.path(u"link.db"_s));
        QVERIFY(!(*opened)->stillTheSameFile());
    }

    void anUnsafeJournalIsMadeSafe()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        test::OtherProgram other(path);
        other.run("PRAGMA journal_mode=MEMORY");
        other.run("PRAGMA synchronous=OFF");
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        // What the other program sets for itself is not seen here.
        QCOMPARE(database.word("PRAGMA journal_mode").value(), u"delete"_s);
        QVERIFY(database.run("PRAGMA journal_mode=MEMORY"));
        QVERIFY(database.run("PRAGMA synchronous=OFF"));
        QVERIFY(database.begin());
        QCOMPARE(database.word("PRAGMA journal_mode").value(), u"delete"_s);
        QCOMPARE(database.number("PRAGMA synchronous").value(), 2);
        QVERIFY(database.run("INSERT INTO pet VALUES ('d')"));
        QVERIFY(QFile::exists(path + u"-journal"_s));
        QVERIFY(database.commit());
    }

    void pragmasComeBackOnEveryPath()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        WritableDatabase &database = **opened;
        QVERIFY(database.run("PRAGMA foreign_keys=1"));
        {
            ChangedPragmas pragmas(database);
            QVERIFY(pragmas.set("foreign_keys", u"0"_s));
            QVERIFY(pragmas.set("legacy_alter_table", u"1"_s));
            QVERIFY(database.begin());
            VERIFY_SAYS(test::wordsOf(pragmas.set("foreign_keys", u"1"_s)),
                        u"does not set foreign_keys to 1"_s);
            QVERIFY(database.run("DELETE FROM pet"));
            watching.stop = true;
        }
        watching.stop = false;
        QVERIFY(!database.inTransaction());
        QCOMPARE(database.number("SELECT count(*) FROM pet").value(), 3);
        QCOMPARE(database.number("PRAGMA foreign_keys").value(), 1);
        QCOMPARE(database.number("PRAGMA legacy_alter_table").value(), 0);
    }

    void aFullDiskIsSaidAndNothingIsChanged()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        const QByteArray before = test::Folder::bytesOf(path);
        test::Watching watching;
        {
            const auto opened = WritableDatabase::open(path, watching);
            WritableDatabase &database = **opened;
            QVERIFY(database.begin());
            test::withFileSizeLimit(100'000, [&] {
                Result<Done> result = database.run("INSERT INTO pet VALUES (zeroblob(5000000))");
                if (result)
                    result = database.commit();
                VERIFY_SAYS(test::wordsOf(result), u"SQLite says “disk I/O error”"_s);
            });
        }
        QCOMPARE(test::Folder::bytesOf(path), before);
        QVERIFY(!QFile::exists(path + u"-journal"_s));
    }

    void lookingAtItMeanwhileKeepsTheLocks()
    {
        const test::Folder folder;
        const QString path = folder.database(u"a.db"_s, ThreeRows);
        test::Watching watching;
        const auto opened = WritableDatabase::open(path, watching);
        QVERIFY((*opened)->begin());
        QVERIFY(Connection::openForReading(path));
        test::OtherProgram other(path);
        QCOMPARE(other.run("BEGIN IMMEDIATE"), QByteArray("database is locked"));
    }
};

} // namespace

SW_SUITE(writing, WritingTest)
#include "tst_writing.moc"
