// SPDX-License-Identifier: Apache-2.0
// Files between a plan and its end, and what cannot be applied to: each is refused by its name
// before anything starts, or done, and the file stays the file that it was.
#include "model/document/editsql.h"
#include "tests/support/applycase.h"
#include "tests/support/folder.h"
#include "tests/support/limits.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

#include <QFileInfo>
#include <QProcess>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *TwoPets = "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT);"
                                "INSERT INTO pet(name) VALUES ('a'), ('b')";
constexpr const char *Renamed = "ALTER TABLE pet RENAME COLUMN name TO called";
constexpr const char *Rebuilt = "ALTER TABLE pet ALTER COLUMN name SET NOT NULL";

/// The database in that file, edited; as it is where the edit is none.
Content edited(const QString &path, const char *edit)
{
    Content content = *contentOfDatabase(path);
    if (const Result<Changes> changes = editBySql(content, QString::fromUtf8(edit)))
        sw::apply(content, *changes);
    return content;
}

class ApplyFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSqliteLacksIsNamedBefore_data()
    {
        QTest::addColumn<QByteArray>("made");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *made, const QString &words) {
            QTest::newRow(name) << QByteArray(made) << words;
        };
        row("a collation of a column", "CREATE TABLE other (n TEXT UNIQUE COLLATE myc)",
            u"need the collation myc,"_s);
        row("a collation of an index",
            "CREATE TABLE other (n); CREATE INDEX i ON other (n COLLATE"
            " myc)",
            u"need the collation myc,"_s);
        row("a function of a check", "CREATE TABLE other (n CHECK (myf(n)))",
            u"need the function myf,"_s);
        row("a function of an index", "CREATE TABLE other (n); CREATE INDEX i ON other (myf(n))",
            u"need the function myf,"_s);
        row("a function of a column", "CREATE TABLE other (n, m AS (myf(n)))",
            u"need the function myf,"_s);
    }

    void whatSqliteLacksIsNamedBefore()
    {
        QFETCH(QByteArray, made);
        QFETCH(QString, words);
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, TwoPets);
        QProcess python;
        python.start(u"/usr/bin/python3"_s,
                     {u"-I"_s, u"-c"_s,
                      u"import sqlite3, sys\n"
                      "d = sqlite3.connect(sys.argv[1])\n"
                      "d.create_collation('MYC', lambda a, b: 0)\n"
                      "d.create_function('myf', 1, lambda x: x, deterministic=True)\n"
                      "d.executescript(sys.argv[2])"_s,
                      path, QString::fromUtf8(made)});
        QVERIFY(python.waitForFinished() && python.exitCode() == 0);
        const QByteArray before = Folder::bytesOf(path);
        for (const char *edit : {Renamed, Rebuilt}) {
            const Attempt result = attempt(path, edited(path, edit));
            QCOMPARE(result.outcome, u"refused"_s);
            VERIFY_SAYS(result.text, words);
        }
        QCOMPARE(Folder::bytesOf(path), before);
        QCOMPARE(attempt(path, edited(path, "")).outcome, u"nothing"_s);
    }

    void aDrawnCollationThatIsNotThereIsNamedBefore()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, TwoPets);
        const Attempt result = attempt(
            path, edited(path, "ALTER TABLE pet ALTER COLUMN name TYPE TEXT COLLATE myc"));
        QCOMPARE(result.outcome, u"refused"_s);
        VERIFY_SAYS(result.text, u"no such collation sequence: myc"_s);
    }

    void anotherFileInItsPlace()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, TwoPets);
        const QString other = folder.database(u"b.db"_s, TwoPets);
        const QByteArray before = Folder::bytesOf(other);
        const Attempt result = attempt(path, edited(path, Rebuilt), {}, {}, [&] {
            QVERIFY(rename(other.toUtf8().constData(), path.toUtf8().constData()) == 0);
        });
        QCOMPARE(result.outcome, u"failed"_s);
        VERIFY_SAYS(result.text, u"another file has taken its place"_s);
        QCOMPARE(Folder::bytesOf(path), before);
    }

    void aFileThatWasDeleted()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, TwoPets);
        const Attempt result
            = attempt(path, edited(path, Rebuilt), {}, {}, [&] { QVERIFY(QFile::remove(path)); });
        QCOMPARE(result.outcome, u"failed"_s);
        VERIFY_SAYS(result.text, u"a.db” cannot be changed: "_s);
        QVERIFY(!QFile::exists(path));
    }

    void linksLeadToTheFile()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, TwoPets);
        const QString soft = folder.path(u"soft.db"_s);
        const QString hard = folder.path(u"hard.db"_s);
        QVERIFY(QFile::link(path, soft));
        QVERIFY(link(path.toUtf8().constData(), hard.toUtf8().constData()) == 0);
        QCOMPARE(attempt(soft, edited(soft, Rebuilt)).text, QString());
        QVERIFY(QFileInfo(soft).isSymbolicLink());
        QCOMPARE(attempt(hard, edited(hard, Renamed)).text, QString());
        QCOMPARE(answerOf(path, "SELECT called FROM pet"), u"a;b"_s);
    }

    void anyPath_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [](const char *name, const QString &file) { QTest::newRow(name) << file; };
        row("an URI's letters", u"a?mode=memory&x#y%41.db"_s);
        row("a colon", u"file:a.db"_s);
        row("quotes and a newline", u"it's \"a\"\nb.db"_s);
        row("very long", QString(200, u'x') + u".db"_s);
        row("marks", u"\u202eabc\u200f größe 🐈.db"_s);
    }

    void anyPath()
    {
        QFETCH(QString, name);
        const Folder folder;
        const QString path = folder.database(name, TwoPets);
        QCOMPARE(attempt(path, edited(path, Rebuilt)).text, QString());
        QCOMPARE(answerOf(path, "SELECT sql LIKE '%NOT NULL%', pet.name FROM sqlite_schema, pet"),
                 u"1 a;1 b"_s);
    }

    /// In place: the same inode, of the same mode and owner.
    void theFileStaysTheFile()
    {
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, TwoPets);
        const QByteArray name = path.toUtf8();
        constexpr mode_t Odd = 0640;
        QVERIFY(chmod(name.constData(), Odd) == 0);
        if (geteuid() == 0)
            QVERIFY(chown(name.constData(), 1, 1) == 0);
        struct stat before {};
        struct stat after {};
        QVERIFY(stat(name.constData(), &before) == 0);
        QCOMPARE(attempt(path, edited(path, Rebuilt)).text, QString());
        QVERIFY(stat(name.constData(), &after) == 0);
        QVERIFY(before.st_ino == after.st_ino && before.st_mode == after.st_mode
                && before.st_uid == after.st_uid && before.st_gid == after.st_gid);
    }

    void theSettingsStay_data()
    {
        QTest::addColumn<QByteArray>("journal");
        QTest::newRow("rollback journal") << QByteArray("DELETE");
        QTest::newRow("write-ahead log") << QByteArray("WAL");
    }

    void theSettingsStay()
    {
        QFETCH(QByteArray, journal);
        const Folder folder;
        const QByteArray script
            = "PRAGMA page_size = 8192; PRAGMA auto_vacuum = 2; PRAGMA encoding = 'UTF-16be';"
              "PRAGMA journal_mode = "
              + journal + "; PRAGMA user_version = 77; PRAGMA application_id = -5;" + TwoPets;
        const QString path = folder.database(u"a.db"_s, script.constData());
        constexpr const char *Settings
            = "SELECT * FROM pragma_page_size, pragma_auto_vacuum, pragma_encoding,"
              " pragma_journal_mode, pragma_user_version, pragma_application_id";
        const QString before = answerOf(path, Settings);
        QVERIFY2(before.startsWith(u"8192 2 UTF-16be "), qPrintable(before));
        QCOMPARE(attempt(path, edited(path, Rebuilt)).text, QString());
        QCOMPARE(answerOf(path, Settings), before);
    }

    void noFullDiskLeavesItBetween()
    {
        const Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT);"
                       "WITH c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 500)"
                       " INSERT INTO pet(name) SELECT hex(randomblob(300)) FROM c");
        const QString before = everythingIn(path);
        const Content drawn = edited(path, Rebuilt);
        for (const double part : {0.5, 1.0, 1.3}) {
            Attempt result;
            withFileSizeLimit(qint64(double(QFileInfo(path).size()) * part),
                              [&] { result = attempt(path, drawn); });
            QCOMPARE(result.outcome, u"failed"_s);
            VERIFY_SAYS(result.text, u"cannot be changed: "_s);
            QCOMPARE(everythingIn(path), before);
        }
        QCOMPARE(attempt(path, drawn).text, QString());
    }
};

} // namespace

SW_SUITE(applyfiles, ApplyFilesTest)
#include "tst_applyfiles.moc"
