// SPDX-License-Identifier: Apache-2.0
// One database, one edit, and what must come of it: the cases that are easy to get wrong, a row
// each. Whatever is refused leaves everything as it was.
#include "tests/support/applycase.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const std::vector<ApplyCase> Tables{
    {"a fill that the drawing remembers, and only once",
     "CREATE TABLE t (price TEXT, n INT); INSERT INTO t VALUES ('5 EUR', 1)",
     "ALTER TABLE t ALTER price TYPE REAL USING CAST(price AS REAL) * 2, ALTER n SET NOT NULL", "",
     "SELECT price, typeof(price) FROM t", "10.0 real"},
    {"a fill that the drawing remembers and that does not work",
     "CREATE TABLE t (price TEXT); INSERT INTO t VALUES ('5 EUR')",
     "ALTER TABLE t ALTER price TYPE REAL USING prize * 2", "", Refused,
     "t.price cannot be filled with prize * 2"},
    {"a fill out of a column that goes",
     "CREATE TABLE t (price TEXT, cents INT); INSERT INTO t VALUES ('5', NULL)",
     "ALTER TABLE t ALTER cents TYPE REAL USING price || '.5', DROP COLUMN price",
     R"json({"drop t.price": "accept"})json", "SELECT cents, typeof(cents) FROM t", "5.5 real"},
    {"names that went round, columns",
     "CREATE TABLE t (a INT, b TEXT, c REAL); INSERT INTO t VALUES (1, 'x', 2.5)",
     "ALTER TABLE t RENAME COLUMN a TO x; ALTER TABLE t RENAME COLUMN b TO a;"
     "ALTER TABLE t RENAME COLUMN c TO b; ALTER TABLE t RENAME COLUMN x TO c",
     "", "SELECT a, b, c FROM t", "x 2.5 1"},
    {"names that went round, columns of one type",
     "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2)",
     "ALTER TABLE t RENAME COLUMN a TO x; ALTER TABLE t RENAME COLUMN b TO a;"
     "ALTER TABLE t RENAME COLUMN x TO b",
     "", "SELECT a, b FROM t", "2 1"},
    {"names that went round, tables that others refer to",
     "CREATE TABLE pet (id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE dog (id INTEGER PRIMARY KEY, "
     "age INT); CREATE TABLE toy (pet INT REFERENCES pet ON DELETE CASCADE, dog INT REFERENCES dog "
     "ON DELETE CASCADE); CREATE VIEW v AS SELECT n FROM pet;"
     "INSERT INTO pet VALUES (1, 'a'); INSERT INTO dog VALUES (2, 7); INSERT INTO toy VALUES (1, "
     "2)",
     "ALTER TABLE pet RENAME TO x; ALTER TABLE dog RENAME TO pet; ALTER TABLE x RENAME TO dog;"
     "ALTER TABLE dog ALTER COLUMN n SET NOT NULL",
     "",
     "SELECT dog.n, pet.age, v.n, (SELECT group_concat(\"from\" || '>' || \"table\") FROM "
     "pragma_foreign_key_list('toy')) FROM dog, pet, v",
     "a 7 a dog>pet,pet>dog"},
    {"a name taken from a column that goes",
     "CREATE TABLE t (a INT, b TEXT); INSERT INTO t VALUES (1, 'x')",
     "ALTER TABLE t DROP COLUMN b; ALTER TABLE t RENAME COLUMN a TO b",
     R"json({"drop t.b": "accept"})json", "SELECT b FROM t", "1"},
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
    {"a chain of names",
     "CREATE TABLE a (x); CREATE TABLE b (y); INSERT INTO a VALUES (1); INSERT INTO b VALUES (2)",
     "ALTER TABLE b RENAME TO c; ALTER TABLE a RENAME TO b", "", "SELECT b.x, c.y FROM b, c",
     "1 2"},
    {"a chain of columns of one type", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2)",
     "ALTER TABLE t RENAME COLUMN b TO c; ALTER TABLE t RENAME COLUMN a TO b", "",
     "SELECT b, c FROM t", "1 2"},
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
    {"a name that two had before",
     "CREATE TABLE t (a INT DEFAULT 5, b DATE, f INT); INSERT INTO t VALUES (1, 2, 3)",
     "ALTER TABLE t RENAME COLUMN b TO g; ALTER TABLE t ADD COLUMN b TEXT;"
     "ALTER TABLE t RENAME COLUMN b TO n; ALTER TABLE t RENAME COLUMN a TO b",
     "", "SELECT b, g, f, n IS NULL FROM t", "1 2 3 1"},
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

