// SPDX-License-Identifier: Apache-2.0
// Keys and what refers to them, views, triggers: what else an edit of a table concerns, a row each.
#include "model/document/editsql.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"
#include "tests/support/applycase.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const std::vector<ApplyCase> Keys{
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
    {"orphans of two keys of one column become NULL",
     "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE q (id INTEGER PRIMARY KEY); CREATE "
     "TABLE t (a INT); INSERT INTO p VALUES (1), (2); INSERT INTO q VALUES (1), (3);"
     "INSERT INTO t VALUES (1), (2), (3), (4)",
     "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id), ADD FOREIGN KEY (a) REFERENCES q (id)",
     R"json({"orphans t(a)": "set-null", "orphans t(a) → q": "set-null"})json",
     "SELECT coalesce(a, 'none') FROM t", "1;none;none;none"},
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
    {"a key of what is no integer",
     "CREATE TABLE t (a INT, n INTEGER); INSERT INTO t VALUES (1, 'one'), (2, 2), (3, 3.5)",
     "ALTER TABLE t ADD PRIMARY KEY (n)", "", Refused, "t.n is to be INTEGER; the values of 2"},
    {"a key of what is no integer, these rows deleted",
     "CREATE TABLE t (a INT, n INTEGER); INSERT INTO t VALUES (1, 'one'), (2, 2), (3, 3.5)",
     "ALTER TABLE t ADD PRIMARY KEY (n)", R"json({"values t.n": "delete-rows"})json",
     "SELECT a, n FROM t", "2 2"},
};

/// `CHECK (pet.age > 0)`: such a table can be made under no other name.
const std::vector<ApplyCase> ByTheirOwnName{
    {"an index, a view and a trigger",
     "CREATE TABLE pet (age INT CHECK (pet.age > 0), n TEXT); CREATE INDEX i ON pet (age);"
     "CREATE VIEW v AS SELECT pet.age * 2 AS twice FROM pet; CREATE TABLE toy (n TEXT);"
     "CREATE TRIGGER r AFTER DELETE ON pet BEGIN DELETE FROM toy; END;"
     "INSERT INTO pet VALUES (3, 'a'), (4, 'b'); DELETE FROM pet WHERE age = 3;"
     "INSERT INTO toy VALUES ('t')",
     "ALTER TABLE pet ALTER COLUMN n SET NOT NULL", "",
     "SELECT pet.rowid, age, n, v.twice, (SELECT n FROM toy), (SELECT count(*) FROM sqlite_schema) "
     "FROM pet, v",
     "2 4 b 8 t 5"},
    {"with children, and a number that is not given again",
     "CREATE TABLE pet (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT, CHECK (main.pet.id > 0));"
     "CREATE TABLE toy (pet REFERENCES pet ON DELETE CASCADE);"
     "INSERT INTO pet VALUES (9, 'x'); DELETE FROM pet; INSERT INTO pet VALUES (3, 'a');"
     "INSERT INTO toy VALUES (3)",
     "ALTER TABLE pet ALTER COLUMN n SET NOT NULL", "",
     "SELECT id, n, (SELECT pet FROM toy), (SELECT group_concat(name || seq) FROM sqlite_sequence) "
     "FROM pet",
     "3 a 3 pet9"},
    {"WITHOUT ROWID, its key first set right",
     "CREATE TABLE pet (b INT, a TEXT, n TEXT, PRIMARY KEY (a), CHECK ([pet].b > 0)) WITHOUT ROWID;"
     "INSERT INTO pet VALUES (1, 'x', NULL), (2, 'y', 'z')",
     "ALTER TABLE pet ALTER COLUMN n SET NOT NULL",
     R"json({"nulls pet.n": {"fill": "a || b"}})json", "SELECT b, a, n FROM pet", "1 x x1;2 y z"},
    {"values that would become others",
     "CREATE TABLE pet (age INT CHECK (pet.age > 0), n TEXT); INSERT INTO pet VALUES (1, '007')",
     "ALTER TABLE pet ALTER COLUMN n TYPE INT", "", Refused, "pet.n is to be INT"},
    {"values that a person lets become others",
     "CREATE TABLE pet (age INT CHECK (pet.age > 0), n TEXT); INSERT INTO pet VALUES (1, '007')",
     "ALTER TABLE pet ALTER COLUMN n TYPE INT", R"json({"values pet.n": "accept"})json",
     "SELECT n, typeof(n) FROM pet", "7 integer"},
    {"under a new name",
     "CREATE TABLE pet (age INT CHECK (pet.age > 0), n TEXT); INSERT INTO pet VALUES (1, 'a')",
     "ALTER TABLE pet RENAME TO animal; ALTER TABLE animal ALTER COLUMN n SET NOT NULL", "",
     "SELECT age, n, (SELECT sql LIKE '%(animal.age > 0)%' FROM sqlite_schema) FROM animal",
     "1 a 1"},
};

