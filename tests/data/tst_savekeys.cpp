// SPDX-License-Identifier: Apache-2.0
// Keys that change while rows are saved: exchanged, followed, in circles, and put back again.
#include "tests/data/edited.h"
#include "tests/data/values.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class SaveKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uniqueValuesMoveOn()
    {
        Edited db("CREATE TABLE t (id INTEGER PRIMARY KEY, v INT NOT NULL UNIQUE);"
                  "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3), (4, 4)");
        db.insert(u"t"_s, {{u"v"_s, numberValue(1)}});
        db.set(u"t"_s, u"id = 1"_s, u"v"_s, numberValue(2));
        db.set(u"t"_s, u"id = 2"_s, u"v"_s, numberValue(3));
        db.remove(u"t"_s, u"id = 3"_s);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT id, v FROM t"_s), u"1 2, 2 3, 4 4, 5 1"_s);
    }

    void uniqueValuesAreExchanged()
    {
        Edited db("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT NOT NULL UNIQUE);"
                  "CREATE TABLE c (v REFERENCES t (v) ON UPDATE CASCADE, n);"
                  "INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c');"
                  "INSERT INTO c VALUES ('a', 1), ('b', 2), ('c', 3)");
        db.set(u"t"_s, u"id = 1"_s, u"v"_s, textValue("b"));
        db.set(u"t"_s, u"id = 2"_s, u"v"_s, textValue("c"));
        db.set(u"t"_s, u"id = 3"_s, u"v"_s, textValue("a"));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT v FROM t ORDER BY id"_s), u"'b', 'c', 'a'"_s);
        QCOMPARE(db.rows(u"SELECT v FROM c ORDER BY n"_s), u"'b', 'c', 'a'"_s);
        for (const int id : {1, 2})
            db.set(u"t"_s, u"v = '%1'"_s.arg(QChar(u'a' + id)), u"id"_s, numberValue(3 - id));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM t"_s), u"1 'c', 2 'b', 3 'a'"_s);
        // Two of one value remain two of one value.
        db.set(u"t"_s, u"id = 1"_s, u"v"_s, textValue("b"));
        db.set(u"t"_s, u"id = 2"_s, u"v"_s, textValue("a"));
        VERIFY_SAYS(db.save(), u"t 2: t 3 already has this v"_s);
    }

    void aKeyThatTwoRowsHaveOneAfterTheOther()
    {
        constexpr const char *script
            = "CREATE TABLE p (code TEXT PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p"
              " REFERENCES p ON UPDATE CASCADE ON DELETE CASCADE); INSERT INTO p VALUES ('a'),"
              " ('b'); INSERT INTO c VALUES (1, 'a'), (2, 'b'), (3, NULL)";
        Edited db(script);
        // a becomes b, b becomes z; who is told b now means the former a.
        db.set(u"p"_s, u"code = 'a'"_s, u"code"_s, textValue("b"));
        db.set(u"p"_s, u"code = 'b'"_s, u"code"_s, textValue("z"));
        db.set(u"c"_s, u"id = 3"_s, u"p"_s, textValue("b"));
        db.insert(u"c"_s, {{u"p"_s, textValue("b")}});
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM c"_s), u"1 'b', 2 'z', 3 'b', 4 'b'"_s);
        Edited other(script);
        other.remove(u"p"_s, u"code = 'b'"_s);
        other.set(u"p"_s, u"code = 'a'"_s, u"code"_s, textValue("b"));
        other.set(u"c"_s, u"id = 3"_s, u"p"_s, textValue("b"));
        QCOMPARE(other.save(), u"saved"_s);
        QCOMPARE(other.rows(u"SELECT * FROM c"_s), u"1 'b', 3 'b'"_s);
    }

    void rowsWhoseKeysFollowAreFound()
    {
        Edited db("CREATE TABLE p (code TEXT PRIMARY KEY) WITHOUT ROWID;"
                  "CREATE TABLE c (p TEXT REFERENCES p ON UPDATE CASCADE, n, v, PRIMARY KEY (p, n))"
                  " WITHOUT ROWID; CREATE TABLE one (id INTEGER PRIMARY KEY REFERENCES n ON UPDATE"
                  " CASCADE, v); CREATE TABLE n (id INTEGER PRIMARY KEY);"
                  "INSERT INTO p VALUES ('a'); INSERT INTO c VALUES ('a', 1, 1), ('a', 2, 2), ('a',"
                  " 3, 3); INSERT INTO n VALUES (1), (2); INSERT INTO one VALUES (1, 1), (2, 2)");
        db.set(u"p"_s, u"1"_s, u"code"_s, textValue("z"));
        db.set(u"c"_s, u"n = 1"_s, u"v"_s, numberValue(10));
        db.remove(u"c"_s, u"n = 2"_s);
        db.set(u"n"_s, u"id = 1"_s, u"id"_s, numberValue(7));
        db.remove(u"one"_s, u"id = 1"_s);
        const QString before = db.rows(u"SELECT * FROM c"_s) + db.rows(u"SELECT * FROM one"_s);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM c"_s), u"'z' 1 10, 'z' 3 3"_s);
        QCOMPARE(db.rows(u"SELECT * FROM one"_s), u"2 2"_s);
        const auto reversal = reverseSaved(db.handle(), db.schema(), db.edits, db.saved.change);
        QVERIFY(reversal.ok() && reversal->changedSince.empty());
        db.edits.apply(reversal->step);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM c"_s) + db.rows(u"SELECT * FROM one"_s), before);
    }

    void circlesOfTables()
    {
        Edited db("CREATE TABLE a (id INTEGER PRIMARY KEY, b INT NOT NULL REFERENCES b);"
                  "CREATE TABLE b (id INTEGER PRIMARY KEY, a INT NOT NULL REFERENCES a);");
        db.insert(u"a"_s, {{u"id"_s, numberValue(1)}, {u"b"_s, numberValue(2)}});
        db.insert(u"b"_s, {{u"id"_s, numberValue(2)}, {u"a"_s, numberValue(1)}});
        QCOMPARE(db.save(), u"saved"_s);
        db.remove(u"a"_s, u"id = 1"_s);
        VERIFY_SAYS(db.save(), u"a 1 is still referred to, by b 2 (a)"_s);
        db.remove(u"b"_s, u"id = 2"_s);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM a"_s), QString());
        const RowRef first = db.insert(u"a"_s, {});
        const RowRef second = db.insert(
            u"b"_s, {{u"a"_s, NewValue::ofFresh(first.fresh, db.column(u"a"_s, u"id"_s))}});
        (void)db.edits.set(first, db.column(u"a"_s, u"b"_s),
                           NewValue::ofFresh(second.fresh, db.column(u"b"_s, u"id"_s)), {});
        VERIFY_SAYS(db.save(), u"new rows wait for each other’s keys"_s);
    }

    void restrictWaitsForTheEnd()
    {
        Edited db("CREATE TABLE n (id INTEGER PRIMARY KEY, up INT REFERENCES n ON DELETE RESTRICT);"
                  "INSERT INTO n VALUES (1, NULL), (2, 1), (3, 2), (4, 3)");
        for (int id = 1; id <= 3; ++id)
            db.remove(u"n"_s, u"id = %1"_s.arg(id));
        VERIFY_SAYS(db.save(), u"n 3 is still referred to, by n 4"_s);
        db.remove(u"n"_s, u"id = 4"_s);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT count(*) FROM n"_s), u"0"_s);
    }

    void aKeyIsChangedAndItsChildrenFollow()
    {
        Edited db("CREATE TABLE p (code TEXT PRIMARY KEY, n); CREATE TABLE c (p TEXT REFERENCES p"
                  " ON UPDATE CASCADE, n, PRIMARY KEY (p, n)) WITHOUT ROWID;"
                  "INSERT INTO p VALUES ('a', 1), ('b', 2); INSERT INTO c VALUES ('a', 1),"
                  " ('a', 2), ('b', 1)");
        db.set(u"p"_s, u"code = 'a'"_s, u"code"_s, textValue("z"));
        db.set(u"c"_s, u"p = 'a' AND n = 2"_s, u"n"_s, numberValue(5));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT p, n FROM c"_s), u"'b' 1, 'z' 1, 'z' 5"_s);
    }

    void aSaveIsUndone()
    {
        Edited db(
            "CREATE TABLE p (id INTEGER PRIMARY KEY, n);"
            "CREATE TABLE c (name TEXT, p INT REFERENCES p ON DELETE CASCADE);"
            "CREATE TABLE d (name TEXT, p INT REFERENCES p ON DELETE SET NULL);"
            "CREATE TABLE e (c INT, p INT REFERENCES p ON DELETE SET NULL);"
            "INSERT INTO p VALUES (1, 'a'), (2, 'b'); INSERT INTO c VALUES ('x', 1), ('y', 2),"
            " ('z', 1); INSERT INTO d VALUES ('x', 1), ('y', 2); DELETE FROM c WHERE name ="
            " 'y'");
        const QString all = u"SELECT 'p', rowid, * FROM p UNION ALL SELECT 'c', rowid, * FROM c"
                            " UNION ALL SELECT 'd', rowid, * FROM d"_s;
        const QString before = db.rows(all);
        db.remove(u"p"_s, u"id = 1"_s);
        db.set(u"p"_s, u"id = 2"_s, u"id"_s, numberValue(5));
        db.set(u"d"_s, u"name = 'y'"_s, u"p"_s, numberValue(5));
        db.insert(u"p"_s, {{u"n"_s, textValue("new")}});
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(all), u"'p' 5 5 'b', 'p' 6 6 'new', 'd' 1 'x' NULL, 'd' 2 'y' 5"_s);
        const auto reversal = reverseSaved(db.handle(), db.schema(), db.edits, db.saved.change);
        QVERIFY(reversal.ok());
        QVERIFY(reversal->changedSince.empty());
        db.edits.apply(reversal->step);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(all), before);
        // And that is undone again.
        db.edits.apply(reverseSaved(db.handle(), db.schema(), db.edits, db.saved.change)->step);
        db.folder().database(u"a.db"_s, "UPDATE p SET n = 'other' WHERE id = 1");
        VERIFY_SAYS(db.save(), u"p 1 was changed by someone else"_s);
    }
};

} // namespace

SW_SUITE(savekeys, SaveKeysTest)
#include "tst_savekeys.moc"