const std::vector<ApplyCase> Columns{
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
     "ALTER TABLE t ADD CONSTRAINT big CHECK (a > 5)", "", Refused, "a > 5"},
    {"a check that a row fails, left out", "CREATE TABLE t (a INT); INSERT INTO t VALUES (4)",
     "ALTER TABLE t ADD CONSTRAINT big CHECK (a > 5)", R"json({"check t big": "leave-out"})json",
     "SELECT a FROM t", "4"},
    {"'007' as a number", "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('007')",
     "ALTER TABLE t ALTER COLUMN a TYPE INTEGER", "", Refused, "t.a"},
    {"'007' as a number, accepted", "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('007')",
     "ALTER TABLE t ALTER COLUMN a TYPE INTEGER", R"json({"values t.a": "accept"})json",
     "SELECT a, typeof(a) FROM t", "7 integer"},
    {"a real of 17 digits as text", "CREATE TABLE t (a REAL); INSERT INTO t VALUES (0.1 + 0.2)",
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
    {"a column behind a comment, before a constraint",
     "CREATE TABLE cheeses (id INTEGER PRIMARY KEY, country INT NOT NULL,\n"
     "  first_seen DATETIME,  -- the first time\n  FOREIGN KEY (country) REFERENCES t (id)\n);"
     "CREATE TABLE t (id INTEGER PRIMARY KEY)",
     "ALTER TABLE cheeses ADD COLUMN more TEXT DEFAULT 'x'", "",
     "SELECT sql FROM sqlite_schema WHERE name = 'cheeses'",
     "CREATE TABLE \"cheeses\" (id INTEGER PRIMARY KEY, country INT NOT NULL,\n"
     "  first_seen DATETIME,  -- the first time\n  more TEXT DEFAULT 'x',\n"
     "  FOREIGN KEY (country) REFERENCES t (id)\n)"},
    {"a column behind a comment at the end",
     "CREATE TABLE t (a, -- one\n b INT -- two\n); INSERT INTO t VALUES (1, 2)",
     "ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'x'", "", "SELECT sql, a, b, c FROM t, sqlite_schema",
     "CREATE TABLE \"t\" (a, -- one\n b INT, -- two\n c TEXT DEFAULT 'x'\n) 1 2 x"},
    {"a column with data goes, answered with what nobody offered",
     "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2)", "ALTER TABLE t DROP COLUMN b",
     R"json({"drop t.b": "delete-rows"})json", Refused, "1 row has a value in it"},
    {"a table goes, answered with what nobody offered",
     "CREATE TABLE t (a); CREATE TABLE u (a); INSERT INTO u VALUES (1)", "DROP TABLE u",
     R"json({"drop u": "set-null"})json", Refused, "table u goes with 1 row"},
    {"any in a strict table becomes bytes",
     "CREATE TABLE t (a ANY) STRICT; INSERT INTO t VALUES ('x')",
     "ALTER TABLE t ALTER COLUMN a TYPE BLOB", "", Refused, "t.a is to be BLOB"},
    {"a column of NULLs goes", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, NULL)",
     "ALTER TABLE t DROP COLUMN b", "", "SELECT * FROM t", "1"},
};

class ApplyCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<const ApplyCase *>("each");
        for (const auto *list : {&Tables, &Columns}) {
            for (const ApplyCase &each : *list)
                QTest::newRow(each.name) << &each;
        }
    }

    void cases()
    {
        QFETCH(const ApplyCase *, each);
        QCOMPARE(faultOf(*each), QString());
    }
};

} // namespace

SW_SUITE(applycases, ApplyCasesTest)
#include "tst_applycases.moc"
