// SPDX-License-Identifier: Apache-2.0
// One database, one edit, and what must come of it: the cases that are easy to get wrong, a row
// each. Whatever is refused leaves everything as it was.
#include "model/document/editsql.h"
#include "tests/support/appliedtext.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// `query` is asked afterwards, and `words` are its rows: values with blanks between, rows with
/// semicolons. Where the edit must not come to pass, they are words of the refusal.
struct Case {
    const char *name;
    const char *start;
    const char *edit;
    const char *answers = "";
    const char *query = "";
    const char *words = "";
};

constexpr const char *Refused = "";

// Names that are taken, tables that speak of themselves, rowids.
const std::vector<Case> Tables{
    {"a check that names its table",
     "CREATE TABLE pet (age INT CHECK (pet.age > 0), n TEXT);"
     "CREATE VIEW v AS SELECT age FROM pet; INSERT INTO pet VALUES (3, 'a')",
     "ALTER TABLE pet ALTER COLUMN n SET NOT NULL", "",
     "SELECT sql LIKE '%CHECK (%pet%.age > 0)%', (SELECT age FROM v) FROM sqlite_schema WHERE name "
     "= 'pet'",
     "1 3"},
    {"rowid, oid and _rowid_ are columns",
     "CREATE TABLE t (rowid, oid, _rowid_, n TEXT); INSERT INTO t VALUES (1,2,3,4)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", Refused, "rowid, oid and _rowid_"},
    {"the rowid is a column, oid is not",
     "CREATE TABLE t (rowid, n TEXT); INSERT INTO t(oid, rowid, n) VALUES (70, 1, 2)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT oid, rowid, n FROM t", "70 1 2"},
    {"AUTOINCREMENT comes by a rebuild",
     "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);"
     "INSERT INTO t VALUES (9, 'a'); DELETE FROM t; INSERT INTO t VALUES (3, 'b')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT (SELECT seq FROM sqlite_sequence), id FROM t", "9 3"},
    {"the sequence of an empty table",
     "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);"
     "INSERT INTO t VALUES (9, 'a'); DELETE FROM t",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT name, seq FROM sqlite_sequence",
     "t 9"},
    {"the sequence of a renamed table",
     "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);"
     "INSERT INTO t VALUES (9, 'a'); DELETE FROM t",
     "ALTER TABLE t RENAME TO u; ALTER TABLE u ALTER COLUMN n SET NOT NULL", "",
     "SELECT name, seq FROM sqlite_sequence", "u 9"},
    {"swapped names keep their sequences",
     "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT);"
     "CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, m INT); INSERT INTO a VALUES (5, 'a'); "
     "INSERT INTO b VALUES (8, 2)",
     "ALTER TABLE a RENAME TO c; ALTER TABLE b RENAME TO a; ALTER TABLE c RENAME TO b", "",
     "SELECT name, seq FROM sqlite_sequence ORDER BY 1", "a 8;b 5"},
    {"sw_new_t is taken",
     "CREATE TABLE t (n TEXT); CREATE TABLE sw_new_t (x); INSERT INTO t VALUES ('a')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT n, (SELECT count(*) FROM sqlite_schema) FROM t", "a 2"},
    {"an index is called sw_new_t",
     "CREATE TABLE t (n TEXT); CREATE INDEX sw_new_t ON t (n); INSERT INTO t VALUES ('a')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT n, (SELECT count(*) FROM sqlite_schema) FROM t", "a 2"},
    {"a table and its former name in one plan",
     "CREATE TABLE t (n TEXT); INSERT INTO t VALUES ('a')",
     "ALTER TABLE t RENAME TO old; CREATE TABLE t (n TEXT)", "",
     "SELECT (SELECT count(*) FROM t), n FROM old", "0 a"},
    {"a column and its former name in one plan",
     "CREATE TABLE t (n TEXT, z); INSERT INTO t VALUES ('a', 1)",
     "ALTER TABLE t RENAME COLUMN n TO old; ALTER TABLE t ADD COLUMN n TEXT", "",
     "SELECT old, n IS NULL, z FROM t", "a 1 1"},
    {"only the case of a table's name",
     "CREATE TABLE t (n TEXT); CREATE INDEX i ON t (n); INSERT INTO t VALUES ('a')",
     "ALTER TABLE t RENAME TO T", "",
     "SELECT name, (SELECT n FROM T) FROM sqlite_schema WHERE type = 'table'", "T a"},
    {"two names that are one in NFC",
     "CREATE TABLE \"é\" (n TEXT); CREATE TABLE \"e\xcc\x81\" (n TEXT); INSERT INTO \"é\" VALUES "
     "('a')",
     "ALTER TABLE \"é\" ALTER COLUMN n SET NOT NULL", "",
     "SELECT n, (SELECT count(*) FROM \"e\xcc\x81\") FROM \"é\"", "a 0"},
    {"a temporary-looking name with a rebuild",
     "CREATE TABLE \"a\"\"b\" (\"x\"\"y\" TEXT, n); INSERT INTO \"a\"\"b\" VALUES ('q', 1)",
     "ALTER TABLE \"a\"\"b\" ALTER COLUMN \"x\"\"y\" SET NOT NULL", "",
     "SELECT \"x\"\"y\", n FROM \"a\"\"b\"", "q 1"},
    {"a string in double quotes stays a string",
     "CREATE TABLE t (n TEXT DEFAULT \"n\", m TEXT); CREATE VIEW v AS SELECT \"zz\" AS z FROM t;"
     "INSERT INTO t(m) VALUES ('a')",
     "ALTER TABLE t ALTER COLUMN m SET NOT NULL", "", "SELECT n, m, (SELECT z FROM v) FROM t",
     "n a zz"},
};

