// SPDX-License-Identifier: Apache-2.0
// Files that are not what they say, that are damaged, or that want to do harm: a clear error or a
// right result, and the file stays as it was.
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/script.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// The names of the tables, or what went wrong.
QString tablesIn(const QString &path, Problems *problems = nullptr)
{
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return connection.error().text;
    const auto read = introspect((*connection)->handle());
    if (!read)
        return read.error().text;
    if (problems) {
        *problems = (*connection)->notes();
        problems->insert(problems->end(), read->problems.begin(), read->problems.end());
    }
    QStringList names;
    for (const TablePtr &table : read->schema.tables)
        names.append(table->name + (table->kind == TableKind::Opaque ? u" (opaque)"_s : QString()));
    names.sort();
    return names.join(u' ');
}

bool refuses(sqlite3 *database, const char *sql)
{
    return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK;
}

class ConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoDatabaseIsNamed()
    {
        const test::Folder folder;
        QVERIFY(tablesIn(folder.path(u"none.db"_s)).contains(u"there is no such file"_s));
        QVERIFY(tablesIn(folder.path(QString())).contains(u"it is a folder"_s));
        QVERIFY(tablesIn(folder.write(u"noise.db"_s, QByteArray(5000, 'x')))
                    .contains(u"not a SQLite database, or it is encrypted"_s));
        const QByteArray head = QByteArray("SQLite format 3\0", 16) + QByteArray(84, 'x');
        QVERIFY(tablesIn(folder.write(u"head.db"_s, head)).contains(u"cannot be read"_s));
    }

    void aTruncatedDatabaseIsNamed()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE a (x UNIQUE); CREATE TABLE b (x); CREATE TABLE c (x);"
                       "INSERT INTO a VALUES (zeroblob(90000));");
        const QByteArray whole = test::Folder::bytesOf(path);
        for (const qsizetype size : {qsizetype(512), qsizetype(1000), qsizetype(3000)}) {
            const QString part = folder.write(u"part.db"_s, whole.left(size));
            QVERIFY2(tablesIn(part).contains(u"cannot be read"_s), qPrintable(tablesIn(part)));
        }
    }

    void theFileIsOnlyRead()
    {
        const test::Folder folder;
        const QString path
            = folder.database(u"a.db"_s, "CREATE TABLE a (x); INSERT INTO a VALUES (1)");
        const QByteArray before = test::Folder::bytesOf(path);
        {
            const auto connection = Connection::openForReading(path);
            QVERIFY(connection);
            sqlite3 *database = (*connection)->handle();
            for (const char *sql :
                 {"INSERT INTO a VALUES (2)", "CREATE TABLE b (x)", "DROP TABLE a",
                  "ATTACH ':memory:' AS other", "PRAGMA writable_schema=ON",
                  "PRAGMA journal_mode=DELETE", "UPDATE sqlite_schema SET sql = ''",
                  "SELECT load_extension('x')", "VACUUM"})
                QVERIFY2(refuses(database, sql), sql);
            QVERIFY(!refuses(database, "SELECT * FROM a"));
        }
        QCOMPARE(test::Folder::bytesOf(path), before);
    }

    void aDatabaseInWalModeIsReadWithItsLog()
    {
        const test::Folder folder;
        const QString path = folder.path(u"wal.db"_s);
        sqlite3 *writer = nullptr;
        sqlite3_open(path.toUtf8().constData(), &writer);
        sqlite3_exec(writer, "PRAGMA journal_mode=WAL; CREATE TABLE a (x); CREATE TABLE b (x)",
                     nullptr, nullptr, nullptr);
        const QByteArray file = test::Folder::bytesOf(path);
        const QByteArray log = test::Folder::bytesOf(path + u"-wal"_s);
        QVERIFY(!log.isEmpty());
        QCOMPARE(tablesIn(path), u"a b"_s);
        QCOMPARE(test::Folder::bytesOf(path), file);
        QCOMPARE(test::Folder::bytesOf(path + u"-wal"_s), log);
        sqlite3_close(writer);
    }

    void aHotJournalIsRolledBackInACopy()
    {
        const test::Folder folder;
        const QString path = folder.path(u"live.db"_s);
        sqlite3 *writer = nullptr;
        sqlite3_open(path.toUtf8().constData(), &writer);
        sqlite3_exec(writer,
                     "CREATE TABLE a (x); INSERT INTO a VALUES (zeroblob(100000));"
                     "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; CREATE TABLE b (x);"
                     "UPDATE a SET x = randomblob(100000); INSERT INTO b VALUES (zeroblob(500000))",
                     nullptr, nullptr, nullptr);
        // As a crash leaves it: the file half written, its journal beside it.
        const QString crashed = folder.write(u"crashed.db"_s, test::Folder::bytesOf(path));
        const QByteArray journal = test::Folder::bytesOf(path + u"-journal"_s);
        folder.write(u"crashed.db-journal"_s, journal);
        sqlite3_close(writer);
        QVERIFY(!journal.isEmpty());
        const QByteArray before = test::Folder::bytesOf(crashed);
        Problems problems;
        QCOMPARE(tablesIn(crashed, &problems), u"a"_s);
        QCOMPARE(problems.front().rule, u"copy"_s);
        QCOMPARE(test::Folder::bytesOf(crashed), before);
        QCOMPARE(test::Folder::bytesOf(crashed + u"-journal"_s), journal);
    }

    void oneMalformedObjectDoesNotHideTheOthers()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE good (x); CREATE TABLE bad (x); CREATE TABLE fine (y);"
                       "PRAGMA writable_schema=ON;"
                       "UPDATE sqlite_schema SET sql = 'CREATE TABLE bad (x' WHERE name = 'bad'");
        Problems problems;
        QCOMPARE(tablesIn(path, &problems), u"bad (opaque) fine good"_s);
        QCOMPARE(problems.front().rule, u"broken"_s);
        QVERIFY(problems.front().text.contains(u"bad"_s));
    }

    void whatSqliteItselfLacksIsNamedAndTheRestRead()
    {
        const test::Folder folder;
        const QString path = folder.path(u"own.db"_s);
        sqlite3 *writer = nullptr;
        sqlite3_open(path.toUtf8().constData(), &writer);
        sqlite3_create_collation(writer, "KLINGON", SQLITE_UTF8, nullptr,
                                 [](void *, int, const void *, int, const void *) { return 0; });
        sqlite3_create_function(
            writer, "honour", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
            [](sqlite3_context *context, int, sqlite3_value **) { sqlite3_result_null(context); },
            nullptr, nullptr);
        sqlite3_exec(writer,
                     "CREATE TABLE ship (name TEXT COLLATE KLINGON PRIMARY KEY,"
                     " crew INT CHECK (honour(crew) > 0), g AS (honour(crew)));"
                     "CREATE INDEX by_honour ON ship (honour(crew)); CREATE TABLE plain (x)",
                     nullptr, nullptr, nullptr);
        sqlite3_close(writer);
        const auto connection = Connection::openForReading(path);
        QVERIFY(connection);
        const auto read = introspect((*connection)->handle());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
        QCOMPARE(read->needs.collations, QStringList(u"KLINGON"_s));
        QCOMPARE(read->needs.functions, QStringList(u"honour"_s));
        const TablePtr ship = read->schema.table(u"ship");
        QVERIFY(ship->kind == TableKind::Ordinary);
        QCOMPARE(ship->checks.front().expression, u"honour(crew) > 0"_s);
        QCOMPARE(ship->indexes.front().parts.front().expression, u"honour(crew)"_s);
    }

    void everyEncodingIsRead_data()
    {
        QTest::addColumn<QString>("encoding");
        for (const char *encoding : {"UTF-8", "UTF-16le", "UTF-16be"})
            QTest::newRow(encoding) << QString::fromLatin1(encoding);
    }

    void everyEncodingIsRead()
    {
        QFETCH(QString, encoding);
        const test::Folder folder;
        const QByteArray script = QByteArray("PRAGMA encoding='")
                                      .append(encoding.toLatin1())
                                      .append("'; PRAGMA user_version=7; PRAGMA application_id=42;"
                                              "CREATE TABLE \"größe 🐶\" (\"é\" TEXT DEFAULT 'ü')");
        const QString path = folder.database(u"a.db"_s, script.constData());
        const auto connection = Connection::openForReading(path);
        const auto read = introspect((*connection)->handle());
        QVERIFY(read);
        QVERIFY(read->schema.table(u"größe 🐶")->column(u"é"));
        QCOMPARE(read->schema.options.encoding, encoding == u"UTF-8" ? QString() : encoding);
        QCOMPARE(read->schema.options.userVersion, 7);
        QCOMPARE(read->schema.options.applicationId, 42);
        QVERIFY(textOf(scriptOf(read->schema), read->schema.options)
                    .contains(u"PRAGMA application_id = 42;"_s));
    }

    void aPathWithAnyLettersIsAPath()
    {
        const test::Folder folder;
        for (const QString &name :
             {u"a b.db"_s, u"50%.db"_s, u"what?.db"_s, u"#1.db"_s, u"é🐶.db"_s, u"a;b&c=d.db"_s})
            QCOMPARE(tablesIn(folder.database(name, "CREATE TABLE a (x)")), u"a"_s);
    }

    void twoThousandColumnsAndAMegabyteOfText()
    {
        const test::Folder folder;
        QByteArray wide = "CREATE TABLE wide (c0 INTEGER PRIMARY KEY";
        for (int i = 1; i < 2000; ++i)
            wide += QByteArray(", c") + QByteArray::number(i) + " TEXT CHECK (c1 <> 'x')";
        wide += ");";
        QByteArray text = "CREATE TABLE text (a, b CHECK (b <> '";
        text += QByteArray(1'000'000, 'y') + "'));";
        const QByteArray script = wide + text;
        const QString path = folder.database(u"a.db"_s, script.constData());
        QCOMPARE(tablesIn(path), u"text wide"_s);
    }

    void aViewThatNeverEndsIsOnlyText()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE a (x); CREATE VIEW forever AS WITH RECURSIVE r(x) AS (SELECT 1"
                       " UNION ALL SELECT x + 1 FROM r) SELECT max(x) FROM r;"
                       "CREATE VIEW broken AS SELECT nothing FROM nowhere");
        QCOMPARE(tablesIn(path), u"a"_s);
    }

    void aTextThatIsNotUtf8IsOpaque()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE a (x CHECK (x <> '\xFF\xFE')); CREATE TABLE b (x)");
        QCOMPARE(tablesIn(path), u"a (opaque) b"_s);
    }

    /// What is read is of one moment: never the text of one and the columns of another.
    void anotherProgramMayChangeItMeanwhile()
    {
        const test::Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "PRAGMA journal_mode = WAL; CREATE TABLE a (x); CREATE TABLE b (x)");
        std::atomic<bool> done = false;
        std::thread other([&] {
            sqlite3 *database = nullptr;
            sqlite3_open(path.toUtf8().constData(), &database);
            sqlite3_busy_timeout(database, 2000);
            for (int i = 0; !done; ++i) {
                const char *sql
                    = i % 2 == 0 ? "ALTER TABLE a ADD COLUMN y" : "ALTER TABLE a DROP COLUMN y";
                sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
            }
            sqlite3_close(database);
        });
        QStringList seen;
        constexpr int Times = 200;
        for (int i = 0; i < Times; ++i)
            seen.append(tablesIn(path));
        done = true;
        other.join();
        seen.removeDuplicates();
        QCOMPARE(seen, QStringList{u"a b"_s});
    }
};

} // namespace

SW_SUITE(connection, ConnectionTest)
#include "tst_connection.moc"
