// SPDX-License-Identifier: Apache-2.0
// Link, unlink, relink, clone, child, paste: what each makes of the rows, and why it does not.
#include "model/data/cellproblems.h"
#include "model/data/pastecells.h"
#include "model/data/rowreader.h"
#include "tests/data/edited.h"
#include "tests/data/values.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *School
    = "CREATE TABLE student (id INTEGER PRIMARY KEY, name TEXT UNIQUE, form TEXT REFERENCES form,"
      " tutor INT NOT NULL DEFAULT 1 REFERENCES student, upper TEXT AS (upper(name)));"
      "CREATE TABLE form (code TEXT PRIMARY KEY NOT NULL);"
      "CREATE TABLE course (id INTEGER PRIMARY KEY, title);"
      "CREATE TABLE student_course (student_id INT REFERENCES student, course_id INT REFERENCES"
      " course, mark INT NOT NULL, note TEXT, PRIMARY KEY (student_id, course_id)) WITHOUT ROWID;"
      "INSERT INTO form VALUES ('1a'), ('1b');"
      "INSERT INTO student (id, name, form) VALUES (1, 'Ann', '1a'), (2, 'Bob', '1a'), (3, 'Cid',"
      " NULL);"
      "INSERT INTO course VALUES (7, 'Art'), (8, 'Biology'), (9, 'Chemistry');"
      "INSERT INTO student_course VALUES (1, 7, 2, 'good'), (1, 8, 3, NULL), (2, 7, 1, NULL)";

/// What was wrong, or what was done.
template <typename T> QString refusal(const Result<T> &result)
{
    return result ? u"done"_s : result.error().text;
}

class EditVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChildIsLinkedAndUnlinked()
    {
        Edited db(School);
        const Way students = db.way(u"form"_s, u"students"_s);
        const WholeRow form = db.row(u"form"_s, u"code = '1b'"_s);
        const auto taken
            = linkRows(db.schema(), db.edits, students, form, db.row(u"student"_s, u"id = 1"_s));
        QVERIFY(taken.ok());
        QCOMPARE(taken->notice, u"It is taken from the form whose code is '1a'."_s);
        db.edits.apply(taken->step);
        QCOMPARE(db.edits.undoText(), u"Link student 1 to form row 2"_s);
        const auto free
            = linkRows(db.schema(), db.edits, students, form, db.row(u"student"_s, u"id = 3"_s));
        QCOMPARE(free->notice, QString());
        db.edits.apply(free->step);
        // From the child's side it is the same.
        const Way up = db.way(u"student"_s, u"form_row"_s);
        db.edits.apply(*unlinkRow(db.schema(), db.edits, up, db.row(u"student"_s, u"id = 2"_s)));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT id, form FROM student"_s), u"1 '1b', 2 NULL, 3 '1b'"_s);
        VERIFY_SAYS(refusal(unlinkRow(db.schema(), db.edits, db.way(u"student"_s, u"tutor_row"_s),
                                      db.row(u"student"_s, u"id = 2"_s))),
                    u"student 2 cannot be unlinked: its tutor may not be NULL"_s);
    }

    void anAssociation()
    {
        Edited db(School);
        const Way courses = db.way(u"student"_s, u"courses"_s);
        const WholeRow ann = db.row(u"student"_s, u"id = 1"_s);
        const WholeRow art = db.row(u"course"_s, u"id = 7"_s);
        const WholeRow chemistry = db.row(u"course"_s, u"id = 9"_s);
        const ColumnId mark = db.column(u"student_course"_s, u"mark"_s);
        QCOMPARE(neededForLink(db.schema(), courses), std::vector{mark});
        VERIFY_SAYS(refusal(linkRows(db.schema(), db.edits, courses, ann, chemistry)),
                    u"A row of student_course also needs a value for mark"_s);
        db.edits.apply(
            linkRows(db.schema(), db.edits, courses, ann, chemistry, {{mark, numberValue(5)}})
                ->step);
        // The one that is there becomes another, with all it carries.
        const auto between
            = RowReader(db.handle(), linksBetween(db.schema(), courses, ann, art)).page({}, 0, 9);
        QVERIFY(between.ok());
        QCOMPARE(between->rows.size(), size_t(1));
        const WholeRow link
            = **readRow(db.handle(), db.table(u"student_course"_s), between->rows[0].key);
        db.edits.apply(
            *unlinkRow(db.schema(), db.edits, courses,
                       db.row(u"student_course"_s, u"student_id = 1 AND course_id = 8"_s)));
        db.edits.apply(
            *relinkRow(db.schema(), db.edits, courses, link, db.row(u"course"_s, u"id = 8"_s)));
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM student_course"_s),
                 u"1 8 2 'good', 1 9 5 NULL, 2 7 1 NULL"_s);
        QCOMPARE(db.rows(u"SELECT count(*) FROM course"_s), u"3"_s);
    }

    void newRowsAlongAWay()
    {
        Edited db(School);
        const ColumnId mark = db.column(u"student_course"_s, u"mark"_s);
        const ColumnId title = db.column(u"course"_s, u"title"_s);
        const auto form = insertAlong(db.schema(), db.edits, db.way(u"student"_s, u"form_row"_s),
                                      db.row(u"student"_s, u"id = 3"_s),
                                      {{db.column(u"form"_s, u"code"_s), textValue("2c")}});
        QVERIFY(form.ok());
        db.edits.apply(form->step);
        QCOMPARE(db.edits.undoText(), u"Add a row to form"_s);
        const auto child = insertAlong(db.schema(), db.edits, db.way(u"form"_s, u"students"_s),
                                       WholeRow{form->row, {}},
                                       {{db.column(u"student"_s, u"name"_s), textValue("Dan")}});
        db.edits.apply(child->step);
        const auto course = insertAlong(db.schema(), db.edits, db.way(u"student"_s, u"courses"_s),
                                        WholeRow{child->row, {}}, {{title, textValue("Dance")}},
                                        {{mark, numberValue(1)}});
        QVERIFY(course.ok());
        QVERIFY(course->link.isFresh());
        db.edits.apply(course->step);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT id, form FROM student WHERE id > 2"_s), u"3 '2c', 4 '2c'"_s);
        QCOMPARE(db.rows(u"SELECT * FROM student_course WHERE student_id = 4"_s), u"4 10 1 NULL"_s);
        // One step each: undone, nothing of it is left.
        db.edits.apply(insertAlong(db.schema(), db.edits, db.way(u"student"_s, u"courses"_s),
                                   db.row(u"student"_s, u"id = 1"_s), {}, {{mark, numberValue(1)}})
                           ->step);
        QCOMPARE(db.edits.rows().size(), size_t(2));
        db.edits.undo();
        QVERIFY(db.edits.isEmpty());
    }

    void bothSidesShareAColumn()
    {
        Edited db("CREATE TABLE a (t INT, id INT, PRIMARY KEY (t, id));"
                  "CREATE TABLE b (t INT, id INT, PRIMARY KEY (t, id));"
                  "CREATE TABLE ab (t INT, a INT, b INT, PRIMARY KEY (t, a, b), FOREIGN KEY (t, a)"
                  " REFERENCES a, FOREIGN KEY (t, b) REFERENCES b);"
                  "INSERT INTO a VALUES (1, 1), (2, 1); INSERT INTO b VALUES (1, 5), (2, 6);"
                  "INSERT INTO ab VALUES (1, 1, 5)");
        const Way bs = db.way(u"a"_s, u"bs"_s);
        const WholeRow a = db.row(u"a"_s, u"t = 1"_s);
        VERIFY_SAYS(refusal(linkRows(db.schema(), db.edits, bs, a, db.row(u"b"_s, u"t = 2"_s))),
                    u"both sides share the column t of ab"_s);
        VERIFY_SAYS(refusal(relinkRow(db.schema(), db.edits, bs, db.row(u"ab"_s, u"1"_s),
                                      db.row(u"b"_s, u"t = 2"_s))),
                    u"they would differ in it"_s);
        QVERIFY(linkRows(db.schema(), db.edits, bs, a, db.row(u"b"_s, u"t = 1"_s)).ok());
    }

    void whatCannotBeReferredTo()
    {
        Edited db("CREATE TABLE p (id INTEGER PRIMARY KEY, code UNIQUE);"
                  "CREATE TABLE c (id INTEGER PRIMARY KEY, p REFERENCES p (code));"
                  "INSERT INTO p VALUES (1, NULL), (2, 'x'); INSERT INTO c VALUES (1, NULL)");
        const Way cs = db.way(u"p"_s, u"cs"_s);
        const WholeRow c = db.row(u"c"_s, u"1"_s);
        VERIFY_SAYS(refusal(linkRows(db.schema(), db.edits, cs, db.row(u"p"_s, u"id = 1"_s), c)),
                    u"Nothing can refer to p 1: its code is NULL"_s);
        db.remove(u"p"_s, u"id = 2"_s);
        VERIFY_SAYS(refusal(linkRows(db.schema(), db.edits, cs, db.row(u"p"_s, u"id = 2"_s), c)),
                    u"p 2 is to be deleted"_s);
    }

    void aCopy()
    {
        Edited db(School);
        const CloneStep clone = cloneRow(db.schema(), db.edits, db.row(u"student"_s, u"id = 1"_s));
        QCOMPARE(clone.toGive, std::vector{db.column(u"student"_s, u"name"_s)});
        db.edits.apply(clone.step);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM student WHERE id = 4"_s), u"4 NULL '1a' 1 NULL"_s);
    }

    void aBlockIsPasted()
    {
        Edited db(School);
        const Table &table = db.table(u"student"_s);
        const std::vector<WholeRow> rows{db.row(u"student"_s, u"id = 2"_s),
                                         db.row(u"student"_s, u"id = 3"_s)};
        const std::vector<ColumnId> columns{table.columns[1].id, table.columns[2].id,
                                            table.columns[3].id, table.columns[4].id};
        const auto block
            = parseCells(u"Eve\t1b\t2\n\"two\tparts, \"\"so\"\"\"\t1a\t3\nNew\t1a\n"_s);
        VERIFY_SAYS(refusal(pasteCells(table, db.edits, rows, columns, block, false)),
                    u"has 3 rows, and from here on there are only 2"_s);
        const auto pasted = pasteCells(table, db.edits, rows, columns, block, true);
        QVERIFY(pasted.ok());
        db.edits.apply(*pasted);
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(
            db.rows(u"SELECT id, name, form, tutor FROM student"_s),
            u"1 'Ann' '1a' 1, 2 'Eve' '1b' 2, 3 'two\tparts, \"so\"' '1a' 3, 4 'New' '1a' 1"_s);
        VERIFY_SAYS(
            refusal(pasteCells(table, db.edits, rows, columns, parseCells(u"a\tb\tc\td"_s), false)),
            u"upper is computed: upper(name)"_s);
        const std::vector<WholeRow> again{db.row(u"student"_s, u"id = 2"_s),
                                          db.row(u"student"_s, u"id = 3"_s)};
        const auto everywhere
            = pasteCells(table, db.edits, again, {table.columns[2].id}, parseCells(u"1b"_s), false);
        QCOMPARE(everywhere->changes.size(), size_t(1)); // one has it already
    }

    void cellsOfAClipboard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cells");
        QTest::newRow("one") << u"a"_s << u"a"_s;
        QTest::newRow("last line break") << u"a\tb\nc\n"_s << u"a|b//c"_s;
        QTest::newRow("windows") << u"a\r\nb\r\n"_s << u"a//b"_s;
        QTest::newRow("empty cells") << u"\t\n\tx\t"_s << u"|//|x|"_s;
        QTest::newRow("quoted") << u"\"a\nb\"\t\"\"\"\"\t\"\""_s << u"a\nb|\"|"_s;
        QTest::newRow("a quote inside") << u"5\" pipe\t\"open"_s << u"5\" pipe|\"open"_s;
        QTest::newRow("an empty line") << u"a\n\nb"_s << u"a////b"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void cellsOfAClipboard()
    {
        QFETCH(QString, text);
        QFETCH(QString, cells);
        QStringList lines;
        for (const QStringList &line : parseCells(text))
            lines.append(line.join(u'|'));
        QCOMPARE(lines.join(u"//"), cells);
    }

    void typedValues_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *type, const char *typed, const char *value) {
            QTest::addRow("%s %s", type, typed)
                << QString::fromUtf8(type) << QString::fromUtf8(typed) << QString::fromUtf8(value);
        };
        row("INTEGER", "12", "12");
        row("INTEGER", " -9223372036854775808", "-9223372036854775808");
        row("INTEGER", "1.5", "1.5");
        row("INTEGER", "twelve", "'twelve'");
        row("INTEGER", "", "''");
        row("INTEGER", "nan", "'nan'");
        row("INTEGER", "1,5", "'1,5'");
        row("REAL", "12", "12.0");
        row("TEXT", "12", "'12'");
        row("VARCHAR(20)", "0012", "'0012'");
        row("", "12", "12");
        row("", "0012", "'0012'");
        row("BLOB", "1.0", "'1.0'");
        row("DATE", "2024-01-02", "'2024-01-02'");
    }

    void typedValues()
    {
        QFETCH(QString, type);
        QFETCH(QString, text);
        QFETCH(QString, value);
        Table table;
        Column column;
        column.type = type;
        QCOMPARE(literalOf(typedValue(table, column, text)), value);
    }

    void problemsBeforeSaving_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *column, const char *value, const char *problem) {
            QTest::addRow("%s = %s", column, value)
                << QString::fromUtf8(column) << QString::fromUtf8(value)
                << QString::fromUtf8(problem);
        };
        row("n", "NULL", "n: n may not be NULL; give it a value.");
        row("n", "5", "");
        row("n", "'five'", "warning n: n is declared as INTEGER, and this is stored as a text.");
        row("n", "x'00'", "warning n: n is declared as INTEGER, and this is stored as a blob.");
        row("n", "'7'", "");
        row("n", "500", "n: A condition does not hold: n < 100");
        row("low", "9", "low: A condition does not hold: low <= high (order)");
        row("low", "'2'", "");
        row("high", "NULL", "");
        row("id", "NULL", "id: id may not be NULL; give it a value.");
        row("id", "'x'", "id: id takes only integers, and this is a text.");
        row("word", "'HIDDEN'", "word: A condition does not hold: word <> 'hidden'");
        row("word", "1.0", "");
        row("twice", "3", "twice: twice is computed: low * 2. Change what it is computed from.");
    }

    void problemsBeforeSaving()
    {
        QFETCH(QString, column);
        QFETCH(QString, value);
        QFETCH(QString, problem);
        Edited db("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL CHECK (n < 100),"
                  " low INT, high INT DEFAULT 5, word TEXT COLLATE NOCASE CHECK (word <> 'hidden'),"
                  " twice AS (low * 2), CONSTRAINT \"order\" CHECK (low <= high));"
                  "INSERT INTO t VALUES (1, 1, 1, 2, 'a')");
        const WholeRow row = db.row(u"t"_s, u"1"_s);
        const QByteArray sql = QString(u"SELECT "_s + value).toUtf8();
        SqliteQuery query(db.handle(), viewOf(sql));
        QVERIFY(query.next());
        const ColumnId id = db.column(u"t"_s, column);
        QVERIFY(
            db.edits.set(row.row, id, Value::in(query, 0), *row.value(db.table(u"t"_s), id)).ok());
        QStringList told;
        for (const CellProblem &each : cellProblems(db.table(u"t"_s), db.edits, row))
            told.append((each.refused ? QString() : u"warning "_s)
                        + shownColumns(db.table(u"t"_s), {each.column}) + u": "_s + each.text);
        VERIFY_SAYS(told.join(u" "_s), problem);
        QCOMPARE(told.isEmpty(), problem.isEmpty());
        // SQLite agrees, after the fact.
        const bool refused = std::any_of(told.begin(), told.end(), [](const QString &each) {
            return !each.startsWith(u"warning"_s);
        });
        QCOMPARE(db.save() != u"saved"_s, refused);
    }

    void problemsOfANewRow()
    {
        Edited db("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INT NOT NULL DEFAULT"
                  " 3, c INTEGER CHECK (c > b)) STRICT");
        const RowRef row
            = db.insert(u"t"_s, {{u"c"_s, numberValue(2)}, {u"b"_s, NewValue::byDefault()}});
        const auto told = [&] {
            QStringList all;
            for (const CellProblem &each : cellProblems(db.table(u"t"_s), db.edits, {row, {}}))
                all.append(each.text);
            return all.join(u' ');
        };
        QCOMPARE(told(),
                 u"a may not be NULL; give it a value. A condition does not hold: c > b."_s);
        (void)db.edits.set(row, db.column(u"t"_s, u"a"_s), Value::ofBlob("x"), {});
        (void)db.edits.set(row, db.column(u"t"_s, u"c"_s), textValue("4"), {});
        QCOMPARE(told(), u"a takes only TEXT in a STRICT table, and this is a blob."_s);
        (void)db.edits.set(row, db.column(u"t"_s, u"a"_s), numberValue(5), {});
        QCOMPARE(told(), QString());
        QCOMPARE(db.save(), u"saved"_s);
        QCOMPARE(db.rows(u"SELECT * FROM t"_s), u"1 '5' 3 4"_s);
    }
};

} // namespace

SW_SUITE(editverbs, EditVerbsTest)
#include "tst_editverbs.moc"