// What is typed, computed, or has a default.
const std::vector<Case> Columns{
    {"a fill that is no SQL", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": {"fill": "1 +"}})json",
     Refused, "t.n"},
    {"a fill that names nothing", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": {"fill": "nobody"}})json",
     Refused, "no such column: nobody"},
    {"a fill that ends the expression", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": {"fill": "1), (2"}})json",
     Refused, "t.n"},
    {"a fill that is a comment", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": {"fill": "1 -- one"}})json",
     Refused, "t.n"},
    {"a fill that is NULL itself", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": {"fill": "NULL"}})json",
     Refused, "NOT NULL"},
    {"a fill",
     "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT); INSERT INTO t VALUES (4, NULL), (5, 'a')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL",
     R"json({"nulls t.n": {"fill": "'no ' || id"}})json", "SELECT n FROM t", "no 4;a"},
    {"NOT NULL over NULLs", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", Refused, "t.n"},
    {"NOT NULL, the rows deleted", "CREATE TABLE t (n TEXT); INSERT INTO t VALUES (NULL), ('a')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": "delete-rows"})json",
     "SELECT n FROM t", "a"},
    {"deleted rows that others refer to",
     "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE k (t REFERENCES t(id));"
     "INSERT INTO t VALUES (1, NULL); INSERT INTO k VALUES (1)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", R"json({"nulls t.n": "delete-rows"})json",
     Refused, "would refer to a row of t"},
    {"computed becomes plain",
     "CREATE TABLE t (a INT, b INT AS (a + 1) STORED); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ALTER COLUMN b DROP EXPRESSION", "", "SELECT a, b FROM t", "4 5"},
    {"virtual becomes plain", "CREATE TABLE t (a INT, b INT AS (a + 1)); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ALTER COLUMN b DROP EXPRESSION", "", "SELECT a, b FROM t", "4 5"},
    {"a computed column comes first", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN b INT AS (a * 2) STORED", "", "SELECT a, b FROM t", "4 8"},
    {"a default that is not constant", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT (lower('X'))", "", "SELECT a, b FROM t",
     "4 x"},
    {"CURRENT_TIMESTAMP as a default", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN b TEXT DEFAULT CURRENT_TIMESTAMP", "", "SELECT a, length(b) FROM t",
     "4 19"},
    {"a column with UNIQUE is added", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4), (5)",
     "ALTER TABLE t ADD COLUMN b TEXT UNIQUE", "", "SELECT a, b IS NULL FROM t", "4 1;5 1"},
    {"a column that refers, with a default",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (7);"
     "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN p_id INT DEFAULT 7 REFERENCES p (id)", "", "SELECT a, p_id FROM t",
     "4 7"},
    {"a column that refers to nothing by its default",
     "CREATE TABLE p (id INTEGER PRIMARY KEY);"
     "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN p_id INT DEFAULT 7 REFERENCES p (id)", "", Refused, "p"},
    {"a column with a check that the default fails",
     "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN b INT DEFAULT 1 CHECK (b > 5)", "", Refused, "b > 5"},
    {"a check that a row fails", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD CONSTRAINT big CHECK (a > 5)", "", Refused, "big"},
    {"a check that a row fails, left out", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD CONSTRAINT big CHECK (a > 5)", R"json({"check t big": "leave-out"})json",
     "SELECT a FROM t", "4"},
    {"'007' as a number", "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('007')",
     "ALTER TABLE t ALTER COLUMN a TYPE INTEGER", "", Refused, "007"},
    {"'007' as a number, accepted", "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('007')",
     "ALTER TABLE t ALTER COLUMN a TYPE INTEGER", R"json({"values t.a": "accept"})json",
     "SELECT a, typeof(a) FROM t", "7 integer"},
    {"a real of 17 digits as text",
     "CREATE TABLE t (a REAL); INSERT INTO t VALUES (9007199254740990.5)",
     "ALTER TABLE t ALTER COLUMN a TYPE TEXT", "", Refused, "t.a"},
    {"nothing in a new NOT NULL column", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD COLUMN b TEXT NOT NULL", "", Refused, "t.b"},
    {"the same in an empty table", "CREATE TABLE t (a INT)",
     "ALTER TABLE t ADD COLUMN b TEXT NOT NULL", "",
     "SELECT \"notnull\" FROM pragma_table_info('t') WHERE name = 'b'", "1"},
    {"infinity and bytes through a rebuild",
     "CREATE TABLE t (a, n TEXT); INSERT INTO t VALUES (9e999, 1), (-9e999, 2), (x'00ff', 3),"
     "(CAST(x'ff00' AS TEXT), 4), ('', 5), (x'', 6)",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT quote(a) = '9.0e+999' OR a = 9e999, typeof(a), hex(a) FROM t WHERE n > 2",
     "0 blob 00FF;0 text FF00;0 text ;0 blob "},
    {"a column with data goes", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2)",
     "ALTER TABLE t DROP COLUMN b", "", Refused, "t.b"},
    {"a column with data goes, accepted", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2)",
     "ALTER TABLE t DROP COLUMN b", R"json({"drop t.b": "accept"})json", "SELECT * FROM t", "1"},
    {"a column of NULLs goes", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, NULL)",
     "ALTER TABLE t DROP COLUMN b", "", "SELECT * FROM t", "1"},
};

