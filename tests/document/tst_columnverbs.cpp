// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Column named(const QString &name, const QString &type = {})
{
    Column column;
    column.name = name;
    column.type = type;
    return column;
}

class ColumnVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void add()
    {
        const Content content = contentOf(u"pet id name");
        const TableId pet = tableIn(content, u"pet");
        QCOMPARE(after(content, addColumn(content, pet, named(u"age"_s, u"INT"_s))),
                 u"pet id name age:INT"_s);
        QCOMPARE(after(content, addColumn(content, pet, named(u"age"_s), 1)), u"pet id age name"_s);
        QCOMPARE(after(content, addColumn(content, pet, named(u"age"_s), 99)),
                 u"pet id name age"_s);
    }

    void addBindsWhatNamedIt()
    {
        const Content content = contentOf(u"owner id:pk | pet owner_no>owner.no");
        const auto made = addColumn(content, tableIn(content, u"owner"), named(u"no"_s));
        const Content then = applied(content, *made);
        QCOMPARE(then.schema.table(u"pet")->foreignKeys.front().parentColumns.front().id,
                 columnIn(then, u"owner.no"));
    }

    void bad_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("error");
        QTest::newRow("no name") << u""_s << u""_s << u""_s
                                 << u"A column needs a name; give it one."_s;
        QTest::newRow("twice")
            << u"NAME"_s << u""_s << u""_s
            << u"Table “pet” has a column “name” already; choose another name."_s;
        QTest::newRow("type") << u"a"_s << u"INT, b"_s << u""_s
                              << u"“INT, b” is not a type of column “a”; correct it."_s;
        QTest::newRow("default")
            << u"a"_s << u""_s << u"1 + 1"_s
            << u"“1 + 1” cannot be the default of column “a”; write a literal, or an "
               "expression in parentheses."_s;
    }

    void bad()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, type);
        QFETCH(const QString, value);
        QFETCH(const QString, error);
        const Content content = contentOf(u"pet id name");
        Column column = named(name, type);
        column.defaultValue = value;
        QCOMPARE(after(content, addColumn(content, tableIn(content, u"pet"), column)),
                 u"error: "_s + error);
    }

    void rename()
    {
        Content content = contentOf(u"pet id name check(name <> '') ix(name)");
        Table table = *content.schema.table(u"pet");
        table.rowLabel = u"{name} ({id})"_s;
        content.schema.tables.put(table);
        const ColumnId column = columnIn(content, u"pet.name");
        const auto changes = renameColumn(content, table.id, column, u"call name"_s);
        QCOMPARE(after(content, changes),
                 u"pet id \"call name\" check(\"call name\" <> '') ix(\"call name\")"_s);
        const Content then = applied(content, *changes);
        QCOMPARE(then.schema.table(u"pet")->rowLabel, u"{call name} ({id})"_s);
        QCOMPARE(then.schema.table(u"pet")->column(column)->formerNames, QStringList{u"name"_s});
        const Content back = applied(then, *renameColumn(then, table.id, column, u"name"_s));
        QCOMPARE(back.schema.table(u"pet")->column(column)->formerNames,
                 QStringList{u"call name"_s});
        QCOMPARE(after(content, renameColumn(content, table.id, column, u"ID"_s)),
                 u"error: Table “pet” has a column “id” already; choose another name."_s);
    }

    void renameForgetsOtherSpellings()
    {
        Content content = contentOf(u"owner id:pk | pet owner_id>owner.id");
        Table pet = *content.schema.table(u"pet");
        pet.foreignKeys.front().parentColumns.front().name = u"ID"_s;
        content.schema.tables.put(pet);
        const auto changes = renameColumn(content, tableIn(content, u"owner"),
                                          columnIn(content, u"owner.id"), u"no"_s);
        const Content then = applied(content, *changes);
        QVERIFY(
            then.schema.table(u"pet")->foreignKeys.front().parentColumns.front().name.isEmpty());
    }

    void deletes_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QStringView picture, QStringView column,
                            QStringView expected) {
            QTest::newRow(name) << picture.toString() << column.toString() << expected.toString();
        };
        row("alone", u"t a b", u"t.a", u"t b");
        row("the last", u"t a", u"t.a",
            u"error: Table “t” would have no column left; delete the table instead.");
        row("keys that hold it", u"t a b c pk(a,b) uq(b,c) uq(c)", u"t.b", u"t a c uq(c)");
        row("the rowid's stand-in", u"t a b pk(a) @without-rowid", u"t.a", u"t b");
        row("indexes shrink", u"t a b ix(a,b) ix(a)", u"t.b", u"t a ix(a) ix(a)");
        row("unique indexes do not", u"t a b ux(a,b) ux(a)", u"t.b", u"t a ux(a)");
        row("partial indexes", u"t a b ux(b)? ix(a)?", u"t.b", u"t a ix(a)?");
        row("checks that name it", u"t a b check(b > 1) check(a <> 'b')", u"t.b",
            u"t a check(a <> 'b')");
        row("its foreign key", u"o id:pk | t a o_id>o", u"t.o_id", u"o id:INTEGER:pk | t a");
        row("a composite foreign key", u"o x y pk(x,y) | t a b c fk(a,b)>o", u"t.b",
            u"o x y pk(x,y) | t a c");
        row("what refers to it", u"o id:pk n= | t n>o.n id>o", u"o.n",
            u"o id:INTEGER:pk | t n id>o");
        row("what refers to its key unsaid", u"o id:pk n | t o_id>o", u"o.id", u"o n | t o_id");
        row("itself", u"t id:pk a t_id>t", u"t.id", u"t a t_id");
    }

    void deletes()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, column);
        QFETCH(const QString, expected);
        const Content content = contentOf(picture);
        const TableId table = tableIn(content, column.section(u'.', 0, 0));
        QCOMPARE(after(content, deleteColumns(content, table, {columnIn(content, column)})),
                 expected);
    }

    void deletesGeneratedColumns()
    {
        Content content = contentOf(u"t a b c d");
        const TableId table = tableIn(content, u"t");
        const auto generate = [&](QStringView column, const QString &expression) {
            sw::apply(content, *setGenerated(content, table, columnIn(content, column),
                                             Generated{expression, false}));
        };
        generate(u"t.b", u"a || 'x'"_s);
        generate(u"t.c", u"upper(\"B\")"_s);
        QCOMPARE(after(content, deleteColumns(content, table, {columnIn(content, u"t.a")})),
                 u"t d"_s);
    }

    void retypeTakesReferencesAlong()
    {
        const Content content
            = contentOf(u"a id:INTEGER:pk | b a_id:INTEGER:pk>a | c b_id:INTEGER>b.a_id x:INTEGER "
                        "| d b_id:INTEGER>b | a2 a_id:INT>a.id self:INT>a2.self");
        QCOMPARE(after(content, retypeColumn(content, tableIn(content, u"a"),
                                             columnIn(content, u"a.id"), u" BIGINT "_s)),
                 u"a id:BIGINT:pk | a2 a_id:BIGINT>a.id self:INT>a2.self | b a_id:BIGINT:pk>a | "
                 "c b_id:BIGINT>b.a_id x:INTEGER | d b_id:BIGINT>b"_s);
        // The other way nothing follows.
        QCOMPARE(after(content, retypeColumn(content, tableIn(content, u"a2"),
                                             columnIn(content, u"a2.self"), u"TEXT"_s)),
                 u"a id:INTEGER:pk | a2 a_id:INT>a.id self:TEXT>a2.self | b a_id:INTEGER:pk>a | "
                 "c b_id:INTEGER>b.a_id x:INTEGER | d b_id:INTEGER>b"_s);
    }

    void modelTypes()
    {
        Content content = contentOf(u"t a:INT");
        const TableId table = tableIn(content, u"t");
        const ColumnId id = columnIn(content, u"t.a");
        const auto retype = [&](const QString &type) {
            sw::apply(content, *retypeColumn(content, table, id, type));
            const Column &column = content.schema.tables.find(table)->columns.front();
            return QString(column.type + u'|' + column.model.type);
        };
        QCOMPARE(retype(u"String(80)"_s), u"VARCHAR(80)|String(80)"_s);
        QCOMPARE(retype(u"VARCHAR(80)"_s), u"VARCHAR(80)|String(80)"_s);
        QCOMPARE(retype(u"varchar(90)"_s), u"varchar(90)|"_s);
        QCOMPARE(retype(u""_s), u"|"_s);
    }

    void order()
    {
        const Content content = contentOf(u"t a b c d");
        const TableId table = tableIn(content, u"t");
        const auto move = [&](QStringView column, int place) {
            return after(content, moveColumn(content, table, columnIn(content, column), place));
        };
        QCOMPARE(move(u"t.a", 2), u"t b a c d"_s);
        QCOMPARE(move(u"t.a", 4), u"t b c d a"_s);
        QCOMPARE(move(u"t.d", 0), u"t d a b c"_s);
        QCOMPARE(move(u"t.c", 2), u"t a b c d"_s);
        QCOMPARE(move(u"t.c", -5), u"t c a b d"_s);
        QCOMPARE(after(content, reorderColumns(content, table, {columnIn(content, u"t.a")})),
                 u"error: The new order must hold every column of “t” once."_s);
    }

    void clauses()
    {
        Content content = contentOf(u"t a");
        const TableId table = tableIn(content, u"t");
        const ColumnId id = columnIn(content, u"t.a");
        const auto column = [&] { return content.schema.tables.find(table)->columns.front(); };
        sw::apply(content, *setNotNull(content, table, id, NotNull{Conflict::Ignore}));
        sw::apply(content, *setDefault(content, table, id, u"(1 + 1)"_s));
        sw::apply(content, *setCollation(content, table, id, u"NOCASE"_s));
        sw::apply(content, *setColumnComment(content, table, id, u"why"_s));
        sw::apply(content, *setDisplayFormat(content, table, id, u"0.00"_s));
        sw::apply(content, *setFill(content, table, id, u"b || 'x'"_s));
        ColumnModel model;
        model.attribute = u"alpha"_s;
        sw::apply(content, *setColumnModel(content, table, id, model));
        QCOMPARE(column().notNull->onConflict, Conflict::Ignore);
        QCOMPARE(column().defaultValue, u"(1 + 1)"_s);
        QCOMPARE(column().collation, u"NOCASE"_s);
        QCOMPARE(column().comment, u"why"_s);
        QCOMPARE(column().displayFormat, u"0.00"_s);
        QCOMPARE(column().fill, u"b || 'x'"_s);
        QCOMPARE(column().model.attribute, u"alpha"_s);
        // A computed column has no default.
        sw::apply(content, *setGenerated(content, table, id, Generated{u"1"_s, true}));
        QVERIFY(column().defaultValue.isEmpty());
        sw::apply(content, *setGenerated(content, table, id, std::nullopt));
        sw::apply(content, *setNotNull(content, table, id, std::nullopt));
        QVERIFY(!column().generated && !column().notNull);
        QVERIFY(!setDefault(content, table, id, u"a b"_s).ok());
        QVERIFY(!setGenerated(content, table, id, Generated{u"1)"_s, true}).ok());
        QVERIFY(!setDefault(content, table, ColumnId(7), u"1"_s).ok());
    }
};

} // namespace

SW_SUITE(columnverbs, ColumnVerbsTest)
#include "tst_columnverbs.moc"
