// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_table.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const auto ThreeTables = u"owner id:pk name | pet id:pk owner_id>owner | visit pet_id>pet"_s;

/// A table that is not altered, in a content of its own.
Content contentOfKind(TableKind kind)
{
    Content content = contentOf(u"docs a | docs_data b");
    Table table = *content.schema.table(u"docs");
    table.kind = kind;
    table.text = u"fts5(a)"_s;
    content.schema.tables.put(table);
    Table shadow = *content.schema.table(u"docs_data");
    shadow.kind = TableKind::Shadow;
    content.schema.tables.put(shadow);
    return content;
}

class TableVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void create()
    {
        const Content content = contentOf(u"owner id:pk");
        const auto made = createTable(content, u"pet"_s, mainDiagram(), {40, 20});
        QCOMPARE(after(content, made), u"owner id:INTEGER:pk | pet id:INTEGER:pk"_s);
        const Content then = applied(content, *made);
        const PlacementPtr placement
            = then.drawing.placements.find(std::tuple(mainDiagram(), madeTable(*made)->id.value()));
        QVERIFY(placement);
        QCOMPARE(placement->position, QPointF(40, 20));
    }

    void createByThePattern()
    {
        Content content;
        Settings settings;
        settings.primaryKeyPattern = u"key TEXT NOT NULL, at DATETIME, PRIMARY KEY (key, at)"_s;
        sw::apply(content, *setSettings(content, settings));
        QCOMPARE(after(content, createTable(content, u"pet"_s)),
                 u"pet key:TEXT! at:DATETIME pk(key,at)"_s);
        settings.primaryKeyPattern = u"{table}_id"_s;
        sw::apply(content, *setSettings(content, settings));
        QCOMPARE(after(content, createTable(content, u"pets"_s)), u"pets pet_id:INTEGER:pk"_s);
        QVERIFY(createTable(content, u"my pets"_s));
        settings.primaryKeyPattern = NoPattern;
        sw::apply(content, *setSettings(content, settings));
        QCOMPARE(after(content, createTable(content, u"pet"_s)), u"pet column_1"_s);
        settings.primaryKeyPattern = u"id INTEGER); DROP TABLE x; --"_s;
        QVERIFY(after(content, setSettings(content, settings)).startsWith(u"error: “id INT"_s));
    }

    void aNewTableThatIsNamedHadNoOtherName()
    {
        Content content;
        Settings settings;
        settings.primaryKeyPattern = u"{table}_id"_s;
        sw::apply(content, *setSettings(content, settings));
        const auto made = createTable(content, u"new_table"_s);
        sw::apply(content, *made);
        const TableId id = madeTable(*made)->id;
        const auto named = nameNewTable(content, id, u"owners"_s);
        QCOMPARE(after(content, named), u"owners owner_id:INTEGER:pk"_s);
        const TablePtr table = applied(content, *named).schema.tables.find(id);
        QVERIFY(table->formerNames.isEmpty() && table->columns.front().formerNames.isEmpty());
    }

    void aPatternWithAnUnknownPlaceIsRefused()
    {
        Settings settings;
        settings.foreignKeyPattern = u"{table}_{column}"_s;
        QCOMPARE(after(Content(), setSettings(Content(), settings)),
                 u"error: “{table}” stands for nothing in the name of a key column; write {parent} "
                 "or {column}."_s);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("error");
        QTest::newRow("empty") << u""_s << u"A table needs a name; give it one."_s;
        QTest::newRow("spaces") << u"  "_s << u"A table needs a name; give it one."_s;
        QTest::newRow("a table's")
            << u"OWNER"_s << u"“OWNER” is the name of a table already; choose another name."_s;
        QTest::newRow("an index's")
            << u"Pet_Name"_s
            << u"“Pet_Name” is the name of an index of table “pet” already; choose another name."_s;
        QTest::newRow("reserved")
            << u"SQLite_x"_s
            << u"“SQLite_x” cannot be the name of a table: SQLite keeps names that begin with "
               "sqlite_ for itself; choose another name."_s;
        QTest::newRow("NUL") << u"a"_s + QChar(u'\0')
                             << u"The name of a table cannot hold a NUL character; remove it."_s;
    }

    void names()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, error);
        const Content content = contentOf(u"owner id:pk | pet name ix(name)");
        QCOMPARE(after(content, createTable(content, name)), u"error: "_s + error);
        QCOMPARE(after(content, renameTable(content, tableIn(content, u"pet"), name)),
                 u"error: "_s + error);
    }

    void aViewHasItsNameToo()
    {
        Content content = contentOf(u"pet id");
        View view;
        view.id = ViewId::random();
        view.name = u"owner"_s;
        content.schema.views.put(view);
        QCOMPARE(after(content, createTable(content, u"Owner"_s)),
                 u"error: “Owner” is the name of a view already; choose another name."_s);
    }

    void createBindsWhatNamedIt()
    {
        const Content content = contentOf(u"pet owner_id>owner.id");
        const auto made = createTable(content, u"Owner"_s);
        QCOMPARE(after(content, made), u"Owner id:INTEGER:pk | pet owner_id>Owner.id"_s);
        // What the pet's text says stays as it was said.
        const Content then = applied(content, *made);
        QCOMPARE(then.schema.table(u"pet")->foreignKeys.front().parent.name, u"owner"_s);
    }

    void renameRemembers()
    {
        Content content = contentOf(ThreeTables);
        const TableId id = tableIn(content, u"owner");
        const auto rename = [&](const QString &name) {
            const auto changes = renameTable(content, id, name);
            QVERIFY(!after(content, changes).contains("error"_L1));
            sw::apply(content, *changes);
        };
        const auto former = [&] { return content.schema.tables.find(id)->formerNames; };
        rename(u"keeper"_s);
        QCOMPARE(former(), QStringList{u"owner"_s});
        rename(u"Keeper"_s);
        QCOMPARE(former(), QStringList{u"owner"_s});
        rename(u"person"_s);
        QCOMPARE(former(), QStringList({u"owner"_s, u"Keeper"_s}));
        rename(u"owner"_s);
        QCOMPARE(former(), QStringList({u"Keeper"_s, u"person"_s}));
        QCOMPARE(
            pictureOf(content.schema),
            u"owner id:INTEGER:pk name | pet id:INTEGER:pk owner_id>owner | visit pet_id>pet"_s);
    }

    void renameForgetsOtherSpellings()
    {
        Content content = contentOf(ThreeTables);
        Table pet = *content.schema.table(u"pet");
        pet.foreignKeys.front().parent.name = u"OWNER"_s;
        content.schema.tables.put(pet);
        const auto changes = renameTable(content, tableIn(content, u"owner"), u"keeper"_s);
        const Content then = applied(content, *changes);
        QVERIFY(then.schema.table(u"pet")->foreignKeys.front().parent.name.isEmpty());
    }

    void renameBindsWhatNamedIt()
    {
        const Content content = contentOf(u"keeper id:pk | pet owner_id>owner");
        QCOMPARE(after(content, renameTable(content, tableIn(content, u"keeper"), u"owner"_s)),
                 u"owner id:INTEGER:pk | pet owner_id>owner"_s);
    }

    void sameNameIsNoChange()
    {
        const Content content = contentOf(ThreeTables);
        QVERIFY(renameTable(content, tableIn(content, u"pet"), u"pet"_s)->empty());
    }

    void deleteTakesWhatReferred()
    {
        const Content content = contentOf(ThreeTables);
        const auto one = deleteTables(content, {tableIn(content, u"owner")});
        QCOMPARE(after(content, one), u"pet id:INTEGER:pk owner_id | visit pet_id>pet"_s);
        QCOMPARE(applied(content, *one).drawing.routes.size(), 1);
        QCOMPARE(applied(content, *one).drawing.placements.size(), 2);
        const auto two
            = deleteTables(content, {tableIn(content, u"owner"), tableIn(content, u"pet")});
        QCOMPARE(after(content, two), u"visit pet_id"_s);
    }

    void whatIsNotThere()
    {
        const Content content = contentOf(u"pet id");
        const QString gone = u"error: The table is no longer there; choose another one."_s;
        QCOMPARE(after(content, renameTable(content, TableId(7), u"x"_s)), gone);
        QCOMPARE(after(content, deleteTables(content, {TableId(7)})), gone);
        QCOMPARE(after(content, setStrict(content, TableId(7), true)), gone);
        QCOMPARE(after(content, setRowLabel(content, TableId(7), u"x"_s)), gone);
    }

    void options()
    {
        Content content = contentOf(u"pet id:pk");
        const TableId pet = tableIn(content, u"pet");
        sw::apply(content, *setStrict(content, pet, true));
        sw::apply(content, *setWithoutRowid(content, pet, true));
        sw::apply(content, *setAssociation(content, pet, Association::No));
        sw::apply(content, *setTableComment(content, pet, u"kept"_s));
        sw::apply(content, *setRowLabel(content, pet, u"{id}"_s));
        sw::apply(content, *setTableModel(content, pet, {u"Pet"_s, u"Base"_s}));
        const Table &table = *content.schema.tables.find(pet);
        QCOMPARE(pictureOf(content.schema),
                 u"pet id:INTEGER:pk @strict @without-rowid @no-association"_s);
        QCOMPARE(table.comment, u"kept"_s);
        QCOMPARE(table.rowLabel, u"{id}"_s);
        QCOMPARE(table.model.className, u"Pet"_s);
        QVERIFY(setStrict(content, pet, true)->empty());
        const Content keyless = contentOf(u"pet id");
        QCOMPARE(
            after(keyless, setWithoutRowid(keyless, tableIn(keyless, u"pet"), true)),
            u"error: Table “pet” has no primary key to stand for the rowid; give it one first."_s);
    }

    void whatIsOnlyShown()
    {
        for (const TableKind kind : {TableKind::Virtual, TableKind::Opaque}) {
            const Content content = contentOfKind(kind);
            const TableId docs = tableIn(content, u"docs");
            const QString error = after(content, renameTable(content, docs, u"texts"_s));
            QVERIFY2(error.startsWith(u"error: “docs” is "_s), qUtf8Printable(error));
            QVERIFY(!setStrict(content, docs, true).ok());
            QVERIFY(setRowLabel(content, docs, u"a"_s).ok());
        }
        const Content content = contentOfKind(TableKind::Virtual);
        const TableId shadow = tableIn(content, u"docs_data");
        QCOMPARE(after(content, deleteTables(content, {shadow})),
                 u"error: “docs_data” belongs to a virtual table, which alone may change it."_s);
        QCOMPARE(after(content, deleteTables(content, {tableIn(content, u"docs")})), u""_s);
        QCOMPARE(after(content, deleteTables(content, {shadow, tableIn(content, u"docs")})), u""_s);
    }
};

} // namespace

SW_SUITE(tableverbs, TableVerbsTest)
#include "tst_tableverbs.moc"
