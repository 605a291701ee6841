// SPDX-License-Identifier: Apache-2.0
// SQL that somebody writes: cut into statements, read, and never changed by what only reads.
#include "model/data/querychange.h"
#include "model/data/queryplan.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER REFERENCES owner (id) "
      "ON DELETE CASCADE);"
      "CREATE TABLE tag (pet_id INTEGER REFERENCES pet (id) ON DELETE CASCADE, word TEXT, "
      "PRIMARY KEY (pet_id, word)) WITHOUT ROWID;"
      "CREATE TABLE log (at TEXT); CREATE TRIGGER note AFTER UPDATE ON pet BEGIN "
      "INSERT INTO log VALUES ('now'); END;"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 'Rex', 1), (2, 'Tom', 1), (3, 'Kim', 2);"
      "INSERT INTO tag VALUES (1, 'big'), (1, 'old'), (2, 'shy')";

/// The statements, each in brackets with what it may do.
QString told(const QByteArray &text)
{
    static const QStringList kinds{u"reads"_s, u"rows"_s, u"schema"_s, u"refused"_s};
    QStringList lines;
    for (const QueryStatement &each : queryStatements(text))
        lines.append(u"%1 %2 %3 [%4]"_s.arg(kinds[static_cast<int>(each.kind)], each.verb,
                                            each.table, QString::fromUtf8(each.sql)));
    return lines.join(u'\n');
}

QString firstTold(const QByteArray &text) { return told(text).section(u" ["_s, 0, 0).trimmed(); }

QString rowsOf(const QueryResult &result)
{
    QStringList lines;
    for (const std::vector<Cell> &row : result.rows) {
        QStringList cells;
        for (const Cell &cell : row)
            cells.append(literalOf(cell.value));
        lines.append(cells.join(u','));
    }
    return lines.join(u'\n');
}

class QueryRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_path = m_folder->database(u"a.db"_s, Pets);
    }

    void aTextIsCut()
    {
        QCOMPARE(told("SELECT 1; -- a; b\n /* ; */ SELECT ';' ;;\nselect \"a;b\" from [c;d]"),
                 u"reads SELECT  [SELECT 1]\nreads SELECT  [SELECT ';']\n"
                 u"reads SELECT  [select \"a;b\" from [c;d]]"_s);
        const QByteArray trigger = "CREATE TEMP TRIGGER x AFTER INSERT ON pet BEGIN SELECT CASE 1 "
                                   "WHEN 1 THEN 2 END; DELETE FROM log; END";
        QCOMPARE(queryStatements(trigger + "; SELECT 2").size(), 2U);
        QCOMPARE(queryStatements("EXPLAIN QUERY PLAN " + trigger + "; SELECT 2").size(), 2U);
        QCOMPARE(queryStatements("-- nothing\n;;").size(), 0U);
        const auto two = queryStatements("SELECT 1;\nSELECT 2");
        QCOMPARE(statementAt(two, 3), 0);
        QCOMPARE(statementAt(two, 9), 0);
        QCOMPARE(statementAt(two, 12), 1);
    }

    /// Whatever is cut, each piece is one statement to SQLite too.
    void theCutIsSqlites()
    {
        const QByteArray text
            = "SELECT 'a''b;c'; CREATE TRIGGER t AFTER INSERT ON log BEGIN UPDATE pet SET name = "
              "';'; SELECT 1; END; INSERT INTO log VALUES (x'00'); /* end; */ WITH a AS (SELECT 1) "
              "SELECT * FROM a; CREATE TABLE \"end;\" (a)";
        for (const QueryStatement &each : queryStatements(text)) {
            QVERIFY(sqlite3_complete(QByteArray(each.sql + ';').constData()) != 0);
            // No shorter piece that ends in a semicolon is whole.
            for (qsizetype i = each.sql.indexOf(';'); i >= 0; i = each.sql.indexOf(';', i + 1))
                QVERIFY(sqlite3_complete(each.sql.left(i + 1).constData()) == 0);
        }
    }

    void whatAStatementMayDo()
    {
        QCOMPARE(firstTold("WITH a AS (SELECT 1), b(x) AS (SELECT 2) SELECT * FROM a"),
                 u"reads WITH"_s);
        QCOMPARE(firstTold("WITH replace AS (SELECT 1) SELECT * FROM replace"), u"reads WITH"_s);
        QCOMPARE(firstTold("WITH a AS (SELECT 1) DELETE FROM main.pet"), u"rows DELETE pet"_s);
        QCOMPARE(firstTold("insert or ignore into \"pet\" values (1)"), u"rows INSERT pet"_s);
        QCOMPARE(firstTold("UPDATE OR FAIL [my pet] SET a = 1"), u"rows UPDATE my pet"_s);
        QCOMPARE(firstTold("REPLACE INTO pet VALUES (1)"), u"rows REPLACE pet"_s);
        QCOMPARE(firstTold("CREATE UNIQUE INDEX IF NOT EXISTS i ON pet (name)"),
                 u"schema CREATE UNIQUE INDEX i"_s);
        QCOMPARE(firstTold("DROP TABLE IF EXISTS pet"), u"schema DROP TABLE pet"_s);
        QCOMPARE(firstTold("EXPLAIN DELETE FROM pet"), u"reads EXPLAIN"_s);
        QCOMPARE(firstTold("PRAGMA table_info(pet)"), u"reads PRAGMA"_s);
        QCOMPARE(firstTold("PRAGMA main.user_version"), u"reads PRAGMA"_s);
        for (const char *sql :
             {"PRAGMA user_version = 3", "PRAGMA main.mmap_size(5)", "EXPLAIN PRAGMA mmap_size = 5",
              "PRAGMA writable_schema=ON", "PRAGMA journal_mode", "PRAGMA \"user_version\"(3)",
              "ATTACH 'x.db' AS x", "DETACH x", "VACUUM", "VACUUM INTO 'x.db'", "BEGIN", "COMMIT",
              "END", "ROLLBACK", "SAVEPOINT a", "RELEASE a", ".tables", "SELECT ?", "SELECT :a"})
            QVERIFY2(told(sql).startsWith(u"refused"_s), sql);
    }

    /// Whatever its words say, nothing that changes the file or the connection runs as reading.
    void nothingThatWritesReads()
    {
        const QByteArray before = Folder::bytesOf(m_path);
        const Walked database(m_path);
        for (const char *sql : {"INSERT INTO log VALUES (1)",
                                "WITH a AS (SELECT 1) DELETE FROM pet",
                                "DELETE FROM pet RETURNING id",
                                "CREATE TABLE x (a)",
                                "CREATE TEMP TABLE x (a)",
                                "CREATE TEMP VIEW x AS SELECT 1",
                                "DROP TABLE pet",
                                "ALTER TABLE pet ADD COLUMN x",
                                "PRAGMA user_version = 3",
                                "PRAGMA mmap_size = 4096",
                                "PRAGMA cell_size_check = 0",
                                "PRAGMA query_only = 0",
                                "PRAGMA writable_schema = 1",
                                "PRAGMA case_sensitive_like(1)",
                                "ATTACH ':memory:' AS x",
                                "VACUUM INTO 'x.db'",
                                "BEGIN",
                                "BEGIN IMMEDIATE",
                                "SAVEPOINT a",
                                "REINDEX",
                                "ANALYZE",
                                "SELECT load_extension('x')",
                                "SELECT writefile('x', 1)",
                                "SELECT fts3_tokenizer('x', x'00')",
                                "CREATE VIRTUAL TABLE x USING fts5(a)",
                                "SELECT 1 SELECT 2"}) {
            for (QueryStatement &each : queryStatements(sql)) {
                // As if the words had told nothing.
                each.kind = QueryKind::Reads;
                each.refusal.clear();
                if (each.verb == u"PRAGMA")
                    continue; // some are set while they are compiled: their words are believed
                const QueryResult result
                    = runQuery(database.handle(), each, QueryLeave::ToRead, m_watcher);
                QVERIFY2(result.fault && result.rows.empty(), sql);
            }
            for (const QueryStatement &each : queryStatements(sql))
                QVERIFY2(runQuery(database.handle(), each, QueryLeave::ToRead, m_watcher).fault,
                         sql);
        }
        QCOMPARE(sqlite3_get_autocommit(database.handle()), 1);
        QCOMPARE(Folder::bytesOf(m_path), before);
    }

    void itReadsWhatTheShellReads()
    {
        for (const char *sql :
             {"SELECT * FROM pet ORDER BY id", "SELECT name, count(*) FROM owner GROUP BY 1",
              "VALUES (1, 2.5), (NULL, 'x''y')", "SELECT x'00ff', -1.5, 9223372036854775807",
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) "
              "SELECT i, i * i FROM n",
              "SELECT 1 WHERE 0", "PRAGMA table_info(pet)", "PRAGMA foreign_key_list(pet)"}) {
            QProcess shell;
            shell.start(u"sqlite3"_s,
                        {u"-cmd"_s, u".mode quote"_s, m_path, QString::fromUtf8(sql)});
            if (!shell.waitForFinished())
                QSKIP("no sqlite3 shell here");
            QString expected = QString::fromUtf8(shell.readAllStandardOutput()).trimmed();
            expected.replace(u"X'"_s, u"x'"_s);
            QCOMPARE(rowsOf(read(sql)), expected);
        }
    }

    void whatIsHeldIsBounded()
    {
        const QueryResult many = read(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
        QCOMPARE(many.rows.size(), QueryResult::MostRows);
        QVERIFY(many.hasMore);
        const QByteArray cell = "printf('%.*c', 256, 'x'), ";
        const QueryResult broad
            = read("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
                   + cell.repeated(8) + "i FROM n");
        QVERIFY(broad.hasMore && broad.rows.size() < QueryResult::MostRows);
        QVERIFY(broad.bytes < QueryResult::MostBytes + 10'000);
        const QueryResult wide
            = read("SELECT printf('%.*c', 70000, 'x'), zeroblob(1000), 'ä' || printf('%.*c', 254, "
                   "'x') || 'ä'");
        QCOMPARE(wide.rows[0][0].value.bytes.size(), RowReader::MostBytes);
        QCOMPARE(wide.rows[0][0].length, 70'000);
        QCOMPARE(wide.rows[0][1].length, 1000);
        QCOMPARE(wide.rows[0][2].value.bytes.size(), 256);
        QVERIFY(!wide.hasMore);
    }

    void faultsHaveTheirPlace()
    {
        const QByteArray text = "SELECT 1;\nSELECT nam FROM pet";
        const QueryResult result = runQuery(Walked(m_path).handle(), queryStatements(text)[1],
                                            QueryLeave::ToRead, m_watcher);
        QVERIFY(result.fault.has_value());
        QCOMPARE(result.fault->at, text.indexOf("nam"));
        QVERIFY(result.fault->text.contains(u"no such column: nam"_s));
    }

    void anEndlessOneIsStopped()
    {
        const Walked database(m_path);
        Watching watcher;
        watcher.stopAfterMs = 150;
        const auto flag = std::make_shared<std::atomic<bool>>(false);
        // As RowJobs has it: SQLite asks the flag while it works.
        sqlite3_progress_handler(
            database.handle(), 10'000,
            [](void *stop) { return static_cast<Watching *>(stop)->cancelled() ? 1 : 0; },
            &watcher);
        const QueryResult result = runQuery(
            database.handle(),
            queryStatements("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                            "SELECT count(*) FROM n")[0],
            QueryLeave::ToRead, watcher);
        const qint64 late = watcher.elapsed() - 150;
        qInfo("stopped after %lld ms", late);
        QVERIFY(result.fault.has_value());
        QCOMPARE(result.fault->text, u"Cancelled."_s);
        QVERIFY(late < 1000);
    }

    void thePlanInWords()
    {
        const Walked database(m_path);
        const auto plan = [&](const char *sql) {
            const auto steps
                = queryPlan(database.handle(), queryStatements(sql).front(), m_watcher);
            QStringList words;
            if (const auto *fault = std::get_if<QueryFault>(&steps))
                return fault->text;
            for (const PlanStep &step : std::get<0>(steps)) {
                words.append(step.words);
                for (const PlanStep &below : step.below)
                    words.append(u"- "_s + below.words);
            }
            return words.join(u'\n');
        };
        QCOMPARE(plan("SELECT * FROM pet JOIN owner ON owner.id = pet.owner_id ORDER BY pet.name"),
                 u"Reads every row of pet\nLooks up rows of owner by their key, rowid=?\n"
                 u"Sorts for ORDER BY"_s);
        QCOMPARE(plan("DELETE FROM pet WHERE id = 3"),
                 u"Looks up rows of pet by their key, rowid=?"_s);
        QCOMPARE(plan("EXPLAIN QUERY PLAN SELECT (SELECT max(id) FROM pet)"),
                 plan("SELECT (SELECT max(id) FROM pet)"));
        QVERIFY(plan("SELECT 1 FROM nowhere").contains(u"no such table"_s));
        QCOMPARE(wordsOfStep(u"SEARCH b USING INDEX i (a=? AND b>?) LEFT-JOIN"_s),
                 u"Looks up rows of b by the index i, a=? AND b>?, where there are any"_s);
    }

    void aTryTellsAndChangesNothing()
    {
        const QByteArray before = Folder::bytesOf(m_path);
        QCOMPARE(tried("UPDATE pet SET name = 'x' WHERE id < 3"), u"pet 2, log 2"_s);
        QCOMPARE(tried("DELETE FROM owner WHERE id = 1"), u"owner 1, pet 2, elsewhere 3"_s);
        QCOMPARE(tried("DELETE FROM log; INSERT INTO log VALUES (1), (2); SELECT 1"),
                 u"log 0; log 2; "_s);
        QCOMPARE(tried("DROP TABLE tag"), u"tag 3"_s);
        QCOMPARE(tried("CREATE TABLE x (a); INSERT INTO x VALUES (1)"), u"; x 1"_s);
        QVERIFY(tried("INSERT INTO pet VALUES (9, 'x', 77)").contains(u"FOREIGN KEY"_s));
        QVERIFY(tried("PRAGMA user_version = 3").startsWith(u"PRAGMA: "_s));
        QVERIFY(tried("UPDATE pet SET nme = 1").contains(u"no such column: nme"_s));
        QCOMPARE(Folder::bytesOf(m_path), before);
    }

    void itRunsWholeOrNotAtAll()
    {
        const QByteArray before = Folder::bytesOf(m_path);
        const auto some
            = queryStatements("DELETE FROM pet WHERE id = 1 RETURNING name; SELECT count(*) FROM "
                              "pet");
        Result<std::unique_ptr<WritableDatabase>> database = open();
        const auto seen = std::get<QueryChanges>(tryChanges(**database, some));
        // Not what was expected: nothing.
        std::vector<QueryEffect> others = seen.effects;
        others[0].tables[0].rows = 7;
        QVERIFY(std::get<QueryFault>(runChanges(**database, some, others))
                    .text.startsWith(u"The rows are not what they were"_s));
        QCOMPARE(Folder::bytesOf(m_path), before);
        const auto done = std::get<QueryChanges>(runChanges(**database, some, seen.effects));
        QCOMPARE(rowsOf(*done.results[0]), u"'Rex'"_s);
        QCOMPARE(rowsOf(*done.results[1]), u"2"_s);
        // A later one that fails takes the others back.
        const auto half = queryStatements("DELETE FROM pet; INSERT INTO nowhere VALUES (1)");
        QVERIFY(std::holds_alternative<QueryFault>(runChanges(**database, half, {{}, {}})));
        QCOMPARE(rowsOf(read("SELECT count(*) FROM pet")), u"2"_s);
    }

private:
    [[nodiscard]] Result<std::unique_ptr<WritableDatabase>> open()
    {
        return WritableDatabase::open(m_path, m_watcher);
    }
    [[nodiscard]] QueryResult read(const QByteArray &sql)
    {
        const Walked database(m_path);
        const QueryResult result = runQuery(database.handle(), queryStatements(sql).front(),
                                            QueryLeave::ToRead, m_watcher);
        if (result.fault)
            qWarning("%s", qPrintable(result.fault->text));
        return result;
    }
    [[nodiscard]] QString tried(const char *sql)
    {
        Result<std::unique_ptr<WritableDatabase>> database = open();
        const auto done = tryChanges(**database, queryStatements(sql));
        if (const auto *fault = std::get_if<QueryFault>(&done))
            return fault->text;
        QStringList effects;
        for (const QueryEffect &effect : std::get<QueryChanges>(done).effects) {
            QStringList tables;
            for (const TableEffect &each : effect.tables)
                tables.append(u"%1 %2"_s.arg(each.table).arg(each.rows));
            if (effect.elsewhere > 0)
                tables.append(u"elsewhere %1"_s.arg(effect.elsewhere));
            effects.append(tables.join(u", "_s));
        }
        return effects.join(u"; "_s);
    }

    std::unique_ptr<Folder> m_folder;
    QString m_path;
    Watching m_watcher;
};

} // namespace

SW_SUITE(queryrun, QueryRunTest)
#include "tst_queryrun.moc"
