// SPDX-License-Identifier: Apache-2.0
// What SQLite would only say in the midst of it is asked of the rows before anything begins: over
// expressions and conditions, over what is new or computed, and of who refers to what changes.
#include "model/document/editsql.h"
#include "tests/support/applycase.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const std::vector<ApplyCase> Uniques{
    {"an expression", "CREATE TABLE t (a); INSERT INTO t VALUES ('A'), ('a'), ('b')",
     "CREATE UNIQUE INDEX u ON t (lower(a))", "", Refused,
     "lower(a) of t is to be unique; 1 row is the same as another one"},
    {"an expression, the second deleted",
     "CREATE TABLE t (a); INSERT INTO t VALUES ('A'), ('a'), ('b')",
     "CREATE UNIQUE INDEX u ON t (lower(a))",
     R"json({"duplicates t(lower(a))": "delete-rows"})json", "SELECT a FROM t", "A;b"},
    {"an expression with a collation",
     "CREATE TABLE t (a); INSERT INTO t VALUES ('xA'), ('ya'), ('b')",
     "CREATE UNIQUE INDEX u ON t (substr(a, 2) COLLATE NOCASE)", "", Refused,
     "of t is to be unique; 1 row is"},
    {"a condition", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 1), (1, 2), (2, 0), (2, 0)",
     "CREATE UNIQUE INDEX u ON t (a) WHERE b > 0", "", Refused,
     "a of t is to be unique where b > 0; 1 row is the same as another one"},
    {"a condition, the second deleted",
     "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 1), (1, 2), (2, 0), (2, 0)",
     "CREATE UNIQUE INDEX u ON t (a) WHERE b > 0",
     R"json({"duplicates t(a) WHERE b > 0": "delete-rows"})json", "SELECT a, b FROM t",
     "1 1;2 0;2 0"},
    {"a condition, left out", "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 1), (1, 2)",
     "CREATE UNIQUE INDEX u ON t (a) WHERE b > 0; ALTER TABLE t RENAME COLUMN b TO c",
     R"json({"duplicates t(a) WHERE c > 0": "leave-out"})json",
     "SELECT a, c, (SELECT count(*) FROM sqlite_schema) FROM t", "1 1 1;1 2 1"},
    {"a condition on a column of another type then",
     "CREATE TABLE t (a, b INT); INSERT INTO t VALUES (1, 8), (1, 9), (2, 10), (2, 11)",
     "ALTER TABLE t ALTER COLUMN b TYPE TEXT; CREATE UNIQUE INDEX u ON t (a) WHERE b > 7", "",
     Refused, "a of t is to be unique where b > 7; 1 row is"},
    {"a new column with a default", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)",
     "ALTER TABLE t ADD COLUMN n INT DEFAULT 5; ALTER TABLE t ADD CONSTRAINT u UNIQUE (n)", "",
     Refused, "n of t is to be unique; 2 rows are the same as another one"},
    {"a new column without one", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)",
     "ALTER TABLE t ADD COLUMN n INT; ALTER TABLE t ADD CONSTRAINT u UNIQUE (n)", "",
     "SELECT a, coalesce(n, 'none') FROM t", "1 none;2 none"},
    {"a new column beside an old one", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (1), (2)",
     "ALTER TABLE t ADD COLUMN n TEXT DEFAULT 'x'; ALTER TABLE t ADD CONSTRAINT u UNIQUE (n, a)",
     "", Refused, "n, a of t is to be unique; 1 row is"},
    {"a new column that is filled", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)",
     "ALTER TABLE t ADD COLUMN n INT NOT NULL; ALTER TABLE t ADD CONSTRAINT u UNIQUE (n)",
     R"json({"nulls t.n": {"fill": "a / 2"}})json", Refused, "n of t is to be unique; 1 row is"},
    {"a new column that is filled well", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)",
     "ALTER TABLE t ADD COLUMN n INT NOT NULL; ALTER TABLE t ADD CONSTRAINT u UNIQUE (n)",
     R"json({"nulls t.n": {"fill": "a * 2"}})json", "SELECT a, n FROM t", "1 2;2 4"},
    {"a computed column", "CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (2), (3), (4)",
     "ALTER TABLE t ADD COLUMN half INT AS (a / 2); CREATE UNIQUE INDEX u ON t (half)", "", Refused,
     "half of t is to be unique; 1 row is"},
    {"a computed column of a computed one",
     "CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (2), (3), (4), (5)",
     "ALTER TABLE t ADD COLUMN b TEXT AS (length || '!'); ALTER TABLE t ADD COLUMN length INT AS "
     "(length(a * 9)); CREATE UNIQUE INDEX u ON t (b)",
     "", Refused, "b of t is to be unique; 3 rows are"},
    {"values that become the same",
     "CREATE TABLE t (a TEXT UNIQUE); INSERT INTO t VALUES ('7'), ('007'), ('x')",
     "ALTER TABLE t ALTER COLUMN a TYPE INT", R"json({"values t.a": "accept"})json", Refused,
     "a of t is to be unique; 1 row is"},
    {"values that would, but keep their type",
     "CREATE TABLE t (a TEXT UNIQUE, n); INSERT INTO t VALUES ('7', 1), ('007', 2)",
     "ALTER TABLE t ALTER COLUMN a TYPE INT; ALTER TABLE t ADD COLUMN m",
     R"json({"values t.a": "keep-type"})json", "SELECT a, n FROM t", "7 1;007 2"},
    {"two collations of one column", "CREATE TABLE t (a); INSERT INTO t VALUES ('A'), ('a')",
     "CREATE UNIQUE INDEX u ON t (a); CREATE UNIQUE INDEX v ON t (a COLLATE NOCASE)",
     R"json({"duplicates t(a COLLATE NOCASE)": "leave-out"})json",
     "SELECT a, (SELECT group_concat(name) FROM sqlite_schema WHERE type = 'index') FROM t",
     "A u;a u"},
    {"a check of what is filled",
     "CREATE TABLE t (a INT, b TEXT CHECK (b <> 'x')); INSERT INTO t VALUES (1, NULL)",
     "ALTER TABLE t ALTER COLUMN b SET NOT NULL", R"json({"nulls t.b": {"fill": "'x'"}})json",
     Refused, "fails for 1 row"},
    {"a check of what is computed", "CREATE TABLE t (a INT); INSERT INTO t VALUES (1), (2)",
     "ALTER TABLE t ADD COLUMN b INT AS (a * 2); ALTER TABLE t ADD CHECK (b < 4)", "", Refused,
     "the check (b < 4) of t fails for 1 row"},
};

