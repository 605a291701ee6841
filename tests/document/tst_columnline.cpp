// SPDX-License-Identifier: Apache-2.0
#include "model/document/columnline.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QString lineOf(const Content &content, QStringView name)
{
    const TablePtr table
        = content.schema.tables.find(tableIn(content, name.first(name.indexOf(u'.'))));
    return columnLineOf(content, *table, *table->column(columnIn(content, name)));
}

/// Puts a line into the column of that name, or as a new one where the table has none of it.
Result<Changes> put(const Content &content, const QString &column, const QString &line)
{
    return putColumnLine(content, tableIn(content, column.section(u'.', 0, 0)),
                         columnIn(content, column), line);
}

class ColumnLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writes_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("line");
        const auto row
            = [](const char *name, const char *picture, const char *column, const char *line) {
                  QTest::newRow(name) << QString::fromUtf8(picture) << QString::fromUtf8(column)
                                      << QString::fromUtf8(line);
              };
        row("a name", "t a", "t.a", "a");
        row("a type", "t \"call name\":varchar(120)", "t.call name", "\"call name\" varchar(120)");
        row("flags", "t a:INTEGER:pk!= ix(a)", "t.a", "a INTEGER pk nn uq ix");
        row("one of a key", "t a b pk(a,b) uq(a,b) ix(a,b) ix(b)?", "t.b", "b pk");
        row("a unique index", "t a ux(a)", "t.a", "a uq");
        row("a foreign key", "owner id:pk | pet a:INT>owner.id{cascade}", "pet.a",
            "a INT -> owner.id ON DELETE CASCADE");
        row("one without a column", "owner id:pk | pet a>owner", "pet.a", "a -> owner.id");
        row("one to a missing table", "pet a>ghost b>ghost.x", "pet.b", "b -> ghost.x");
        row("a composite one", "o x y pk(x,y) | t a b fk(a,b)>o", "t.a", "a");
    }

    void writes()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, column);
        QFETCH(const QString, line);
        const Content content = contentOf(picture);
        QCOMPARE(lineOf(content, column), line);
        QCOMPARE(after(content, put(content, column, line + u' ')), pictureOf(content.schema));
    }

    void makes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("made");
        const auto row = [](const char *line, const char *made) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(made);
        };
        row("a", "a");
        row("  a   text ", "a:text");
        row("order text", "order:text");
        row("'two words' int", "\"two words\":int");
        row("a text nnn", "a:text nnn");
        row("a double precision NN", "a:double precision!");
        row("email varchar(120) not null unique", "email:varchar(120)=!");
        row("email varchar(120) Uq nN", "email:varchar(120)=!");
        row("a nn", "a!");
        row("nn int nn", "nn:int!");
        row("a int ix", "a:int ix(a)");
        row("a int uq ix", "a:int=");
        row("a String(80)", "a:VARCHAR(80)");
        row("a db.LargeBinary nn", "a:BLOB!");
        row("a Enum('on', 'off') nn", "a:VARCHAR(3)!");
        row("a sa.Numeric(10, 2)", "a:NUMERIC(10, 2)");
        row("a -> owner", "a:INTEGER>owner.id ix(a)");
        row("a->owner", "a:INTEGER>owner.id ix(a)");
        row("a int->owner.name nn", "a:int!>owner.name ix(a)");
        row("a uq -> owner", "a:INTEGER=>owner.id");
        row("a -> owner(name) on delete cascade", "a:TEXT>owner.name{cascade} ix(a)");
        row("a int references owner(id) on delete cascade", "a:int>owner.id{cascade} ix(a)");
        row("a -> OWNER.NAME", "a:TEXT>owner.name ix(a)");
        row("a int check (a > 1)", "a:int check(a > 1)");
        row("a int;", "a:int");
        row("a generated always as (1)", "a");
    }

    void makes()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, made);
        const QString picture = u"owner id:INTEGER:pk name:TEXT | pet x"_s;
        const Content content = contentOf(picture);
        QCOMPARE(after(content, put(content, u"pet.a"_s, line)), picture + u' ' + made);
    }

    void changes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *before, const char *column,
                            const char *line, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(column)
                                << QString::fromUtf8(line) << QString::fromUtf8(expected);
        };
        row("everything goes", "t id:pk a:int=! ix(a) check(b > 1) b", "t.a", "a",
            "t id:INTEGER:pk a b check(b > 1)");
        row("the key goes", "t id:pk a", "t.id", "id INTEGER", "t id:INTEGER a");
        row("a key of several shrinks", "t a b c pk(a,b)", "t.b", "b", "t a b c pk(a)");
        row("a key of several stays", "t a b pk(a,b) uq(a,b)", "t.b", "b int pk",
            "t a b:int pk(a,b) uq(a,b)");
        row("a key grows", "t a:pk b", "t.b", "b pk", "t a:INTEGER b pk(a,b)");
        row("a unique index serves", "t a ux(a)", "t.a", "a int uq", "t a:int ux(a)");
        row("a unique index goes", "t a ux(a)", "t.a", "a int", "t a:int");
        row("the name", "t a:int ix(a) check(a > 1)", "t.a", "b int ix",
            "t b:int check(b > 1) ix(b)");
        row("the type, and what refers to it", "o id:INTEGER:pk | t o_id:INTEGER>o.id", "o.id",
            "id TEXT pk", "o id:TEXT:pk | t o_id:TEXT>o.id");
        row("a foreign key goes", "o id:pk | t o_id:INT>o.id ix(o_id)", "t.o_id", "o_id INT ix",
            "o id:INTEGER:pk | t o_id:INT ix(o_id)");
        row("a foreign key comes", "o id:pk | t o_id", "t.o_id", "o_id nn -> o",
            "o id:INTEGER:pk | t o_id:INTEGER!>o.id ix(o_id)");
        row("one that is said in full is the same", "o id:pk | t o_id>o", "t.o_id",
            "o_id nn -> o.id", "o id:INTEGER:pk | t o_id!>o");
        row("to another column", "o id:pk name= | t o_id:INT>o.id{parent=boss} ix(o_id)", "t.o_id",
            "o_id INT ix -> o.name",
            "o id:INTEGER:pk name= | t o_id:INT>o.name{parent=boss} ix(o_id)");
        row("to another table", "o id:pk | p id:pk | t o_id:INT>o.id{parent=boss} ix(o_id)",
            "t.o_id", "o_id INT ix -> p",
            "o id:INTEGER:pk | p id:INTEGER:pk | t o_id:INT>p.id ix(o_id)");
        row("without the type that a target gives", "o id:pk | t o_id:INT>o.id", "t.o_id",
            "o_id -> o", "o id:INTEGER:pk | t o_id:INTEGER>o.id");
        row("its actions", "o id:pk | t o_id:INT>o.id{children=ts,unenforced,cascade}", "t.o_id",
            "o_id INT -> o", "o id:INTEGER:pk | t o_id:INT>o.id{children=ts,unenforced}");
        row("composite ones stay", "o x y pk(x,y) | t a b fk(a,b)>o.(x,y)", "t.a", "a int",
            "o x y pk(x,y) | t a:int b fk(a,b)>o.(x,y)");
        row("to itself", "t id:pk parent_id", "t.parent_id", "parent_id -> t",
            "t id:INTEGER:pk parent_id:INTEGER>t.id ix(parent_id)");
    }

    void changes()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, column);
        QFETCH(const QString, line);
        QFETCH(const QString, expected);
        const Content content = contentOf(before);
        QCOMPARE(after(content, put(content, column, line)), expected);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *line, const char *error) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(error);
        };
        const auto notAColumn = [&](const char *line, const char *reason) {
            const QString text = u"“%1” is not a column: %2; write its name, its type and its "
                                 "flags, as in email text nn uq."_s;
            QTest::newRow(line) << QString::fromUtf8(line)
                                << text.arg(QString::fromUtf8(line), QString::fromUtf8(reason));
        };
        row("", "A column needs a name; give it one.");
        row("-- only a comment", "A column needs a name; give it one.");
        row("X", "Table “pet” has a column “x” already; choose another name.");
        row("a -> ownr", "There is no table “ownr”; did you mean “owner”?");
        row("a -> nowhere", "There is no table “nowhere”; create it first.");
        row("a -> owner.nam", "Table “owner” has no column “nam”; did you mean “name”?");
        row("a -> owner.other", "Table “owner” has no column “other”; add it first.");
        row("a -> bare", "Table “bare” has no primary key to refer to; give it one first.");
        row("a -> two", "A foreign key to “two” needs 2 columns here, not 1; choose as many on "
                        "both sides.");
        row("a int ai", "Column “a” says ai, which goes with a primary key; add pk, or leave ai "
                        "out.");
        row("a text pk ai", "Column “a” cannot count up: AUTOINCREMENT needs a primary key of one "
                            "INTEGER column; leave it out.");
        row("a as (1) default 2",
            "Column “a” is computed, so it has no default; take its expression away first.");
        notAColumn("a int nn what", "near \"what\": syntax error");
        notAColumn("a int, b int", "near \",\": syntax error");
        notAColumn("a int; b int", "near \"b\": syntax error");
        notAColumn("a int ->", "-> needs the name of a table");
        notAColumn("a -> owner.", "-> needs the name of a column");
        notAColumn("a default", "incomplete input");
        notAColumn("a varchar(", "incomplete input");
        notAColumn("(a int)", "near \"(\": syntax error");
        notAColumn("e-mail", "near \"-\": syntax error");
        notAColumn(R"("a)", R"(unrecognized token: ""a")");
    }

    void bad()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, error);
        const Content content = contentOf(u"owner id:pk name | bare a | two a b pk(a,b) | pet x");
        QCOMPARE(after(content, put(content, u"pet.a"_s, line)), u"error: "_s + error);
    }

    void clausesAreWhatTheLineSays()
    {
        const QString line
            = u"a TEXT PRIMARY KEY DESC ON CONFLICT IGNORE NOT NULL ON CONFLICT FAIL "
              "UNIQUE ON CONFLICT REPLACE DEFAULT (1 + 1) CHECK (a > 1) "
              "CHECK (a < 9) COLLATE NOCASE"_s;
        Content content = contentOf(u"t x");
        sw::apply(content, *put(content, u"t.a"_s, line));
        QCOMPARE(lineOf(content, u"t.a"), line);
        QCOMPARE(put(content, u"t.a"_s, line + u' ')->size(), size_t(0));
        const CheckId second = content.schema.table(u"t")->checks[1].id;
        sw::apply(content, *put(content, u"t.a"_s, u"a text check (a < 10) check (a > 1)"_s));
        QCOMPARE(lineOf(content, u"t.a"), u"a text CHECK (a > 1) CHECK (a < 10)"_s);
        QCOMPARE(content.schema.table(u"t")->checks[1].id, second);
        sw::apply(content, *put(content, u"t.a"_s, u"a as (x + 1) stored"_s));
        QCOMPARE(lineOf(content, u"t.a"), u"a AS (x + 1) STORED"_s);
        QCOMPARE(put(content, u"t.a"_s, u"a generated always as (x + 1) stored"_s)->size(),
                 size_t(0));
    }

    void whatALineCannotSayIsKept()
    {
        Content content = contentOf(u"t a:INT!");
        Table table = *content.schema.table(u"t");
        table.columns[0].comment = u"why"_s;
        table.columns[0].model.attribute = u"alpha"_s;
        table.columns[0].constraintNames.notNull = u"must"_s;
        content.schema.tables.put(table);
        sw::apply(content, *put(content, u"t.a"_s, u"b TEXT nn uq"_s));
        const Column &column = content.schema.table(u"t")->columns[0];
        QCOMPARE(column.id, table.columns[0].id);
        QCOMPARE(column.comment, u"why"_s);
        QCOMPARE(column.model.attribute, u"alpha"_s);
        QCOMPARE(column.constraintNames.notNull, u"must"_s);
        QCOMPARE(column.formerNames, QStringList{u"a"_s});
        sw::apply(content, *put(content, u"t.b"_s, u"b TEXT constraint need not null"_s));
        QCOMPARE(content.schema.table(u"t")->columns[0].constraintNames.notNull, u"need"_s);
    }

    void modelTypesAreRemembered()
    {
        Content content = contentOf(u"t a:Integer");
        QCOMPARE(put(content, u"t.a"_s, u"a Integer "_s)->size(), size_t(0));
        sw::apply(content, *put(content, u"t.a"_s, u"a db.Enum('on', 'off')"_s));
        const Column &column = content.schema.table(u"t")->columns[0];
        QCOMPARE(column.type, u"VARCHAR(3)"_s);
        QCOMPARE(column.model.enumValues, QStringList({u"on"_s, u"off"_s}));
        QCOMPARE(put(content, u"t.a"_s, u"a VARCHAR(3)  "_s)->size(), size_t(0));
    }

    void textsFollowARename()
    {
        Content content = contentOf(u"t age:INT b");
        sw::apply(content, *put(content, u"t.age"_s, u"age INT CHECK (age > 0)"_s));
        sw::apply(content, *put(content, u"t.b"_s, u"b AS (age + 1)"_s));
        // The check is the one from before, though the line still has the old name in it.
        sw::apply(content, *put(content, u"t.age"_s, u"years INT nn CHECK (age > 0)"_s));
        QCOMPARE(lineOf(content, u"t.years"), u"years INT nn CHECK (years > 0)"_s);
        QCOMPARE(lineOf(content, u"t.b"), u"b AS (years + 1)"_s);
        sw::apply(content, *put(content, u"t.years"_s, u"old INT CHECK (old > 1)"_s));
        QCOMPARE(lineOf(content, u"t.old"), u"old INT CHECK (old > 1)"_s);
    }

    void aNewColumnHasItsPlace()
    {
        const Content content = contentOf(u"t a b");
        const TableId table = tableIn(content, u"t");
        QCOMPARE(after(content, putColumnLine(content, table, {}, u"c pk"_s, 1)), u"t a c:pk b"_s);
        QVERIFY(!putColumnLine(content, TableId(7), {}, u"c"_s).ok());
        QVERIFY(!putColumnLine(content, table, ColumnId(7), u"c"_s).ok());
    }

    /// A word that is a flag to a reader may be a database's type.
    void anUntouchedLineChangesNothing()
    {
        const Content content = contentOf(u"t a:pk b");
        Content strange = content;
        Table table = *content.schema.table(u"t");
        table.columns[1].type = u"text nn"_s;
        strange.schema.tables.put(table);
        QCOMPARE(put(strange, u"t.b"_s, lineOf(strange, u"t.b"))->size(), size_t(0));
    }

    void threePieces_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("pieces");
        const auto row = [](const char *line, const QStringList &pieces) {
            QTest::newRow(line) << QString::fromUtf8(line) << pieces;
        };
        row("a", {u"a"_s, {}, {}});
        row("a pk", {u"a"_s, {}, u"pk"_s});
        row("a varchar (10) nn -> b.c", {u"a"_s, u"varchar (10)"_s, u"nn -> b.c"_s});
        row("a db.String(80)", {u"a"_s, u"db.String(80)"_s, {}});
        row("\"a b\" double precision default 1",
            {u"\"a b\""_s, u"double precision"_s, u"default 1"_s});
        row("", {{}, {}, {}});
        row("a varchar(", {u"a"_s, u"varchar("_s, {}});
    }

    void threePieces()
    {
        QFETCH(const QString, line);
        QFETCH(const QStringList, pieces);
        const ColumnLineParts parts = partsOf(line);
        QCOMPARE(QStringList({parts.name, parts.type, parts.flags}), pieces);
        QCOMPARE(joined(parts), line);
    }
};

} // namespace

SW_SUITE(columnline, ColumnLineTest)
#include "tst_columnline.moc"
