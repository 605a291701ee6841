// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_key.h"
#include "model/document/verbs_view.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

std::vector<ColumnId> columnsIn(const Content &content, QStringView table, QStringView names)
{
    std::vector<ColumnId> columns;
    for (const QStringView name : names.split(u',', Qt::SkipEmptyParts))
        columns.push_back(columnIn(content, QString(table + u'.' + name)));
    return columns;
}

ForeignKey reference(const Content &content, QStringView column, const QString &parent)
{
    ForeignKey key;
    key.columns = {columnIn(content, column)};
    key.parent.name = parent;
    return key;
}

class KeyVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void primaryKeys_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("columns"); // of table o
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QStringView picture, QStringView columns,
                            QStringView expected) {
            QTest::newRow(name) << picture.toString() << columns.toString() << expected.toString();
        };
        row("new", u"o a b", u"a", u"o a:pk b");
        row("composite, in order", u"o a b", u"b,a", u"o a b pk(b,a)");
        row("none", u"o a:pk b", u"", u"o a:INTEGER b");
        row("none before, none after", u"o a b", u"", u"o a b");
        row("without one there is a rowid", u"o a pk(a) @without-rowid", u"", u"o a");
        row("grows with its children", u"o id:pk t:TEXT | p o_id!>o.id | q o_id>o", u"id,t",
            u"o id:INTEGER t:TEXT pk(id,t) | p o_id! o_t:TEXT! fk(o_id,o_t)>o.(id,t) | "
            "q o_id o_t:TEXT fk(o_id,o_t)>o");
        row("new columns are called like the old ones", u"o id:pk t | p keeper_id>o", u"id,t",
            u"o id:INTEGER t pk(id,t) | p keeper_id keeper_t fk(keeper_id,keeper_t)>o");
        row("names are free", u"o id:pk t | p o_id>o o_t", u"id,t",
            u"o id:INTEGER t pk(id,t) | p o_id o_t o_t_2 fk(o_id,o_t_2)>o");
        row("shrinks", u"o id t pk(id,t) | p x y fk(x,y)>o", u"t", u"o id t pk(t) | p x y fk(y)>o");
        row("turned round", u"o id t pk(id,t) | p x y fk(x,y)>o | q x y fk(x,y)>o.(id,t)", u"t,id",
            u"o id t pk(t,id) | p x y fk(y,x)>o | q x y fk(y,x)>o.(t,id)");
        row("another key", u"o id:pk t | p o_id>o | q o_id>o.id", u"t",
            u"o id:INTEGER t:pk | p o_id>o.id | q o_id>o.id");
        row("and on to grandchildren", u"o id:pk t | p o_id>o n pk(o_id,n) | q o_id n fk(o_id,n)>p",
            u"id,t",
            u"o id:INTEGER t pk(id,t) | p o_id n o_t pk(o_id,n,o_t) fk(o_id,o_t)>o | "
            "q o_id n p_o_t fk(o_id,n,p_o_t)>p");
        row("itself", u"o id:pk t o_id>o", u"id,t",
            u"o id:INTEGER t o_id o_t pk(id,t) fk(o_id,o_t)>o");
        row("a circle", u"o p_id:pk>p t | p o_id:pk>o", u"p_id,t",
            u"o p_id:INTEGER t p_o_t pk(p_id,t) fk(p_id,p_o_t)>p | "
            "p o_id:INTEGER o_t pk(o_id,o_t) fk(o_id,o_t)>o");
        row("not what refers elsewhere", u"o id:pk t n= | p o_n>o.n", u"id,t",
            u"o id:INTEGER t n= pk(id,t) | p o_n>o.n");
    }

    void primaryKeys()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, columns);
        QFETCH(const QString, expected);
        const Content content = contentOf(picture);
        QCOMPARE(after(content, setPrimaryKey(content, tableIn(content, u"o"),
                                              columnsIn(content, u"o", columns))),
                 expected);
    }

    void whatThePrimaryKeySaysStays()
    {
        Content content = contentOf(u"o a b c");
        const TableId id = tableIn(content, u"o");
        Key key;
        key.primary = true;
        key.name = u"pk_o"_s;
        key.onConflict = Conflict::Replace;
        key.parts = {{columnIn(content, u"o.a"), SortOrder::Descending, u"NOCASE"_s}};
        sw::apply(content, *putKey(content, id, key));
        sw::apply(content, *setPrimaryKey(content, id, columnsIn(content, u"o", u"b,a")));
        const Key &made = *content.schema.tables.find(id)->primaryKey();
        QCOMPARE(made.name, u"pk_o"_s);
        QCOMPARE(made.onConflict, Conflict::Replace);
        QCOMPARE(made.parts[1].order, SortOrder::Descending);
        QCOMPARE(made.parts[1].collation, u"NOCASE"_s);
    }

    void badKeys()
    {
        const Content content = contentOf(u"o a b");
        const TableId id = tableIn(content, u"o");
        Key key;
        QCOMPARE(after(content, putKey(content, id, key)),
                 u"error: A UNIQUE of “o” needs a column; choose one."_s);
        key.parts = {{columnIn(content, u"o.a"), {}, {}}, {columnIn(content, u"o.a"), {}, {}}};
        QCOMPARE(after(content, putKey(content, id, key)),
                 u"error: Column “a” is twice in the UNIQUE of “o”; take one away."_s);
        key.parts = {{ColumnId(7), {}, {}}};
        QVERIFY(!putKey(content, id, key).ok());
        QCOMPARE(after(content, deleteKey(content, id, KeyId(7))),
                 u"error: Table “o” no longer has this key; choose another one."_s);
    }

    void uniques()
    {
        Content content = contentOf(u"o a b");
        const TableId id = tableIn(content, u"o");
        Key key;
        key.id = KeyId(5);
        key.parts = {{columnIn(content, u"o.a"), {}, {}}};
        const auto made = putKey(content, id, key);
        QCOMPARE(after(content, made), u"o a b uq(a)"_s);
        sw::apply(content, *made);
        key.parts.push_back({columnIn(content, u"o.b"), {}, {}});
        QCOMPARE(after(content, putKey(content, id, key)), u"o a b uq(a,b)"_s);
        QCOMPARE(after(content, deleteKey(content, id, key.id)), u"o a b"_s);
    }

    void checks()
    {
        Content content = contentOf(u"o a");
        const TableId id = tableIn(content, u"o");
        Check check;
        check.id = CheckId(5);
        check.expression = u"a > 0"_s;
        sw::apply(content, *putCheck(content, id, check));
        QCOMPARE(pictureOf(content.schema), u"o a check(a > 0)"_s);
        check.expression = u"a) > (0"_s;
        QCOMPARE(after(content, putCheck(content, id, check)),
                 u"error: “a) > (0” is not the condition of a check; correct it."_s);
        check.expression.clear();
        QVERIFY(!putCheck(content, id, check).ok());
        check.expression = u"1"_s;
        check.column = ColumnId(7);
        QVERIFY(!putCheck(content, id, check).ok());
        QCOMPARE(after(content, deleteCheck(content, id, check.id)), u"o a"_s);
        QVERIFY(!deleteCheck(content, id, CheckId(7)).ok());
    }

    void foreignKeys_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("parent");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QStringView column, QStringView parent,
                            QStringView target, QStringView expected) {
            QTest::newRow(name) << column.toString() << parent.toString() << target.toString()
                                << expected.toString();
        };
        const auto made = [](QStringView key) {
            return QString(u"k a b pk(a,b) | n a | o id:INTEGER:pk n= | p o_id x fk(o_id)"_s + key);
        };
        row("unsaid", u"p.o_id", u"o", u"", made(u">o"));
        row("said", u"p.o_id", u"O", u"N", made(u">o.n"));
        row("no such table", u"p.o_id", u"z", u"",
            u"error: There is no table “z” to refer to; create it or choose another one.");
        row("no such column", u"p.o_id", u"o", u"z",
            u"error: Table “o” has no column “z” to refer to; add it or choose another one.");
        row("no key", u"p.o_id", u"n", u"",
            u"error: Table “n” has no primary key to refer to; give it one, or name its columns.");
        row("too few", u"p.o_id", u"k", u"",
            u"error: A foreign key to “k” needs 2 columns here, not 1; choose as many on both "
            "sides.");
    }

    void foreignKeys()
    {
        QFETCH(const QString, column);
        QFETCH(const QString, parent);
        QFETCH(const QString, target);
        QFETCH(const QString, expected);
        const Content content = contentOf(u"k a b pk(a,b) | n a | o id:pk n= | p o_id x");
        ForeignKey key = reference(content, column, parent);
        if (!target.isEmpty())
            key.parentColumns.push_back({{}, target});
        QCOMPARE(after(content, putForeignKey(content, tableIn(content, u"p"), key)), expected);
    }

    void foreignKeysInAllTheirParts()
    {
        Content content = contentOf(u"o id:pk | p o_id>o");
        const TableId id = tableIn(content, u"p");
        ForeignKey key = content.schema.tables.find(id)->foreignKeys.front();
        key.onDelete = Action::Cascade;
        key.deferrable = Deferrable::Yes;
        key.initially = Initially::Deferred;
        key.enforced = false;
        key.oneChild = true;
        key.parentModel.lazy = u"'joined'"_s;
        sw::apply(content, *putForeignKey(content, id, key));
        QVERIFY(content.schema.tables.find(id)->foreignKeys.front() == key);
        sw::apply(content, *setRole(content, id, key.id, RoleEnd::Children, {u" pets "_s, false}));
        sw::apply(content, *setRole(content, id, key.id, RoleEnd::Parent, {u"x"_s, true}));
        QCOMPARE(rolesText(content.schema), u"o.pets"_s);
        const auto deleted = deleteForeignKey(content, id, key.id);
        QCOMPARE(after(content, deleted), u"o id:INTEGER:pk | p o_id"_s);
        QVERIFY(applied(content, *deleted).drawing.routes.isEmpty());
        QVERIFY(!setRole(content, id, ForeignKeyId(7), RoleEnd::Across, {}).ok());
        QVERIFY(!deleteForeignKey(content, id, ForeignKeyId(7)).ok());
    }

    void aMissingParentMayStayMissing()
    {
        const Content content = contentOf(u"p o_id>o");
        ForeignKey key = content.schema.table(u"p")->foreignKeys.front();
        key.onDelete = Action::Cascade;
        QCOMPARE(after(content, putForeignKey(content, tableIn(content, u"p"), key)),
                 u"p o_id>o{cascade}"_s);
        key.parent.name = u"q"_s;
        QVERIFY(!putForeignKey(content, tableIn(content, u"p"), key).ok());
    }

    void indexes()
    {
        Content content = contentOf(u"o a b ix(a)");
        const TableId id = tableIn(content, u"o");
        Index index;
        index.name = u"o_low"_s;
        index.parts = {{{}, u"lower(b)"_s, {}, SortOrder::Descending}};
        QCOMPARE(after(content, putIndex(content, id, index)), u"o a b ix(a) ix(lower(b))"_s);
        index.name = u"O_A"_s;
        QCOMPARE(after(content, putIndex(content, id, index)),
                 u"error: “O_A” is the name of an index of table “o” already; "
                 "choose another name."_s);
        index.name = u"o_low"_s;
        index.where = u"b IS NOT NULL;"_s;
        QVERIFY(!putIndex(content, id, index).ok());
        index.where.clear();
        index.parts.clear();
        QCOMPARE(after(content, putIndex(content, id, index)),
                 u"error: Index “o_low” needs a column; choose one."_s);
        const IndexId present = content.schema.tables.find(id)->indexes.front().id;
        sw::apply(content, *renameIndex(content, id, present, u"by_a"_s));
        const Index &renamed = content.schema.tables.find(id)->indexes.front();
        QCOMPARE(renamed.name, u"by_a"_s);
        QCOMPARE(renamed.formerNames, QStringList{u"o_a"_s});
        QVERIFY(!renameIndex(content, id, IndexId(7), u"x"_s).ok());
        QCOMPARE(after(content, deleteIndex(content, id, present)), u"o a b"_s);
    }

    void triggers()
    {
        Content content = contentOf(u"o a | p b");
        const TableId id = tableIn(content, u"o");
        Trigger trigger;
        trigger.name = u"log"_s;
        trigger.text = u"AFTER INSERT ON o BEGIN SELECT 1; END"_s;
        sw::apply(content, *putTrigger(content, id, trigger));
        QCOMPARE(content.schema.tables.find(id)->triggers.size(), 1U);
        QCOMPARE(after(content, putTrigger(content, id, trigger)),
                 u"error: “log” is the name of a trigger already; choose another name."_s);
        trigger.name = u"other"_s;
        QCOMPARE(after(content, putTrigger(content, tableIn(content, u"p"), trigger)),
                 u"error: Trigger “other” is on “o”, not on “p”; correct its ON."_s);
        for (const QString &bad : {u"nonsense"_s, u"AFTER INSERT ON o BEGIN SELECT 1; END;"_s,
                                   u"AFTER INSERT ON o BEGIN SELECT 1; END; DROP TABLE o"_s}) {
            trigger.text = bad;
            QVERIFY2(!putTrigger(content, id, trigger).ok(), qUtf8Printable(bad));
        }
        const TriggerId present = content.schema.tables.find(id)->triggers.front().id;
        sw::apply(content, *deleteTrigger(content, id, present));
        QVERIFY(content.schema.tables.find(id)->triggers.empty());
        QVERIFY(!deleteTrigger(content, id, present).ok());
    }

    void views()
    {
        Content content = contentOf(u"o a");
        View view;
        view.name = u"v"_s;
        view.select = u"SELECT a FROM o"_s;
        sw::apply(content, *putView(content, view));
        view.name = u"w"_s;
        view.select = u"SELECT v.a FROM v"_s;
        sw::apply(content, *putView(content, view));
        Trigger trigger;
        trigger.name = u"t"_s;
        trigger.text = u"INSTEAD OF INSERT ON v BEGIN SELECT 1; END"_s;
        sw::apply(content, *putTrigger(content, viewIn(content, u"v"), trigger));
        sw::apply(content, *renameView(content, viewIn(content, u"v"), u"seen"_s));
        QCOMPARE(content.schema.view(u"w")->select, u"SELECT seen.a FROM seen"_s);
        QCOMPARE(content.schema.view(u"seen")->triggers.front().text,
                 u"INSTEAD OF INSERT ON seen BEGIN SELECT 1; END"_s);
        QCOMPARE(content.schema.view(u"seen")->formerNames, QStringList{u"v"_s});
        QVERIFY(!renameView(content, viewIn(content, u"w"), u"o"_s).ok());
        view.name = u"x"_s;
        for (const QString &bad : {u""_s, u"SELECT 1;"_s, u"SELECT 1; DROP TABLE o"_s}) {
            view.select = bad;
            QVERIFY2(!putView(content, view).ok(), qUtf8Printable(bad));
        }
        sw::apply(content, *deleteViews(content, {viewIn(content, u"w")}));
        QVERIFY(!content.schema.view(u"w"));
        QVERIFY(!deleteViews(content, {ViewId(7)}).ok());
    }
};

} // namespace

SW_SUITE(keyverbs, KeyVerbsTest)
#include "tst_keyverbs.moc"