const std::vector<ApplyCase> Dependants{
    {"a view goes with its table", "CREATE TABLE t (a); CREATE VIEW seen AS SELECT a FROM t",
     "DROP TABLE t CASCADE", "", "SELECT count(*) FROM sqlite_schema", "0"},
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

/// What the drawing itself would not let happen: the column goes, what names it stays.
QString wordsWithout(const QString &path, QStringView table, QStringView column)
{
    Content drawn = *contentOfDatabase(path);
    Table copy = *drawn.schema.table(table);
    std::erase_if(copy.columns, [&](const Column &each) { return each.name == column; });
    drawn.schema.tables.put(std::move(copy));
    const QString before = everythingIn(path);
    const Attempt result = attempt(path, drawn);
    return everythingIn(path) == before ? QString(result.outcome + u": "_s + result.text)
                                        : u"something was changed"_s;
}

class ApplyKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data()
    {
        QTest::addColumn<const ApplyCase *>("each");
        for (const auto *list : {&Keys, &ByTheirOwnName, &Dependants}) {
            for (const ApplyCase &each : *list)
                QTest::newRow(each.name) << &each;
        }
    }

    void cases()
    {
        QFETCH(const ApplyCase *, each);
        QCOMPARE(faultOf(*each), QString());
    }

    /// What was so before is no fault of a table whose rows get other rowids, or none.
    void oldOrphansStay()
    {
        const Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE k (a TEXT PRIMARY KEY"
                       " NOT NULL, p REFERENCES p(id)); INSERT INTO k VALUES ('x', 7), ('y', 8)");
        Content drawn = *contentOfDatabase(path);
        for (const bool without : {true, false}) {
            const TableId table = drawn.schema.table(u"k")->id;
            sw::apply(drawn, *setWithoutRowid(drawn, table, without));
            QCOMPARE(attempt(path, drawn).text, QString());
            QCOMPARE(answerOf(path, "SELECT a, p FROM k"), u"x 7;y 8"_s);
        }
    }

    /// A person's drawing has ids of its own: who is whose parent goes by the names then.
    void whoIsDrawnAnewRefersToTheSameRows()
    {
        const Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE k (p INT); INSERT"
                       " INTO p VALUES (7); INSERT INTO k VALUES (7), (8)");
        Content drawn;
        sw::apply(drawn, *editBySql(drawn, u"CREATE TABLE p (id INTEGER PRIMARY KEY);"
                                           "CREATE TABLE k (p INT REFERENCES p (id))"_s));
        const Attempt result = attempt(path, drawn);
        QCOMPARE(result.text, u"p of k is to refer to a row; 1 row refers to none that is there"_s);
    }

    void aTableThatCannotBeIsNotBegun()
    {
        const Folder folder;
        const QString path = folder.database(
            u"a.db"_s, "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT)");
        Content drawn = *contentOfDatabase(path);
        const TableId table = drawn.schema.table(u"t")->id;
        sw::apply(drawn, *setWithoutRowid(drawn, table, true));
        const Attempt result = attempt(path, drawn);
        QCOMPARE(result.outcome, u"refused"_s);
        QCOMPARE(result.text, u"table t cannot be as it is drawn: SQLite says “AUTOINCREMENT not"
                              " allowed on WITHOUT ROWID tables”"_s);
    }

    /// Without the key there is no table WITHOUT ROWID.
    void aKeyThatIsLeftOutTakesWithoutRowidAlong()
    {
        const Folder folder;
        const QString path
            = folder.database(u"a.db"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (1), (1)");
        Content drawn = *contentOfDatabase(path);
        const TableId table = drawn.schema.table(u"t")->id;
        const ColumnId column = drawn.schema.table(u"t")->columns.front().id;
        sw::apply(drawn, *setPrimaryKey(drawn, table, {column}));
        sw::apply(drawn, *setWithoutRowid(drawn, table, true));
        Answers answers;
        answers.choices[u"duplicates t(a)"_s].way = WayOut::LeaveOut;
        const Attempt result = attempt(path, drawn, answers);
        QCOMPARE(result.outcome + result.text, u"nothing"_s);
    }

    void whatNamesAColumnThatGoesIsNamed_data()
    {
        QTest::addColumn<QString>("script");
        const auto row = [](const char *name, const QString &script) {
            QTest::newRow(name) << QString(u"CREATE TABLE t (a, b); CREATE TABLE u (x); "_s
                                           + script);
        };
        row("seen", u"CREATE VIEW seen AS SELECT b FROM t"_s);
        row("heard", u"CREATE TRIGGER heard AFTER INSERT ON t BEGIN INSERT INTO u VALUES (NEW.b);"
                     " END"_s);
        row("afar", u"CREATE TRIGGER afar AFTER DELETE ON u BEGIN UPDATE t SET b = 1; END"_s);
    }

    void whatNamesAColumnThatGoesIsNamed()
    {
        QFETCH(QString, script);
        const Folder folder;
        const QString path = folder.database(u"a.db"_s, script.toUtf8().constData());
        const QString words = wordsWithout(path, u"t", u"b");
        QVERIFY2(words.startsWith(u"refused: ")
                     && words.contains(QString::fromLatin1(QTest::currentDataTag())),
                 qPrintable(words));
    }
};

} // namespace

SW_SUITE(applykeys, ApplyKeysTest)
#include "tst_applykeys.moc"
