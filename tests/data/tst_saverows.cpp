// SPDX-License-Identifier: Apache-2.0
// Pending edits become rows, all of them or none, and what is in the way is named at its cell.
#include "model/data/editableview.h"
#include "model/data/rowdraft.h"
#include "model/data/savesql.h"
#include "tests/data/edited.h"
#include "tests/data/values.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INT NOT NULL REFERENCES owner,"
      " age INT CHECK (age >= 0));"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (10, 'Rex', 1, 3), (11, 'Tom', 1, NULL), (12, 'Kit', 2, 5)";

class SaveRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insertUpdateDelete()
    {
        Edited db(Pets);
        db.set(u"pet"_s, u"id = 10"_s, u"name"_s, textValue("Max"));
        db.remove(u"pet"_s, u"id = 12"_s);
        db.insert(u"pet"_s, {{u"name"_s, textValue("Neo")}, {u"owner_id"_s, numberValue(2)}});
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM pet"_s),
                 u"10 'Max' 1 3, 11 'Tom' 1 NULL, 13 'Neo' 2 NULL"_s);
        QVERIFY(db.edits.isEmpty());
        QCOMPARE(db.saved.places.size(), size_t(1));
        QCOMPARE(db.saved.places.begin()->second.key, std::vector{numberValue(13)});
    }

    void newParentsAndTheirChildren()
    {
        Edited db(Pets);
        const RowRef owner = db.insert(u"owner"_s, {{u"name"_s, textValue("Cid")}});
        const ColumnId id = db.column(u"owner"_s, u"id"_s);
        for (const char *name : {"A", "B"})
            db.insert(u"pet"_s, {{u"name"_s, textValue(name)},
                                 {u"owner_id"_s, NewValue::ofFresh(owner.fresh, id)}});
        db.set(u"pet"_s, u"id = 10"_s, u"owner_id"_s, NewValue::ofFresh(owner.fresh, id));
        const QString script = saveScript(db.schema(), db.edits);
        QCOMPARE(db.save(), u"saved"_s);
        const QString all = u"SELECT pet.id, owner.name FROM pet JOIN owner ON owner_id = owner.id"
                            " ORDER BY pet.id"_s;
        const QString expected = u"10 'Cid', 11 'Ann', 12 'Bob', 13 'Cid', 14 'Cid'"_s;
        QCOMPARE(db.rows(all), expected);
        // And what is shown as SQL does the same.
        Edited other(Pets);
        QCOMPARE(
            sqlite3_exec(other.handle(), script.toUtf8().constData(), nullptr, nullptr, nullptr),
            SQLITE_OK);
        QCOMPARE(other.rows(all), expected);
    }

    void whatIsInTheWayIsNamed_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *column, const char *value, const char *words) {
            QTest::addRow("%s = %s", column, value)
                << QString::fromUtf8(column) << QString::fromUtf8(value)
                << QString::fromUtf8(words);
        };
        row("owner_id", "7", "pet 10: there is no owner whose id is 7");
        row("owner_id", "", "owner_id may not be NULL");
        row("age", "-1", "a condition of the table does not hold: age >= 0");
        row("id", "11", "pet 11 already has this id");
        row("id", "x", "pet 10: SQLite says “datatype mismatch”");
    }

    void whatIsInTheWayIsNamed()
    {
        QFETCH(QString, column);
        QFETCH(QString, value);
        QFETCH(QString, words);
        Edited db(Pets);
        const QString before = db.rows(u"SELECT * FROM pet"_s);
        db.set(u"pet"_s, u"id = 11"_s, u"name"_s, textValue("changed too"));
        bool isNumber = false;
        const qint64 integer = value.toLongLong(&isNumber);
        db.set(u"pet"_s, u"id = 10"_s, column,
               value.isEmpty() ? Value()
               : isNumber      ? Value::of(integer)
                               : Value::ofText(value));
        VERIFY_SAYS(db.save(), words);
        QCOMPARE(db.failure.rows.size(), size_t(1));
        QCOMPARE(db.failure.rows[0].row, db.row(u"pet"_s, u"id = 10"_s).row);
        if (value != u"x")
            QCOMPARE(db.failure.rows[0].column, db.column(u"pet"_s, column));
        QCOMPARE(db.rows(u"SELECT * FROM pet"_s), before);
        QCOMPARE(db.edits.rows().size(), size_t(2));
    }

    void aParentThatIsStillNeeded()
    {
        Edited db(Pets);
        db.remove(u"owner"_s, u"id = 1"_s);
        VERIFY_SAYS(db.save(), u"owner 1 is still referred to, by pet 10 and others (owner_id)"_s);
        db.remove(u"pet"_s, u"id = 10"_s);
        db.set(u"pet"_s, u"id = 11"_s, u"owner_id"_s, numberValue(2));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT id FROM pet"_s), u"11, 12"_s);
    }

    void someoneElseChangedIt()
    {
        Edited db(Pets);
        db.set(u"pet"_s, u"id = 10"_s, u"name"_s, textValue("Max"));
        db.set(u"pet"_s, u"id = 11"_s, u"age"_s, numberValue(1));
        db.set(u"pet"_s, u"id = 12"_s, u"age"_s, numberValue(6));
        db.folder().database(u"a.db"_s, "UPDATE pet SET name = 'Roy', age = 4 WHERE id = 10;"
                                        "UPDATE pet SET name = 'Thomas' WHERE id = 11;"
                                        "DELETE FROM pet WHERE id = 12");
        VERIFY_SAYS(db.save(), u"pet 10 was changed by someone else meanwhile (name)"_s);
        QCOMPARE(db.failure.rows.size(), size_t(2));
        const ChangedRow &changed = *db.failure.rows[0].changed;
        QCOMPARE(changed.seen.begin()->second, textValue("Rex"));
        QCOMPARE(changed.now->values,
                 (std::vector{numberValue(10), textValue("Roy"), numberValue(1), numberValue(4)}));
        QCOMPARE(changed.different, std::vector{db.column(u"pet"_s, u"name"_s)});
        QVERIFY(!db.failure.rows[1].changed->now);
        VERIFY_SAYS(db.failure.rows[1].text, u"pet 12 was deleted by someone else"_s);
        // Mine is kept, theirs is taken.
        db.edits.apply(keepMine(db.table(u"pet"_s), db.edits, changed.now->row, *changed.now));
        db.edits.revert(db.failure.rows[1].row);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM pet"_s), u"10 'Max' 1 4, 11 'Thomas' 1 1"_s);
    }

    void valuesKeepTheirClassAndTheirBytes()
    {
        Edited db("CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t (v) VALUES (1), (1.0),"
                  " ('1'), (x'31'), (CAST(x'ff00' AS TEXT)), (9007199254740993), (NULL), (-0.0)");
        Value broken = textValue("");
        broken.bytes = QByteArray("\xff\0a", 3);
        const std::vector<Value> values{Value::of(qint64(9'223'372'036'854'775'807)),
                                        textValue(""),
                                        Value::ofBlob({}),
                                        Value::of(1.0),
                                        broken,
                                        Value::of(-0.0),
                                        textValue("NULL"),
                                        Value()};
        for (size_t i = 0; i < values.size(); ++i)
            QCOMPARE(db.set(u"t"_s, u"id = %1"_s.arg(i + 1), u"v"_s, values[i]), QString());
        QCOMPARE(db.save(), u"saved"_s);
        for (size_t i = 0; i < values.size(); ++i)
            QCOMPARE(db.row(u"t"_s, u"id = %1"_s.arg(i + 1)).values[1], values[i]);
        // 1 is not 1.0: whoever made it so changed the row.
        db.set(u"t"_s, u"id = 4"_s, u"v"_s, textValue("x"));
        db.folder().database(u"a.db"_s, "UPDATE t SET v = 1 WHERE id = 4");
        VERIFY_SAYS(db.save(), u"t 4 was changed by someone else"_s);
    }

    void everyKindOfTable_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::newRow("rowid") << QByteArray("(a, b)");
        QTest::newRow("alias") << QByteArray("(a INTEGER PRIMARY KEY, b)");
        QTest::newRow("without rowid") << QByteArray("(a TEXT, b, PRIMARY KEY (a)) WITHOUT ROWID");
        QTest::newRow("names taken") << QByteArray("(a, b, rowid, oid, _rowid_)");
        QTest::newRow("names taken, a key")
            << QByteArray("(a NOT NULL UNIQUE, b, rowid, oid, _rowid_)");
        QTest::newRow("rowid taken") << QByteArray("(a, b, rowid)");
        QTest::newRow("strict") << QByteArray("(a INTEGER PRIMARY KEY, b ANY) STRICT");
        QTest::newRow("replaces") << QByteArray(
            "(a INTEGER PRIMARY KEY ON CONFLICT REPLACE, b UNIQUE ON CONFLICT IGNORE)");
    }

    void everyKindOfTable()
    {
        QFETCH(QByteArray, table);
        const QByteArray script = "CREATE TABLE t " + table
                                  + "; INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y'), (3, 'z')";
        Edited db(script.constData());
        db.set(u"t"_s, u"a = 1"_s, u"a"_s, numberValue(9));
        db.set(u"t"_s, u"a = 2"_s, u"b"_s, Value());
        db.remove(u"t"_s, u"a = 3"_s);
        db.insert(u"t"_s, {{u"a"_s, numberValue(4)}, {u"b"_s, textValue("new")}});
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT CAST(a AS INT), b FROM t ORDER BY 1"_s),
                 u"2 NULL, 4 'new', 9 'x'"_s);
        // Nothing replaces another row without a word.
        if (!db.table(u"t"_s).keys.empty() || table.contains("UNIQUE")) {
            db.set(u"t"_s, u"a = 9"_s, u"a"_s, numberValue(4));
            VERIFY_SAYS(db.save(), u"already has this a"_s);
        }
    }

    void rowsThatNothingTellsApart()
    {
        Edited db("CREATE TABLE t (a, rowid, oid, _rowid_); INSERT INTO t (a) VALUES (1), (1)");
        db.set(u"t"_s, u"a = 1"_s, u"a"_s, numberValue(9));
        VERIFY_SAYS(db.save(), u"Two rows of t are the same in every column"_s);
    }

    void manyAtOnce()
    {
        Edited db("CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT UNIQUE); CREATE TABLE c (id"
                  " INTEGER PRIMARY KEY, p INT REFERENCES p, n); WITH RECURSIVE n(i) AS (SELECT 1"
                  " UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO c SELECT i, NULL, i"
                  " FROM n");
        RowDraft draft(db.edits);
        const Table &children = db.table(u"c"_s);
        const auto rows = readRows(db.handle(), children, BoundSql(u"1"_s), 5000);
        for (const WholeRow &row : *rows) {
            const RowRef parent = draft.insert(
                db.table(u"p"_s).id,
                {{db.column(u"p"_s, u"name"_s), Value::ofText(literalOf(row.values[0]))}});
            (void)draft.set(row.row, children.columns[1].id,
                            NewValue::ofFresh(parent.fresh, db.column(u"p"_s, u"id"_s)),
                            row.values[1]);
        }
        db.edits.apply(draft.step(u"Many"_s));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT count(*) FROM c JOIN p ON p.id = c.p AND p.name = CAST(c.n AS"
                         " TEXT)"_s),
                 u"5000"_s);
    }

    void triggers()
    {
        Edited db(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v, seen INT DEFAULT 0);"
            "CREATE TABLE log (what);"
            "CREATE TRIGGER u AFTER UPDATE OF v ON t BEGIN UPDATE t SET seen = seen + 1; INSERT"
            " INTO log VALUES (new.v); END;"
            "CREATE TRIGGER i BEFORE UPDATE ON t WHEN new.v = 'ignore' BEGIN SELECT"
            " RAISE(IGNORE); END;"
            "CREATE TRIGGER f BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'never'); END;"
            "INSERT INTO t (v) VALUES (1), (2), (3)");
        db.set(u"t"_s, u"id = 1"_s, u"v"_s, numberValue(10));
        db.set(u"t"_s, u"id = 2"_s, u"v"_s, numberValue(20));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT v, seen FROM t"_s), u"10 2, 20 2, 3 2"_s);
        db.set(u"t"_s, u"id = 3"_s, u"v"_s, textValue("ignore"));
        VERIFY_SAYS(db.save(), u"t 3: a trigger kept it from happening"_s);
        db.edits.clear();
        db.remove(u"t"_s, u"id = 3"_s);
        VERIFY_SAYS(db.save(), u"t 3: a trigger refuses it: “never”"_s);
    }

    void aView()
    {
        Edited db("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b); INSERT INTO t VALUES (1, 'x', 1),"
                  " (2, 'y', 2), (3, 'z', NULL); CREATE VIEW v (key, sum) AS SELECT a, b FROM t;"
                  "CREATE TRIGGER i INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a, b) VALUES"
                  " (new.key, new.sum); END;"
                  "CREATE TRIGGER u INSTEAD OF UPDATE ON v BEGIN UPDATE t SET b = new.sum WHERE a ="
                  " old.key; END;"
                  "CREATE TRIGGER d INSTEAD OF DELETE ON v BEGIN DELETE FROM t WHERE a = old.key;"
                  " END; CREATE VIEW w AS SELECT a FROM t");
        const auto view = editableView(db.handle(), *db.schema().view(u"v"));
        QVERIFY(view.ok() && view->inserts && view->updates.size() == 2 && view->removes);
        QVERIFY(!editableView(db.handle(), *db.schema().view(u"w"))->isEditable());
        Schema schema = db.schema();
        schema.tables.put(view->table);
        db.setSchema(schema);
        db.set(u"v"_s, u"key = 'x'"_s, u"sum"_s, numberValue(10));
        db.set(u"v"_s, u"key = 'z'"_s, u"sum"_s, numberValue(30));
        db.remove(u"v"_s, u"key = 'y'"_s);
        db.insert(u"v"_s, {{u"key"_s, textValue("n")}});
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT a, b FROM t"_s), u"'x' 10, 'z' 30, 'n' NULL"_s);
        QVERIFY(!db.saved.change.isWhole);
        db.set(u"v"_s, u"key = 'x'"_s, u"sum"_s, numberValue(11));
        db.folder().database(u"a.db"_s, "UPDATE t SET b = 12 WHERE a = 'x'");
        VERIFY_SAYS(db.save(), u"by someone else meanwhile"_s);
    }

    void whatTheTriggersOfAViewSay_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("can");
        const auto row = [](const char *event, const char *can) {
            QTest::addRow("%s", event) << QString::fromUtf8(event) << QString::fromUtf8(can);
        };
        row("INSTEAD OF INSERT", "new");
        row("instead /* of what */ of delete", "removed");
        row("INSTEAD OF UPDATE", "a; b c; on");
        row("INSTEAD OF UPDATE OF A", "a");
        row("INSTEAD OF UPDATE OF \"B C\", [on]", "b c; on");
    }

    void whatTheTriggersOfAViewSay()
    {
        QFETCH(QString, event);
        QFETCH(QString, can);
        const QString script
            = u"CREATE TABLE t (a, \"b c\", \"on\"); CREATE VIEW v AS SELECT * FROM t;"
              "CREATE TRIGGER x %1 ON v BEGIN SELECT 1; END"_s.arg(event);
        Edited db(script.toUtf8().constData());
        QVERIFY(hasInsteadOf(*db.schema().view(u"v")));
        const auto view = editableView(db.handle(), *db.schema().view(u"v"));
        QVERIFY(view.ok() && view->isEditable());
        QStringList what;
        for (const ColumnId column : view->updates)
            what.append(view->table.column(column)->name);
        if (view->whyNot(RowState::New).isEmpty())
            what.append(u"new"_s);
        if (view->whyNot(RowState::Removed).isEmpty())
            what.append(u"removed"_s);
        QCOMPARE(what.join(u"; "), can);
        for (const Column &column : view->table.columns) {
            const bool is = std::count(view->updates.begin(), view->updates.end(), column.id) > 0;
            QCOMPARE(view->whyNot(RowState::Changed, column.id).isEmpty(), is);
        }
    }

    void whatAViewDoesNotDoIsSaid()
    {
        Edited db("CREATE TABLE o (id INTEGER PRIMARY KEY, name NOT NULL);"
                  "CREATE TABLE p (id INTEGER PRIMARY KEY, o, nick);"
                  "INSERT INTO o VALUES (1, 'Ann'); INSERT INTO p VALUES (1, 1, 'Rex'),"
                  " (2, 1, 'Tom'), (3, 1, 'Kit'), (4, 1, 'Kit');"
                  "CREATE VIEW v AS SELECT nick, name FROM p JOIN o ON o.id = p.o;"
                  "CREATE TRIGGER u INSTEAD OF UPDATE ON v WHEN new.name <> 'nobody' BEGIN"
                  " UPDATE o SET name = new.name WHERE name = old.name; END");
        Schema schema = db.schema();
        schema.tables.put(editableView(db.handle(), *schema.view(u"v"))->table);
        db.setSchema(schema);
        const QString all = u"SELECT name FROM o"_s;
        // The first of them changes the other, which is not found any more.
        db.set(u"v"_s, u"nick = 'Rex'"_s, u"name"_s, textValue("Bea"));
        db.set(u"v"_s, u"nick = 'Tom'"_s, u"name"_s, textValue("Cid"));
        VERIFY_SAYS(db.save(), u"another of these edits has changed it too"_s);
        QCOMPARE(db.failure.rows.size(), size_t(1));
        QCOMPARE(db.rows(all), u"'Ann'"_s);
        QCOMPARE(db.edits.rows().size(), size_t(2));
        db.edits.clear();
        db.set(u"v"_s, u"nick = 'Rex'"_s, u"name"_s, textValue("nobody"));
        VERIFY_SAYS(db.save(), u"the trigger of the view has changed nothing"_s);
        db.edits.clear();
        db.set(u"v"_s, u"nick = 'Kit'"_s, u"name"_s, textValue("Dan"));
        VERIFY_SAYS(db.save(), u"Two rows of the view v are the same in every value"_s);
        QCOMPARE(db.failure.rows.size(), size_t(1));
        db.edits.clear();
        db.set(u"v"_s, u"nick = 'Rex'"_s, u"name"_s, Value());
        VERIFY_SAYS(db.save(), u"the trigger of the view has changed nothing"_s);
        db.edits.clear();
        db.insert(u"v"_s, {{u"nick"_s, textValue("New")}});
        VERIFY_SAYS(db.save(), u"cannot modify v because it is a view"_s);
        QCOMPARE(db.rows(all), u"'Ann'"_s);
        QVERIFY(!db.edits.isEmpty());
    }

    void aTableThatIsAnotherNow()
    {
        Edited db(Pets);
        db.set(u"pet"_s, u"id = 10"_s, u"name"_s, textValue("Max"));
        db.folder().database(u"a.db"_s, "ALTER TABLE pet ADD COLUMN more");
        VERIFY_SAYS(db.save(), u"table pet is another than it was"_s);
        QVERIFY(!db.edits.isEmpty());
    }
};

} // namespace

SW_SUITE(saverows, SaveRowsTest)
#include "tst_saverows.moc"
