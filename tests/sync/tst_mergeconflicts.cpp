// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mergecase.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class MergeConflictsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conflicts_data()
    {
        QTest::addColumn<Content>("ours");
        QTest::addColumn<Content>("theirs");
        QTest::addColumn<QString>("result");
        const QString same = QString::fromLatin1(Unchanged);
        const auto row
            = [](const char *name, const Content &ours, const Content &theirs,
                 const QString &result) { QTest::newRow(name) << ours << theirs << result; };
        const auto type = [](const QString &name) {
            return pet([&](Table &t) { columnOf(t, u"name").type = name; });
        };
        row("two types", type(u"VARCHAR(80)"_s), type(u"CLOB"_s),
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:VARCHAR(80) o"_s)
                + u"\n! column pet.name: type is VARCHAR(80) here and CLOB there"_s);
        row("two names", renamed(pets(), u"pet", u"animal"_s), renamed(pets(), u"pet", u"beast"_s),
            u"animal pet_id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.owner_id | "
            "owner owner_id:INTEGER:pk name:TEXT!\n"
            "! table pet: it is called animal here and beast there"_s);
        row("deleted here, changed there", without(pets(), u"pet"), type(u"CLOB"_s),
            u"owner owner_id:INTEGER:pk name:TEXT!\n"
            "! table pet: deleted here and changed there"_s);
        row("changed here, deleted there", type(u"CLOB"_s), without(pets(), u"pet"),
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:CLOB o"_s)
                + u"\n! table pet: changed here and deleted there"_s);
        row("column deleted here, changed there", without(pets(), u"pet", u"name"), type(u"CLOB"_s),
            u"owner owner_id:INTEGER:pk name:TEXT! | "
            "pet pet_id:INTEGER:pk owner_id:INTEGER>owner.owner_id\n"
            "! column pet.name: deleted here and changed there"_s);
        const Content toy = with(pets(), u"toy id:pk pet_id>pet.pet_id");
        row("deleted here, referred to there", without(pets(), u"pet"), toy,
            u"owner owner_id:INTEGER:pk name:TEXT! | toy id:INTEGER:pk pet_id\n"
            "! foreign key toy(pet_id) → pet: it refers there to table pet, which was deleted here"_s);
        row("referred to here, deleted there", toy, without(pets(), u"pet"),
            same
                + u" | toy id:INTEGER:pk pet_id>pet.pet_id\n"
                  "! table pet: deleted there, but needed here by foreign key toy(pet_id) → pet"_s);
        const Content indexed = pet([](Table &t) { addIndex(t, u"i"_s, u"name"); });
        row("column deleted here, indexed there", without(pets(), u"pet", u"name"), indexed,
            u"owner owner_id:INTEGER:pk name:TEXT! | "
            "pet pet_id:INTEGER:pk owner_id:INTEGER>owner.owner_id\n"
            "! index i: it refers there to column pet.name, which was deleted here"_s);
        row("column indexed here, deleted there", indexed, without(pets(), u"pet", u"name"),
            same + u" ix(name)\n! column pet.name: deleted there, but needed here by index i"_s);
        row("drawn there, deleted here", without(pets(), u"pet"), inAnotherDiagram(pets(), u"pet"),
            u"owner owner_id:INTEGER:pk name:TEXT!\n"
            "! placement pet in Two: added there, but deleted here"_s);
        row("drawn here, deleted there", inAnotherDiagram(pets(), u"pet"), without(pets(), u"pet"),
            same + u"\n! table pet: deleted there, but needed here by placement pet in Two"_s);
        row("one name, two contents", with(pets(), u"toy id:pk a"), with(pets(), u"toy id:pk b"),
            same
                + u" | toy id:INTEGER:pk a\n"
                  "! table toy: added on both sides, with different content"_s);
        row("renamed to a new table's name", with(pets(), u"toy id:pk"),
            renamed(pets(), u"pet", u"Toy"_s),
            same
                + u" | toy id:INTEGER:pk\n"
                  "! table Toy: called so there, while here another thing has this name"_s);
        row("new table of a name that is taken by a rename", renamed(pets(), u"pet", u"toy"_s),
            with(pets(), u"toy id:pk | shelf id:pk toy_id>toy.id"),
            u"owner owner_id:INTEGER:pk name:TEXT! | shelf id:INTEGER:pk toy_id | "
            "toy pet_id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.owner_id\n"
            "! foreign key shelf(toy_id) → toy: it refers there to table toy, which is left out\n"
            "! table toy: added there, while here another thing has this name"_s);
        row("two columns of one name",
            pet([](Table &t) { addColumn(t, u"age"_s, u"INTEGER"_s, 3); }),
            pet([](Table &t) { addColumn(t, u"Age"_s, u"REAL"_s, 1); }),
            same
                + u" age:INTEGER\n"
                  "! column pet.age: added on both sides, with different content"_s);
        row("a column renamed to a new one's name",
            pet([](Table &t) { addColumn(t, u"age"_s, u"INTEGER"_s, 3); }),
            renamed(pets(), u"pet", u"name", u"age"_s),
            same
                + u" age:INTEGER\n"
                  "! column pet.age: called so there, while here another thing has this name"_s);
        row("two foreign keys of one column", pet([](Table &t) {
                t.foreignKeys[0].parent.id = t.id;
                t.foreignKeys[0].parentColumns = {{t.columns[0].id, {}}};
            }),
            pet([](Table &t) { t.foreignKeys[0].columns = {t.columns[1].id}; }),
            u"owner owner_id:INTEGER:pk name:TEXT! | "
            "pet pet_id:INTEGER:pk name:TEXT owner_id:INTEGER>pet.pet_id\n"
            "! foreign key pet(owner_id) → owner: it is pet(owner_id) → pet here and pet(name) → owner there"_s);
        row("two orders", pet([](Table &t) { std::swap(t.columns[0], t.columns[1]); }),
            pet([](Table &t) { std::swap(t.columns[1], t.columns[2]); }),
            u"owner owner_id:INTEGER:pk name:TEXT! | "
            "pet name:TEXT pet_id:INTEGER:pk owner_id:INTEGER>owner.owner_id\n"
            "! table pet: its columns were put in another order on both sides"_s);
    }
    void conflicts()
    {
        QFETCH(const Content, ours);
        QFETCH(const Content, theirs);
        QFETCH(const QString, result);
        QCOMPARE(merged(ours, theirs), result);
        const MergeResult both = merge(pets(), ours, theirs);
        QVERIFY(!both.conflicts.empty());
        QCOMPARE(both.content.conflicts.size(), qsizetype(both.conflicts.size()));
        // Every version of what conflicts is still there.
        for (const MergeConflictPtr &conflict : both.conflicts)
            QVERIFY(isThere(conflict->base) || isThere(conflict->theirs));
    }

    void whatIsKeptAgainstADeletionStaysWhereItStood()
    {
        const Content ours = pet([](Table &t) { columnOf(t, u"name").type = u"CLOB"_s; });
        const Content both = merge(pets(), ours, without(pets(), u"pet")).content;
        QCOMPARE(both.drawing.placements.size(), 2);
    }

    void twoPrimaryKeysAreAConflict()
    {
        const Content base = contentFromPicture(u"t a b c");
        const auto keyed = [&](const QString &name) {
            return withTable(base, u"t", [&](Table &t) {
                Key key;
                key.id = KeyId::fromNames({u"key", name});
                key.primary = true;
                key.parts.push_back({columnOf(t, name).id, {}, {}});
                t.keys.push_back(key);
            });
        };
        QCOMPARE(
            merged(keyed(u"a"_s), keyed(u"b"_s), base),
            u"t a b c pk(a)\n! primary key t(a): added on both sides, with different content"_s);
        // Ours changed the key that theirs replaced.
        const Content changed
            = withTable(keyed(u"a"_s), u"t", [](Table &t) { t.keys[0].name = u"k"_s; });
        QCOMPARE(merged(changed, keyed(u"b"_s), keyed(u"a"_s)),
                 u"t a b c pk(a)\n! primary key t(a): changed here and deleted there\n"
                 "! primary key t(b): added there beside another primary key here"_s);
    }

    void anUnresolvedConflictIsKept()
    {
        const Content ours = renamed(pets(), u"pet", u"animal"_s);
        const Content conflicted = merge(pets(), ours, renamed(pets(), u"pet", u"beast"_s)).content;
        const Content again = merge(pets(), conflicted, with(pets(), u"toy id:pk")).content;
        QCOMPARE(again.conflicts.size(), 1);
        QVERIFY(again.schema.table(u"toy"));
        // Resolved on one side, it is resolved.
        Content resolved = conflicted;
        resolved.conflicts = {};
        QCOMPARE(
            merge(conflicted, resolved, with(conflicted, u"toy id:pk")).content.conflicts.size(),
            0);
    }
};

} // namespace

SW_SUITE(mergeconflicts, MergeConflictsTest)
#include "tst_mergeconflicts.moc"