const std::vector<ApplyCase> References{
    {"a key that is another type then takes its children along",
     "CREATE TABLE p (code TEXT UNIQUE); CREATE TABLE k (code TEXT REFERENCES p (code)); INSERT "
     "INTO p VALUES ('007'); INSERT INTO k VALUES ('007')",
     "ALTER TABLE p ALTER COLUMN code TYPE INT",
     R"json({"values p.code": "accept", "values k.code": "accept"})json",
     "SELECT p.code, k.code FROM p JOIN k USING (code)", "7 7"},
    {"a key that is filled leaves its children behind",
     "CREATE TABLE p (code TEXT UNIQUE); CREATE TABLE k (code TEXT REFERENCES p (code)); INSERT "
     "INTO p VALUES ('a1'); INSERT INTO k VALUES ('a1'), ('gone')",
     "ALTER TABLE p ALTER COLUMN code TYPE INT",
     R"json({"values p.code": {"fill": "substr(code, 2)"}, "values k.code": "accept"})json",
     Refused,
     "code of k refers to rows that get other values; 1 row would refer to none any more: fill it, "
     "too, or keep what it refers to"},
    {"both are filled",
     "CREATE TABLE p (code TEXT UNIQUE); CREATE TABLE k (code TEXT REFERENCES p (code)); INSERT "
     "INTO p VALUES ('a1'); INSERT INTO k VALUES ('a1')",
     "ALTER TABLE p ALTER COLUMN code TYPE INT",
     R"json({"values p.code": {"fill": "substr(code, 2)"}, "values k.code": {"fill": "1"}})json",
     "SELECT p.code, k.code FROM p JOIN k USING (code)", "1 1"},
    {"who refers is filled",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE k (p INT REFERENCES p); INSERT INTO p "
     "VALUES (1); INSERT INTO k VALUES (1), (NULL)",
     "ALTER TABLE k ALTER COLUMN p SET NOT NULL", R"json({"nulls k.p": {"fill": "2"}})json",
     Refused, "p of k gets other values; 1 row would refer to none that is there"},
    {"a new column with a default refers to nothing",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE k (n); INSERT INTO k VALUES (1)",
     "ALTER TABLE k ADD COLUMN p INT DEFAULT 9 REFERENCES p", "", Refused,
     "p of k is to refer to a row; 1 row refers to none that is there"},
    {"who referred to no key does so then",
     "CREATE TABLE p (x); CREATE TABLE k (x REFERENCES p (x)); INSERT INTO p VALUES (1); INSERT "
     "INTO k VALUES (1), (2)",
     "ALTER TABLE p ADD CONSTRAINT u UNIQUE (x)", "", Refused,
     "x of k is to refer to a row; 1 row refers to none that is there"},
    {"who referred to no key, set to NULL",
     "CREATE TABLE p (x); CREATE TABLE k (x REFERENCES p (x)); INSERT INTO p VALUES (1); INSERT "
     "INTO k VALUES (1), (2)",
     "ALTER TABLE p ADD CONSTRAINT u UNIQUE (x)", R"json({"orphans k(x)": "set-null"})json",
     "SELECT coalesce(x, 'none') FROM k", "1;none"},
    {"orphans of before are no fault of a key that changes",
     "CREATE TABLE p (code TEXT UNIQUE); CREATE TABLE k (code TEXT REFERENCES p (code)); INSERT "
     "INTO p VALUES ('1'); INSERT INTO k VALUES ('1'), ('8')",
     "ALTER TABLE p ALTER COLUMN code TYPE INT", "", "SELECT code, typeof(code) FROM k",
     "1 integer;8 integer"},
    {"as SQLite compares: by the parent's type",
     "CREATE TABLE p (x TEXT UNIQUE); CREATE TABLE k (x NUMERIC); INSERT INTO p VALUES ('0.0'), "
     "('1'); INSERT INTO k VALUES (0), (1)",
     "ALTER TABLE k ADD FOREIGN KEY (x) REFERENCES p (x)",
     R"json({"orphans k(x)": "set-null"})json", "SELECT coalesce(x, 'none') FROM k", "none;1"},
};

class ApplyAskedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<const ApplyCase *>("each");
        for (const auto *list : {&Uniques, &References}) {
            for (const ApplyCase &each : *list)
                QTest::newRow(each.name) << &each;
        }
    }

    void cases()
    {
        QFETCH(const ApplyCase *, each);
        QCOMPARE(faultOf(*each), QString());
    }

    /// Nothing but its rows is another then.
    void whoRefersFollowsByAFill()
    {
        const Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT); CREATE TABLE k (p INT"
                       " REFERENCES p, m); INSERT INTO p VALUES (1, 'a'), (2, 'b');"
                       " INSERT INTO k VALUES (1, 'x'), (2, 'y'), (9, 'z')");
        Content drawn = *contentOfDatabase(path);
        sw::apply(drawn, *editBySql(drawn, u"ALTER TABLE p ALTER COLUMN n SET NOT NULL"_s));
        Answers answers;
        answers.fills.insert(u"p.id"_s, u"id + 100"_s);
        const Attempt left = attempt(path, drawn, answers);
        QCOMPARE(left.outcome, u"refused"_s);
        QCOMPARE(left.text, u"p of k refers to rows that get other values; 2 rows would refer to"
                            " none any more: fill it, too, or keep what it refers to"_s);
        answers.fills.insert(u"k.p"_s, u"p + 100"_s);
        QCOMPARE(attempt(path, drawn, answers).text, QString());
        QCOMPARE(answerOf(path, "SELECT p, m FROM k JOIN p ON p = id"), u"101 x;102 y"_s);
    }
};

} // namespace

SW_SUITE(applyasked, ApplyAskedTest)
#include "tst_applyasked.moc"