// Keys, and what refers to them.
const std::vector<Case> Keys{
    {"a primary key with children",
     "CREATE TABLE p (a INT, b INT UNIQUE, PRIMARY KEY (a)); CREATE TABLE k (b REFERENCES p (b) ON "
     "DELETE CASCADE);"
     "INSERT INTO p VALUES (1, 2); INSERT INTO k VALUES (2)",
     "ALTER TABLE p DROP CONSTRAINT p_pkey; ALTER TABLE p ADD PRIMARY KEY (b)", "",
     "SELECT k.b, p.a FROM k JOIN p USING (b)", "2 1"},
    {"UNIQUE over duplicates", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (1)",
     "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)", "", Refused, "t"},
    {"UNIQUE over 1 and 1.0", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (1.0)",
     "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)", "", Refused, "t"},
    {"UNIQUE over duplicates, deleted",
     "CREATE TABLE t (a, n); INSERT INTO t VALUES (1, 1), (1, 2), (NULL, 3), (NULL, 4)",
     "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)", R"json({"duplicates t(a)": "delete-rows"})json",
     "SELECT n FROM t", "1;3;4"},
    {"a collation that makes duplicates",
     "CREATE TABLE t (a TEXT UNIQUE); INSERT INTO t VALUES ('a'), ('A')",
     "ALTER TABLE t ALTER COLUMN a TYPE TEXT COLLATE NOCASE", "", Refused, "t"},
    {"a unique index over duplicates", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (1)",
     "CREATE UNIQUE INDEX u ON t (a)", "", Refused, "t"},
    {"a unique index over a condition with duplicates",
     "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 1), (1, 2)",
     "CREATE UNIQUE INDEX u ON t (a) WHERE b > 0", "", Refused, "UNIQUE"},
    {"orphans become NULL",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (p INT); INSERT INTO p VALUES (1); "
     "INSERT INTO t VALUES (1), (9)",
     "ALTER TABLE t ADD FOREIGN KEY (p) REFERENCES p (id)",
     R"json({"orphans t(p)": "set-null"})json", "SELECT coalesce(p, 'none') FROM t", "1;none"},
    {"orphans are deleted",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (p INT); INSERT INTO p VALUES (1); "
     "INSERT INTO t VALUES (1), (9)",
     "ALTER TABLE t ADD FOREIGN KEY (p) REFERENCES p (id)",
     R"json({"orphans t(p)": "delete-rows"})json", "SELECT p FROM t", "1"},
    {"orphans of before stay",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (p INT REFERENCES p, n TEXT); INSERT "
     "INTO t VALUES (9, 'a')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT p, n FROM t", "9 a"},
    {"orphans of a key to oneself",
     "CREATE TABLE t (id INTEGER PRIMARY KEY, up INT); INSERT INTO t VALUES (1, NULL), (2, 1), (3, "
     "99)",
     "ALTER TABLE t ADD FOREIGN KEY (up) REFERENCES t (id)",
     R"json({"orphans t(up)": "set-null"})json", "SELECT coalesce(up, 'none') FROM t",
     "none;1;none"},
    {"both sides of a circle",
     "CREATE TABLE a (id INTEGER PRIMARY KEY, b INT REFERENCES b ON DELETE CASCADE, n TEXT);"
     "CREATE TABLE b (id INTEGER PRIMARY KEY, a INT REFERENCES a ON DELETE CASCADE, n TEXT); "
     "INSERT INTO a VALUES (1, 1, 'x'); INSERT INTO b VALUES (1, 1, 'y')",
     "ALTER TABLE a ALTER COLUMN n SET NOT NULL; ALTER TABLE b ALTER COLUMN n SET NOT NULL", "",
     "SELECT a.n, b.n FROM a JOIN b ON a.b = b.id", "x y"},
    {"a foreign key to another table",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE q (id INTEGER PRIMARY KEY); INSERT "
     "INTO p VALUES (1); INSERT INTO q VALUES (1);"
     "CREATE TABLE t (p INT, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id)); INSERT INTO t VALUES "
     "(1)",
     "ALTER TABLE t DROP CONSTRAINT f; ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES q "
     "(id)",
     "", "SELECT p, (SELECT \"table\" FROM pragma_foreign_key_list('t')) FROM t", "1 q"},
    {"a foreign key without a key to refer to",
     "CREATE TABLE p (x, n TEXT); CREATE TABLE k (x REFERENCES p (x)); INSERT INTO p VALUES (1, "
     "'a'); INSERT INTO k VALUES (2)",
     "ALTER TABLE p ALTER COLUMN n SET NOT NULL", "", "SELECT p.x, k.x FROM p, k", "1 2"},
    {"a table that others refer to goes",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE k (p INT REFERENCES p ON DELETE "
     "CASCADE); INSERT INTO p VALUES (1); INSERT INTO k VALUES (1)",
     "DROP TABLE p CASCADE", R"json({"drop p": "accept"})json",
     "SELECT p, (SELECT count(*) FROM pragma_foreign_key_list('k')) FROM k", "1 0"},
    {"REPLACE never replaces a row",
     "CREATE TABLE t (a, n TEXT); INSERT INTO t VALUES (1, 'a'), (1, 'b')",
     "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) ON CONFLICT REPLACE", "", Refused, ""},
    {"a WITHOUT ROWID table",
     "CREATE TABLE t (a, b, n TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID; INSERT INTO t VALUES (1, 2, "
     "'x'), (2, 1, 'y')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT a, b, n FROM t ORDER BY a",
     "1 2 x;2 1 y"},
    {"the key of a WITHOUT ROWID table is another type",
     "CREATE TABLE t (a TEXT PRIMARY KEY, n) WITHOUT ROWID; INSERT INTO t VALUES ('1', 'x'), "
     "('01', 'y')",
     "ALTER TABLE t ALTER COLUMN a TYPE INTEGER", R"json({"values t.a": "accept"})json", Refused,
     "t"},
};

// Views, triggers, and what SQLite does not know.
const std::vector<Case> Dependants{
    {"a view names the column that goes",
     "CREATE TABLE t (a, b); CREATE VIEW seen AS SELECT b FROM t", "ALTER TABLE t DROP COLUMN b",
     "", Refused, "seen"},
    {"a trigger names the column that goes",
     "CREATE TABLE t (a, b); CREATE TABLE log (x); CREATE TRIGGER heard AFTER INSERT ON t BEGIN "
     "INSERT INTO log VALUES (NEW.b); END",
     "ALTER TABLE t DROP COLUMN b", "", Refused, "heard"},
    {"a trigger of another table names the column that goes",
     "CREATE TABLE t (a, b); CREATE TABLE u (x); CREATE TRIGGER heard AFTER INSERT ON u BEGIN "
     "UPDATE t SET b = 1; END",
     "ALTER TABLE t DROP COLUMN b", "", Refused, "heard"},
    {"a view names the table that goes", "CREATE TABLE t (a); CREATE VIEW seen AS SELECT a FROM t",
     "DROP TABLE t CASCADE", "", Refused, "seen"},
    {"an index is on the column that goes",
     "CREATE TABLE t (a, b); CREATE INDEX i ON t (b); CREATE INDEX j ON t (a); INSERT INTO t "
     "VALUES (1, NULL)",
     "ALTER TABLE t DROP COLUMN b CASCADE", "",
     "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'index'", "j"},
    {"a view that is broken is kept",
     "CREATE TABLE t (a); CREATE VIEW bad AS SELECT x FROM nowhere; INSERT INTO t VALUES (1)",
     "ALTER TABLE t RENAME COLUMN a TO b", "",
     "SELECT b, (SELECT sql FROM sqlite_schema WHERE name = 'bad') FROM t",
     "1 CREATE VIEW bad AS SELECT x FROM nowhere"},
    {"a trigger that is broken is kept",
     "CREATE TABLE t (a, n TEXT); CREATE TRIGGER bad AFTER INSERT ON t BEGIN INSERT INTO nowhere "
     "VALUES (1); END",
     "ALTER TABLE t RENAME COLUMN a TO b", "",
     "SELECT count(*) FROM sqlite_schema WHERE name = 'bad'", "1"},
    {"a broken trigger and a rebuild",
     "CREATE TABLE t (a, n TEXT); INSERT INTO t VALUES (1, 'x'); CREATE TRIGGER bad AFTER INSERT "
     "ON t BEGIN INSERT INTO nowhere VALUES (1); END",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT count(*), (SELECT n FROM t) FROM sqlite_schema WHERE name = 'bad'", "1 x"},
    {"views on views after a rebuild",
     "CREATE TABLE t (a, n TEXT); CREATE VIEW v AS SELECT n FROM t; CREATE VIEW w AS SELECT n FROM "
     "v; INSERT INTO t VALUES (1, 'x')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT n FROM w", "x"},
    {"INSTEAD OF after a rename",
     "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER i INSTEAD OF INSERT ON "
     "v BEGIN INSERT INTO t(a) VALUES (NEW.a); END; INSERT INTO v VALUES (5)",
     "ALTER TABLE t RENAME TO u", "", "SELECT a FROM v", "5"},
    {"triggers do not fire",
     "CREATE TABLE log (x); CREATE TABLE t (a, n TEXT); INSERT INTO t VALUES (1, 'x');"
     "CREATE TRIGGER d AFTER DELETE ON t BEGIN INSERT INTO log VALUES (1); END; CREATE TRIGGER i "
     "AFTER INSERT ON t BEGIN INSERT INTO log VALUES (2); END",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT count(*), (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger') FROM log",
     "0 2"},
    {"a table with a generated column over a view's name",
     "CREATE TABLE t (a, b AS (a || 'x'), n TEXT); INSERT INTO t(a, n) VALUES (1, 'q')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT b FROM t", "1x"},
    {"what ANALYZE found stays",
     "CREATE TABLE t (a, n TEXT); CREATE INDEX i ON t (a); INSERT INTO t VALUES (1, 'x'), (2, "
     "'y'); ANALYZE",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "", "SELECT tbl, idx, stat FROM sqlite_stat1",
     "t i 2 1"},
    {"a virtual table stays beside",
     "CREATE VIRTUAL TABLE f USING fts5(x); INSERT INTO f VALUES ('hello world'); CREATE TABLE t "
     "(n TEXT); INSERT INTO t VALUES ('a')",
     "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "",
     "SELECT x, (SELECT n FROM t) FROM f WHERE f MATCH 'world'", "hello world a"},
};

QString answerOf(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    QStringList rows;
    {
        SqliteQuery query(database, sql);
        while (query.next()) {
            QStringList row;
            for (int i = 0; i < query.columnCount(); ++i)
                row.append(query.text(i));
            rows.append(row.join(u' '));
        }
        if (query.failed() || !query.isReady())
            rows.append(QString::fromUtf8(sqlite3_errmsg(database)));
    }
    sqlite3_close(database);
    return rows.join(u';');
}

class ApplyCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<const Case *>("each");
        QTest::addColumn<bool>("wal");
        for (const auto *list : {&Tables, &Columns, &Keys, &Dependants}) {
            for (const Case &each : *list) {
                QTest::newRow(each.name) << &each << false;
                const QByteArray name = QByteArray(each.name) + " (WAL)";
                QTest::newRow(name.constData()) << &each << true;
            }
        }
    }

    void cases()
    {
        QFETCH(const Case *, each);
        QFETCH(bool, wal);
        const Folder folder;
        const QByteArray script
            = (wal ? "PRAGMA journal_mode = WAL; " : "") + QByteArray(each->start);
        const QString path = folder.database(u"a.db"_s, script.constData());
        Result<Content> drawn = contentOfDatabase(path);
        QVERIFY2(drawn, qPrintable(drawn ? QString() : drawn.error().text));
        const Result<Changes> changes = editBySql(*drawn, QString::fromUtf8(each->edit));
        QVERIFY2(changes, qPrintable(changes ? QString() : changes.error().text));
        sw::apply(*drawn, *changes);
        Answers answers;
        if (*each->answers != '\0')
            QVERIFY(readAnswers("{\"answers\": " + QByteArray(each->answers) + '}', answers));

        const QString before = everythingIn(path);
        const Attempt result = attempt(path, *drawn, answers);
        const QString words = QString::fromUtf8(each->words);
        if (*each->query == '\0') {
            QCOMPARE(result.outcome, u"refused"_s);
            QVERIFY2(result.text.contains(words), qPrintable(result.text));
            QCOMPARE(everythingIn(path), before);
            return;
        }
        QVERIFY2(result.outcome == u"done", qPrintable(result.outcome + u": "_s + result.text));
        QCOMPARE(answerOf(path, each->query), words);
        QCOMPARE(answerOf(path, "PRAGMA integrity_check"), u"ok"_s);
        QCOMPARE(attempt(path, *drawn, answers).plan.steps.size(), size_t(0));
    }
};

} // namespace

Q_DECLARE_METATYPE(const Case *)

SW_SUITE(applycases, ApplyCasesTest)
#include "tst_applycases.moc"
