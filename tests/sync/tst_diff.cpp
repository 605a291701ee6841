// SPDX-License-Identifier: Apache-2.0
#include "model/document/integrity.h"
#include "model/file/documentbytes.h"
#include "model/sync/diff.h"
#include "tests/support/edits.h"
#include "tests/support/generate.h"
#include "tests/support/suite.h"
#include "tests/support/testfiles.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView Pets
    = u"owner owner_id:pk name:TEXT! | pet pet_id:pk name:TEXT owner_id:INTEGER>owner.owner_id";

QString words(const Content &a, const Content &b, Scope scope = Scope::Everything)
{
    QStringList texts;
    const Difference difference = diff(a, b, scope);
    for (const DiffLine &line : difference.lines)
        texts += line.text;
    return texts.join(u'\n');
}

/// What is left to say after the changes were made in `a`.
QString rest(const Content &a, const Content &b, Scope scope)
{
    Content changed = a;
    sw::apply(changed, diff(a, b, scope).changes);
    if (const auto fault = firstFault(changed))
        return fault->text;
    return words(changed, b, scope);
}

class DiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIsEmpty()
    {
        const Content pets = contentFromPicture(Pets);
        QVERIFY(diff(pets, pets, Scope::Everything).isEmpty());
        QVERIFY(diff(pets, contentFromPicture(Pets), Scope::Everything).isEmpty());
        QVERIFY(diff(pets, withFreshIds(pets, u"x"), Scope::Everything).isEmpty());
        QVERIFY(diff(pets, withFreshIds(pets, u"x"), Scope::Database).isEmpty());
        const auto whole = contentFromBytes(wholeDocument());
        QVERIFY(diff(*whole, *contentFromBytes(wholeDocument()), Scope::Everything).isEmpty());
        QVERIFY(diff(*whole, *contentFromBytes(wholeDocument()), Scope::Database).isEmpty());
    }

    void inWords_data()
    {
        QTest::addColumn<Content>("after");
        QTest::addColumn<QString>("text");
        const Content pets = contentFromPicture(Pets);
        const auto row = [](const char *name, const Content &after, const QString &text) {
            QTest::newRow(name) << after << text;
        };
        row("table renamed", renamed(pets, u"pet", u"animal"_s), u"table pet renamed to animal"_s);
        row("column renamed", renamed(pets, u"pet", u"name", u"first name"_s),
            u"column pet.name renamed to \"first name\""_s);
        row("type",
            withTable(pets, u"pet", [](Table &t) { columnOf(t, u"name").type = u"VARCHAR(80)"_s; }),
            u"column pet.name: type TEXT became VARCHAR(80)"_s);
        row("not null",
            withTable(pets, u"pet", [](Table &t) { columnOf(t, u"name").notNull = NotNull(); }),
            u"column pet.name: NOT NULL added"_s);
        row("no more not null",
            withTable(pets, u"owner", [](Table &t) { columnOf(t, u"name").notNull.reset(); }),
            u"column owner.name: NOT NULL removed"_s);
        row("on conflict",
            withTable(pets, u"owner",
                      [](Table &t) { columnOf(t, u"name").notNull = NotNull{Conflict::Rollback}; }),
            u"column owner.name: NOT NULL ROLLBACK added"_s);
        row("default",
            withTable(pets, u"pet", [](Table &t) { columnOf(t, u"name").defaultValue = u"'x'"_s; }),
            u"column pet.name: default 'x' added"_s);
        row("strict", withTable(pets, u"pet", [](Table &t) { t.strict = true; }),
            u"table pet: STRICT added"_s);
        row("deep",
            withTable(pets, u"pet",
                      [](Table &t) {
                          columnOf(t, u"name").model.enumValues = {u"a"_s, u"b"_s};
                      }),
            u"column pet.name: model enum values a, b added"_s);
        row("table added", with(pets, u"toy toy_id:pk pet_id>pet"),
            u"table toy added\nplacement toy in All added"_s);
        row("table removed", without(pets, u"owner"),
            u"table owner removed\nforeign key pet(owner_id) → owner removed\nplacement owner in All removed"_s);
        row("column removed", without(pets, u"pet", u"owner_id"),
            u"column pet.owner_id removed\nforeign key pet(owner_id) → owner removed"_s);
        row("foreign key's action",
            withTable(pets, u"pet",
                      [](Table &t) { t.foreignKeys.front().onDelete = Action::Cascade; }),
            u"foreign key pet(owner_id) → owner: ON DELETE CASCADE added"_s);
        row("parent",
            withTable(pets, u"pet",
                      [](Table &t) {
                          t.foreignKeys.front().parent = {t.id, {}};
                          t.foreignKeys.front().parentColumns = {{t.columns.front().id, {}}};
                      }),
            u"foreign key pet(owner_id) → owner: parent owner(owner_id) became pet(pet_id)"_s);
        row("key",
            withTable(pets, u"pet",
                      [](Table &t) { t.keys.front().parts.front().order = SortOrder::Descending; }),
            u"primary key pet(pet_id): columns pet_id became pet_id DESC"_s);
        row("column order",
            withTable(pets, u"pet", [](Table &t) { std::swap(t.columns[0], t.columns[1]); }),
            u"table pet: its columns now stand as name, pet_id, owner_id"_s);
        const auto withView = [&](const QString &name, const QString &select, const QString &text) {
            View view{ViewId(5), name, {}, select, {}, {{TriggerId(6), u"t"_s, text}}};
            Content content = pets;
            content.schema.views.put(view);
            return content;
        };
        row("view added", withView(u"v"_s, u"SELECT 1"_s, {}), u"view v added"_s);
        QCOMPARE(
            words(withView(u"v"_s, u"SELECT 1"_s, u"A"_s), withView(u"w"_s, u"SELECT 2"_s, u"B"_s)),
            u"view v renamed to w\nview v: select SELECT 1 became SELECT 2\n"
            "trigger t: text A became B"_s);
        Content moved = pets;
        Placement placement = *moved.drawing.placements.at(0);
        const QString subject = moved.schema.tables.find(TableId(placement.subject))->name;
        placement.position = QPointF(7, 0.5);
        moved.drawing.placements.put(placement);
        row("moved", moved, u"placement %1 in All: at (0, 0) became (7, 0.5)"_s.arg(subject));
        Content set = pets;
        set.settings = std::make_shared<const Settings>(Settings{{}, {}, u"none"_s, {}});
        set.schema.options.userVersion = 3;
        row("once", set, u"settings: plural rule none added\ndatabase: user version 3 added"_s);
    }
    void inWords()
    {
        QFETCH(const Content, after);
        QFETCH(const QString, text);
        const Content pets = contentFromPicture(Pets);
        QCOMPARE(words(pets, after), text);
        QCOMPARE(rest(pets, after, Scope::Everything), QString());
        QCOMPARE(rest(after, pets, Scope::Everything), QString());
        QCOMPARE(rest(pets, after, Scope::Database), QString());
        QCOMPARE(rest(after, pets, Scope::Database), QString());
        QCOMPARE(rest(pets, withFreshIds(after, u"x"), Scope::Everything), QString());
        QCOMPARE(rest(pets, withFreshIds(after, u"x"), Scope::Database), QString());
        // Applied to the very same ids, the changes give the very same content.
        Content changed = pets;
        sw::apply(changed, diff(pets, after, Scope::Everything).changes);
        QVERIFY(changed == after);
    }

    void theOrderOfWhatHasNoOrderIsNoDifference()
    {
        const Content two = contentFromPicture(
            u"a id:pk x y ix(x) ix(y) uq(x) check(x > 0) check(y > 0) fk(x)>a.(id) fk(y)>a.(id)");
        const Content other = withTable(two, u"a", [](Table &table) {
            std::reverse(table.indexes.begin(), table.indexes.end());
            std::reverse(table.keys.begin(), table.keys.end());
            std::reverse(table.checks.begin(), table.checks.end());
            std::reverse(table.foreignKeys.begin(), table.foreignKeys.end());
        });
        QCOMPARE(words(two, other), QString());
        QCOMPARE(words(two, withFreshIds(other, u"x")), QString());
        QCOMPARE(words(two, withFreshIds(other, u"x"), Scope::Database), QString());
    }

    void renamesAreFoundByFormerNamesWhereIdsAreOthers()
    {
        const Content pets = contentFromPicture(Pets);
        const Content animals = withFreshIds(
            renamed(renamed(pets, u"pet", u"animal"_s), u"animal", u"name", u"called"_s), u"x");
        const QString text = u"table pet renamed to animal\ncolumn pet.name renamed to called"_s;
        QCOMPARE(words(pets, animals), text);
        QCOMPARE(words(pets, animals, Scope::Database), text);
        // And back: what remembers is on the other side.
        QCOMPARE(words(animals, pets, Scope::Database),
                 u"table animal renamed to pet\ncolumn animal.called renamed to name"_s);
    }

    void aNewTableWithTheOldNameIsNotTheOldTable()
    {
        const Content pets = contentFromPicture(Pets);
        const Content both = with(renamed(pets, u"pet", u"animal"_s), u"\"Pet\" id:pk kind:TEXT");
        // The database is older than the rename: its pet is the animal.
        QVERIFY(words(pets, withFreshIds(both, u"x"), Scope::Database)
                    .contains(u"table pet renamed to animal"_s));
        // The database has both by now: names decide.
        QCOMPARE(words(withFreshIds(both, u"y"), both, Scope::Database), QString());
    }

    void aDatabaseSaysNothingOfMarksAndDrawings()
    {
        const Content pets = contentFromPicture(Pets);
        const Content marked = withTable(pets, u"pet", [](Table &table) {
            table.formerNames = {u"beast"_s};
            table.rowLabel = u"name"_s;
            table.foreignKeys.front().childrenRole.name = u"animals"_s;
            columnOf(table, u"name").displayFormat = u"upper"_s;
        });
        Content bare = pets;
        bare.drawing = {};
        QCOMPARE(words(marked, bare, Scope::Database), QString());
        QVERIFY(!words(marked, bare).isEmpty());
    }

    void whatIsNotEnforcedStaysWhateverTheDatabaseSays()
    {
        const Content drawn = withTable(contentFromPicture(Pets), u"pet", [](Table &table) {
            table.foreignKeys.front().enforced = false;
            table.foreignKeys.front().childrenRole.name = u"animals"_s;
        });
        const Content database = withFreshIds(
            contentFromPicture(u"owner owner_id:pk name:TEXT! | "
                               u"pet pet_id:pk name:TEXT owner_id:INTEGER age:INTEGER"),
            u"db");
        QCOMPARE(words(drawn, database, Scope::Database), u"column pet.age added"_s);
        Content taken = drawn;
        sw::apply(taken, diff(drawn, database, Scope::Database).changes);
        QCOMPARE(taken.schema.table(u"pet")->foreignKeys, drawn.schema.table(u"pet")->foreignKeys);
        // The database enforces it by now: its mark is gone, its role stays.
        const Content real = withFreshIds(contentFromPicture(Pets), u"db");
        taken = drawn;
        sw::apply(taken, diff(drawn, real, Scope::Database).changes);
        const ForeignKey &key = taken.schema.table(u"pet")->foreignKeys.front();
        QVERIFY(key.enforced);
        QCOMPARE(key.id, drawn.schema.table(u"pet")->foreignKeys.front().id);
        QCOMPARE(key.childrenRole.name, u"animals"_s);
        // Its parent is gone: the drawing keeps the name, and the document holds together.
        const Content gone = withFreshIds(without(contentFromPicture(Pets), u"owner"), u"db");
        taken = drawn;
        const Changes changes = diff(drawn, gone, Scope::Database).changes;
        sw::apply(taken, changes);
        QVERIFY(!firstFault(taken));
        QCOMPARE(taken.schema.table(u"pet")->foreignKeys.front().parent.name, u"owner"_s);
        sw::apply(taken, inverse(changes));
        QVERIFY(taken == drawn);
    }

    void takingARenameFromADatabaseRecordsTheFormerName()
    {
        const Content animals = renamed(contentFromPicture(Pets), u"pet", u"animal"_s);
        const Content database = withFreshIds(contentFromPicture(Pets), u"db");
        Content taken = animals;
        sw::apply(taken, diff(animals, database, Scope::Database).changes);
        QCOMPARE(taken.schema.table(u"pet")->formerNames, QStringList{u"animal"_s});
        QCOMPARE(taken.schema.table(u"pet")->id, animals.schema.table(u"animal")->id);
    }

    void idsThatMeanSomethingElseInTheOtherAreNotTaken()
    {
        // An import gave the ids; then pet was renamed and another pet drawn. In a new import of
        // the database, the id of the first pet is that of the second.
        const Content imported = contentFromPicture(u"pet id:pk");
        Content document = renamed(imported, u"pet", u"animal"_s);
        document = with(document, u"dog id:pk kind:TEXT");
        document = renamed(document, u"dog", u"pet"_s);
        const Content database
            = contentFromPicture(u"animal id:pk | pet id:pk kind:TEXT age:INTEGER");
        QCOMPARE(words(document, database, Scope::Database), u"column pet.age added"_s);
        QCOMPARE(rest(document, database, Scope::Database), QString());
        const Content more = contentFromPicture(u"animal id:pk | pet id:pk kind:TEXT | dog id:pk");
        QCOMPARE(words(document, more, Scope::Database), u"table dog added"_s);
        QCOMPARE(rest(document, more, Scope::Database), QString());
    }

    void asJson()
    {
        const Content pets = contentFromPicture(Pets);
        const Difference difference = diff(
            pets, withTable(pets, u"pet", [](Table &t) { columnOf(t, u"name").type = u"CLOB"_s; }),
            Scope::Everything);
        const QByteArray json
            = QJsonDocument(toJson(difference.lines)).toJson(QJsonDocument::Compact);
        QCOMPARE(
            QString::fromUtf8(json),
            u"[{\"after\":\"CLOB\",\"before\":\"TEXT\",\"change\":\"changed\",\"field\":\"type\","
            "\"kind\":\"column\",\"name\":\"pet.name\","
            "\"text\":\"column pet.name: type TEXT became CLOB\"}]"_s);
    }

    void manyTablesAreQuick()
    {
        const Content a = generatedContent(2000, 3);
        const Content b = withFreshIds(a, u"x");
        QVERIFY(diff(a, b, Scope::Database).isEmpty());
        QVERIFY(diff(a, b, Scope::Everything).isEmpty());
        QVERIFY(diff(a, *contentFromBytes(bytesOf(a)), Scope::Everything).isEmpty());
    }
};

} // namespace

SW_SUITE(diff, DiffTest)
#include "tst_diff.moc"
