// SPDX-License-Identifier: Apache-2.0
// Every kind of relationship is walked, in both directions, as SQLite itself would match its rows.
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// On one line.
QString plain(const QString &json) { return QString(json).remove(u'\n').replace(u"  {"_s, u"{"_s); }

class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void walks_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("rows");
        const char *sql = "";
        const auto row = [&](const char *path, const char *rows) {
            QTest::newRow(path) << QByteArray(sql) << QString::fromUtf8(path)
                                << QString::fromUtf8(rows).replace(u'\'', u'"');
        };
        sql = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
              "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id REFERENCES owner);"
              "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob'), (3, NULL);"
              "INSERT INTO pet VALUES (10, 1), (11, 2), (12, 1), (13, NULL), (14, 99)";
        row("owner[1].pets", "[{'id': 10, 'owner_id': 1},{'id': 12, 'owner_id': 1}]");
        row("owner[name=Bob].pets", "[{'id': 11, 'owner_id': 2}]");
        row("owner[name=null]", "[{'id': 3, 'name': null}]");
        row("owner[3].pets", "[]");
        row("pet[10].owner", "[{'id': 1, 'name': 'Ann'}]");
        row("pet[13].owner", "[]");
        row("pet[14].owner", "[]");
        row("pet.owner", "[{'id': 1, 'name': 'Ann'},{'id': 2, 'name': 'Bob'}]");
        row("pet[10].owner.pets[12]", "[{'id': 12, 'owner_id': 1}]");
        row("OWNER[2].Pets", "[{'id': 11, 'owner_id': 2}]");
        sql = "CREATE TABLE \"a b\" (\"k\"\"1\" INT, k2 TEXT, PRIMARY KEY (k2, \"k\"\"1\")) "
              "WITHOUT "
              "ROWID;"
              "CREATE TABLE [c.d] (x INT, y TEXT, n, FOREIGN KEY (x, y) REFERENCES \"a b\" "
              "(\"k\"\"1\", k2));"
              "INSERT INTO \"a b\" VALUES (1, 'p'), (2, 'p'), (1, 'q');"
              "INSERT INTO [c.d] VALUES (1, 'p', 1), (1, 'q', 2), (NULL, 'q', 3), (2, 'z', 4)";
        row("\"a b\"[('q',1)].\"c.ds\"", "[{'x': 1, 'y': 'q', 'n': 2}]");
        row("\"c.d\"[n=1].\"a b\"", "[{'k\\\"1': 1, 'k2': 'p'}]");
        row("\"c.d\".\"a b\"", "[{'k\\\"1': 1, 'k2': 'p'},{'k\\\"1': 1, 'k2': 'q'}]");
        sql = "CREATE TABLE person (id INTEGER PRIMARY KEY, boss_id INT REFERENCES person, home_id "
              "INT REFERENCES town, work_id INT REFERENCES town);"
              "CREATE TABLE town (id INTEGER PRIMARY KEY);"
              "INSERT INTO town VALUES (1), (2);"
              "INSERT INTO person VALUES (1, NULL, 1, 2), (2, 1, 2, 2), (3, 1, 1, NULL)";
        row("person[2].boss", "[{'id': 1, 'boss_id': null, 'home_id': 1, 'work_id': 2}]");
        row("person[1].boss.boss", "[]");
        row("person[1].home", "[{'id': 1}]");
        row("person[1].work", "[{'id': 2}]");
        sql = "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT COLLATE NOCASE UNIQUE);"
              "CREATE TABLE k (id INTEGER PRIMARY KEY, p TEXT REFERENCES p (code));"
              "INSERT INTO p VALUES (1, 'One'), (2, 'two'); INSERT INTO k VALUES (1, 'ONE'), (2, "
              "'x')";
        row("p[1].ks", "[{'id': 1, 'p': 'ONE'}]");
        row("k[1].p_row", "[{'id': 1, 'code': 'One'}]");
        sql = "CREATE TABLE p (code TEXT PRIMARY KEY); CREATE TABLE k (id INTEGER PRIMARY KEY, "
              "code INT REFERENCES p);"
              "INSERT INTO p VALUES ('01'), ('1'); INSERT INTO k VALUES (5, 1)";
        row("k[5].p", "[{'code': '1'}]");
        row("p['01'].ks", "[]");
        row("p[1].ks", "[{'id': 5, 'code': 1}]");
        sql = "CREATE TABLE student (id INTEGER PRIMARY KEY); CREATE TABLE course (id INTEGER "
              "PRIMARY KEY);"
              "CREATE TABLE student_course (student_id INT REFERENCES student, course_id INT "
              "REFERENCES course);"
              "INSERT INTO student VALUES (1), (2); INSERT INTO course VALUES (7), (8), (9);"
              "INSERT INTO student_course VALUES (1, 7), (1, 8), (1, 8), (2, 8)";
        row("student[1].courses", "[{'id': 7},{'id': 8}]");
        row("course[8].students", "[{'id': 1},{'id': 2}]");
        row("course[9].students", "[]");
        row("student[2].courses.students.courses", "[{'id': 7},{'id': 8}]");
        row("student[2].student_courses", "[{'student_id': 2, 'course_id': 8}]");
        sql = "CREATE TABLE t (a); INSERT INTO t VALUES (x'00ff'), (2.0), (9007199254740993), "
              "('so \"q\"'); CREATE VIEW v AS SELECT a FROM t WHERE typeof(a) = 'text'";
        row("t[1]", "[{'a': '00ff'}]");
        row("t[2]", "[{'a': 2.0}]");
        row("t[3]", "[{'a': 9007199254740993}]");
        row("v", "[{'a': 'so \\\"q\\\"'}]");
        row("t[a=x'00ff']", "[{'a': '00ff'}]");
    }

    void walks()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, path);
        QFETCH(QString, rows);
        const Folder folder;
        const Walked database(folder.database(u"a.db"_s, sql.constData()));
        QVERIFY(database.isOpen());
        QCOMPARE(plain(database.at(path)), rows);
    }

    void aSelfAssociationIsWalkedBothWaysByItsRoles()
    {
        const Folder folder;
        Walked database(folder.database(
            u"a.db"_s, "CREATE TABLE user (id INTEGER PRIMARY KEY);"
                       "CREATE TABLE follow (by_id INT REFERENCES user, whom_id INT REFERENCES "
                       "user, PRIMARY KEY (by_id, whom_id));"
                       "INSERT INTO user VALUES (1), (2), (3);"
                       "INSERT INTO follow VALUES (1, 2), (1, 3), (3, 1)"));
        Schema schema = database.schema();
        Table follow = *schema.table(u"follow");
        follow.foreignKeys[0].acrossRole.name = u"follows"_s;
        follow.foreignKeys[1].acrossRole.name = u"followers"_s;
        schema.tables.put(std::move(follow));
        database.setSchema(schema);
        QCOMPARE(plain(database.at(u"user[1].follows"_s)), u"[{\"id\": 2},{\"id\": 3}]"_s);
        QCOMPARE(plain(database.at(u"user[1].followers"_s)), u"[{\"id\": 3}]"_s);
        QCOMPARE(plain(database.at(u"user[2].follows"_s)), u"[]"_s);
        QCOMPARE(plain(database.at(u"user[2].followers.followers"_s)), u"[{\"id\": 3}]"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *path, const char *words) {
            QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(words);
        };
        row("ownr", "There is no table ownr; there is owner, pet, v.");
        row("owner[1].dogs", "Nothing leads from owner by the name of dogs; there is pets (pet).");
        row("owner[(1,2)]", "The key of owner has 1 columns (\"id\"), not 2.");
        row("owner[nme=1]", "Table owner has no column nme; it has id, name.");
        row("v.x", "No relationship begins at view v.");
        row("v[1]", "View v has no key; ask for all of it.");
    }

    void refuses()
    {
        QFETCH(QString, path);
        QFETCH(QString, words);
        const Folder folder;
        const Walked database(folder.database(
            u"a.db"_s,
            "CREATE TABLE owner (id INTEGER PRIMARY KEY, name); CREATE TABLE pet (id "
            "INTEGER PRIMARY KEY, owner_id REFERENCES owner); CREATE VIEW v AS SELECT 1"));
        QCOMPARE(database.at(path), words);
    }

    void whatIsShownRuns()
    {
        const Folder folder;
        const Walked database(folder.database(
            u"a.db"_s,
            "CREATE TABLE t (\"it's\" TEXT PRIMARY KEY); INSERT INTO t VALUES ('a''?b')"));
        const WaysOf ways(database.schema());
        const Result<Walk> walk = Walk::along(*parseRowPath(u"t['a''?b']"), ways);
        QVERIFY(walk.ok());
        QCOMPARE(walk->rows().all(5).withLiterals(),
                 u"SELECT \"it's\" FROM main.\"t\" WHERE \"it's\" = 'a''?b' ORDER BY \"it's\","
                 " rowid LIMIT 5"_s);
        QCOMPARE(walk->rows().all(5).text().count(u'?'), 1);
    }
};

} // namespace

SW_SUITE(walk, WalkTest)
#include "tst_walk.moc"
