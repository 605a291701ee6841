// SPDX-License-Identifier: Apache-2.0
#include "model/document/textnames.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class TextNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expressions_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](QStringView expression, QStringView expected) {
            QTest::newRow(qUtf8Printable(expression.toString()))
                << expression.toString() << expected.toString();
        };
        // `name` of `pet` becomes `call name`.
        row(u"name > 1", u"\"call name\" > 1");
        row(u"NAME>1 and [Name]<>`name`", u"\"call name\">1 and \"call name\"<>\"call name\"");
        row(u"pet.name", u"pet.\"call name\"");
        row(u"'name' -- name\n || \"name\" /* name */",
            u"'name' -- name\n || \"call name\" /* name */");
        row(u"name(name)", u"name(\"call name\")");
        row(u"x COLLATE name", u"x COLLATE name");
        row(u"CAST(name AS name)", u"CAST(\"call name\" AS name)");
        row(u"names + name_2 + xname", u"names + name_2 + xname");
        row(u"é.name", u"é.\"call name\"");
    }

    void expressions()
    {
        QFETCH(const QString, expression);
        QFETCH(const QString, expected);
        Content content = contentOf(u"pet name");
        Table table = *content.schema.table(u"pet");
        table.checks.push_back({CheckId(1), {}, expression, {}, {}});
        content.schema.tables.put(table);
        const ChangedTexts texts
            = textsAfter(content.schema, {u"pet"_s, u"name"_s, u"call name"_s});
        const QString found
            = texts.tables.empty() ? expression : texts.tables.front().checks.front().expression;
        QCOMPARE(found, expected);
    }

    void keywordsAsNames()
    {
        QVERIFY(namesColumn(u"key > 1"_s, u"key"_s));
        QVERIFY(namesColumn(u"1 < match"_s, u"match"_s));
        QVERIFY(!namesColumn(u"a MATCH 'x'"_s, u"match"_s));
        QVERIFY(!namesColumn(u"CASE WHEN a THEN 1 END"_s, u"end"_s));
        QVERIFY(namesColumn(u"a + \"end\""_s, u"END"_s));
    }

    void everyPlaceOfATable()
    {
        Content content = contentOf(u"pet name kind check(pet.name <> '') ix(name)? ix(kind)");
        Table table = *content.schema.table(u"pet");
        table.columns[1].generated = Generated{u"lower(name)"_s, true};
        table.indexes[1].parts = {{{}, u"name || 'x'"_s, {}, {}}};
        content.schema.tables.put(table);
        const ChangedTexts column = textsAfter(content.schema, {u"PET"_s, u"Name"_s, u"n"_s});
        const Table &first = column.tables.front();
        QCOMPARE(first.checks.front().expression, u"pet.n <> ''"_s);
        QCOMPARE(first.columns[1].generated->expression, u"lower(n)"_s);
        QCOMPARE(first.indexes[0].where, u"n > 0"_s);
        QCOMPARE(first.indexes[1].parts.front().expression, u"n || 'x'"_s);
        const ChangedTexts owner = textsAfter(content.schema, {u"pet"_s, {}, u"cat"_s});
        QCOMPARE(owner.tables.front().checks.front().expression, u"cat.name <> ''"_s);
    }

    void statements_data()
    {
        QTest::addColumn<QString>("select");
        QTest::addColumn<QString>("table");  // after pet became cat
        QTest::addColumn<QString>("column"); // after pet.name became title
        const auto row = [](QStringView select, QStringView table, QStringView column) {
            QTest::newRow(qUtf8Printable(select.toString()))
                << select.toString() << table.toString() << column.toString();
        };
        row(u"SELECT name FROM pet", u"SELECT name FROM cat", u"SELECT title FROM pet");
        row(u"SELECT pet.name, 'pet' FROM pet", u"SELECT cat.name, 'pet' FROM cat",
            u"SELECT pet.title, 'pet' FROM pet");
        row(u"SELECT p.name FROM main.pet AS p", u"SELECT p.name FROM main.cat AS p",
            u"SELECT p.title FROM main.pet AS p");
        row(u"SELECT 1 FROM owner, pet WHERE x IN (1, pet)",
            u"SELECT 1 FROM owner, cat WHERE x IN (1, pet)",
            u"SELECT 1 FROM owner, pet WHERE x IN (1, pet)");
        row(u"SELECT 1 FROM owner JOIN pet ON pet.id = owner.pet",
            u"SELECT 1 FROM owner JOIN cat ON cat.id = owner.pet",
            u"SELECT 1 FROM owner JOIN pet ON pet.id = owner.pet");
        row(u"SELECT pet.id FROM owner pet", u"SELECT pet.id FROM owner pet",
            u"SELECT pet.id FROM owner pet");
        row(u"WITH pet AS (SELECT 1) SELECT * FROM pet",
            u"WITH pet AS (SELECT 1) SELECT * FROM pet",
            u"WITH pet AS (SELECT 1) SELECT * FROM pet");
        row(u"SELECT id AS name FROM pet", u"SELECT id AS name FROM cat",
            u"SELECT id AS name FROM pet");
        row(u"SELECT name FROM owner", u"SELECT name FROM owner", u"SELECT name FROM owner");
    }

    void statements()
    {
        QFETCH(const QString, select);
        QFETCH(const QString, table);
        QFETCH(const QString, column);
        Content content = contentOf(u"pet name id | owner pet");
        View view;
        view.id = ViewId(1);
        view.name = u"v"_s;
        view.select = select;
        content.schema.views.put(view);
        const auto text = [&](const NameChange &change) {
            const ChangedTexts texts = textsAfter(content.schema, change);
            return texts.views.empty() ? select : texts.views.front().select;
        };
        QCOMPARE(text({u"pet"_s, {}, u"cat"_s}), table);
        QCOMPARE(text({u"pet"_s, u"name"_s, u"title"_s}), column);
    }

    void aNameOfTwoTablesIsChangedOnlyWhereItIsSure()
    {
        Content content = contentOf(u"pet name | owner name");
        View view;
        view.id = ViewId(1);
        view.name = u"v"_s;
        view.select = u"SELECT name, pet.name, owner.name, o.name FROM pet, owner o"_s;
        content.schema.views.put(view);
        Table pet = *content.schema.table(u"pet");
        pet.triggers.push_back(
            {TriggerId(1), u"t"_s,
             u"AFTER UPDATE OF id, name ON pet BEGIN UPDATE owner SET name = new.name WHERE "
             "owner.name = OLD.name; END"_s});
        content.schema.tables.put(pet);
        const ChangedTexts texts = textsAfter(content.schema, {u"pet"_s, u"name"_s, u"title"_s});
        QCOMPARE(texts.views.front().select,
                 u"SELECT name, pet.title, owner.name, o.name FROM pet, owner o"_s);
        QCOMPARE(texts.tables.front().triggers.front().text,
                 u"AFTER UPDATE OF id, title ON pet BEGIN UPDATE owner SET name = new.title WHERE "
                 "owner.name = OLD.title; END"_s);
        const ChangedTexts table = textsAfter(content.schema, {u"pet"_s, {}, u"cat"_s});
        QCOMPARE(table.tables.front().triggers.front().text,
                 u"AFTER UPDATE OF id, name ON cat BEGIN UPDATE owner SET name = new.name WHERE "
                 "owner.name = OLD.name; END"_s);
    }

    void sqliteKnowsWhichColumnIsMeant()
    {
        Schema schema = test::schemaFromPicture(u"film id:pk title | book id:pk title film"_s);
        View view;
        view.id = ViewId::random();
        view.name = u"both"_s;
        view.select
            = u"SELECT f.title, b.title, (SELECT title FROM film WHERE id = b.film) AS title"
              " FROM film f JOIN book b"_s;
        schema.views.put(view);
        const ChangedTexts texts = textsAfter(schema, {u"film"_s, u"title"_s, u"name"_s});
        QCOMPARE(texts.views.size(), size_t(1));
        QCOMPARE(texts.views.front().select,
                 u"SELECT f.name, b.title, (SELECT name FROM film WHERE id = b.film) AS title"
                 " FROM film f JOIN book b"_s);
    }

    void triggersOfOthers()
    {
        Content content = contentOf(u"pet name | owner id");
        Table owner = *content.schema.table(u"owner");
        owner.triggers.push_back(
            {TriggerId(1), u"t"_s,
             u"AFTER DELETE ON owner BEGIN INSERT INTO pet(name) VALUES ('pet'); UPDATE OR IGNORE "
             "pet SET name = 1; DELETE FROM pet; END"_s});
        content.schema.tables.put(owner);
        const ChangedTexts texts = textsAfter(content.schema, {u"pet"_s, {}, u"cat"_s});
        QCOMPARE(texts.tables.front().triggers.front().text,
                 u"AFTER DELETE ON owner BEGIN INSERT INTO cat(name) VALUES ('pet'); UPDATE OR "
                 "IGNORE cat SET name = 1; DELETE FROM cat; END"_s);
    }
};

} // namespace

SW_SUITE(textnames, TextNamesTest)
#include "tst_textnames.moc"
