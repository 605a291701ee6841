// SPDX-License-Identifier: Apache-2.0
#include "model/document/integrity.h"
#include "model/file/documentbytes.h"
#include "model/sync/merge.h"
#include "model/sync/redirect.h"
#include "tests/support/edits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const Content &pets()
{
    static const Content content = contentFromPicture(
        u"owner owner_id:pk name:TEXT! | pet pet_id:pk name:TEXT owner_id:INTEGER>owner.owner_id");
    return content;
}

/// The merged schema, then what could not be decided, then the notes, a line each.
QString merged(const Content &ours, const Content &theirs, const Content &base = pets())
{
    const MergeResult result = merge(base, ours, theirs);
    QStringList lines{pictureOf(result.content.schema)};
    for (const MergeConflictPtr &conflict : result.conflicts) {
        for (const QString &line : conflict->text.split(u'\n'))
            lines += u"! "_s + line;
    }
    for (const QString &note : result.notes)
        lines += u"· "_s + note;
    if (const auto fault = firstFault(result.content))
        lines += u"FAULT "_s + fault->text;
    const auto read = contentFromBytes(bytesOf(result.content));
    if (!read || !(*read == result.content))
        lines += u"the merged document cannot be saved and read"_s;
    return lines.join(u'\n');
}

template <typename Edit> Content pet(Edit edit) { return withTable(pets(), u"pet", edit); }

Content moved(Content content, QStringView table, double x)
{
    Placement placement;
    placement.diagram = content.drawing.diagrams.at(0)->id;
    placement.subject = content.schema.table(table)->id.value();
    placement.position = QPointF(x, x);
    content.drawing.placements.put(placement);
    return content;
}

Content inAnotherDiagram(Content content, QStringView table)
{
    Diagram diagram;
    diagram.id = DiagramId::fromNames({u"diagram", u"Two"});
    diagram.name = u"Two"_s;
    content.drawing.diagrams.put(diagram);
    Placement placement;
    placement.diagram = diagram.id;
    placement.subject = content.schema.table(table)->id.value();
    content.drawing.placements.put(placement);
    return content;
}

void addColumn(Table &table, const QString &name, const QString &type, size_t place)
{
    Column column;
    column.id = ColumnId::fromNames({u"column", table.name, name, type});
    column.name = name;
    column.type = type;
    table.columns.insert(table.columns.begin() + static_cast<std::ptrdiff_t>(place), column);
}

void addIndex(Table &table, const QString &name, QStringView column)
{
    Index index;
    index.id = IndexId::fromNames({u"index", name});
    index.name = name;
    index.parts.push_back({columnOf(table, column).id, {}, {}, {}});
    table.indexes.push_back(index);
}

constexpr const char *Unchanged = "owner owner_id:INTEGER:pk name:TEXT! | "
                                  "pet pet_id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.owner_id";

class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differentThingsMerge_data()
    {
        QTest::addColumn<Content>("ours");
        QTest::addColumn<Content>("theirs");
        QTest::addColumn<QString>("result");
        const auto row
            = [](const char *name, const Content &ours, const Content &theirs,
                 const QString &result) { QTest::newRow(name) << ours << theirs << result; };
        row("tables", with(pets(), u"toy id:pk"), with(pets(), u"vet id:pk"), u""_s);
        row("rename and retype", renamed(pets(), u"pet", u"name", u"called"_s),
            pet([](Table &t) { columnOf(t, u"name").type = u"CLOB"_s; }), u""_s);
        row("rename of the table and a new column", renamed(pets(), u"pet", u"animal"_s),
            pet([](Table &t) { addColumn(t, u"age"_s, u"INTEGER"_s, 3); }), u""_s);
        row("rename of a table and a new reference", renamed(pets(), u"owner", u"person"_s),
            with(pets(), u"toy id:pk owner_id>owner.owner_id"), u""_s);
        row("columns in one gap", pet([](Table &t) { addColumn(t, u"a"_s, {}, 1); }),
            pet([](Table &t) { addColumn(t, u"b"_s, {}, 1); }), u""_s);
        row("order and insertion", pet([](Table &t) { std::swap(t.columns[0], t.columns[1]); }),
            pet([](Table &t) { addColumn(t, u"b"_s, {}, 3); }), u""_s);
        row("column deleted and another changed", without(pets(), u"pet", u"name"),
            pet([](Table &t) { columnOf(t, u"owner_id").notNull = NotNull(); }), u""_s);
        row("same rename", renamed(pets(), u"pet", u"animal"_s),
            renamed(pets(), u"pet", u"animal"_s), u""_s);
        row("same deletion", without(pets(), u"pet"), without(pets(), u"pet"), u""_s);
    }
    void differentThingsMerge()
    {
        QFETCH(const Content, ours);
        QFETCH(const Content, theirs);
        const QString one = merged(ours, theirs);
        QCOMPARE(merged(theirs, ours), one);
        QVERIFY(!one.contains(u"!\n"_s) && !one.contains(u"\n!"_s));
        QVERIFY(merge(pets(), ours, theirs).content == merge(pets(), theirs, ours).content);
        QVERIFY(merge(pets(), ours, pets()).content == ours);
        QVERIFY(merge(pets(), pets(), theirs).content == theirs);
        QVERIFY(merge(pets(), ours, ours).content == ours);
    }

    void theResultHasBoth()
    {
        QCOMPARE(
            merged(renamed(renamed(pets(), u"pet", u"animal"_s), u"owner", u"name", u"called"_s),
                   with(pet([](Table &t) { addColumn(t, u"age"_s, u"INTEGER"_s, 1); }),
                        u"toy id:pk pet_id>pet")),
            u"animal pet_id:INTEGER:pk age:INTEGER name:TEXT owner_id:INTEGER>owner.owner_id | "
            "owner owner_id:INTEGER:pk called:TEXT! | toy id:INTEGER:pk pet_id>animal"_s);
        QCOMPARE(merged(pet([](Table &t) {
                            addColumn(t, u"a1"_s, {}, 1);
                            addColumn(t, u"a2"_s, {}, 2);
                        }),
                        without(pets(), u"pet", u"name")),
                 u"owner owner_id:INTEGER:pk name:TEXT! | "
                 "pet pet_id:INTEGER:pk a1 a2 owner_id:INTEGER>owner.owner_id"_s);
    }

    void positionsNeverConflict()
    {
        QCOMPARE(merged(moved(pets(), u"pet", 7), moved(pets(), u"pet", 8)),
                 QString::fromLatin1(Unchanged)
                     + u"\n· placement pet in All: placed differently on both sides; ours stays"_s);
        QCOMPARE(merge(pets(), moved(pets(), u"pet", 7), moved(pets(), u"pet", 8)).content,
                 moved(pets(), u"pet", 7));
        QCOMPARE(merged(without(pets(), u"pet"), moved(pets(), u"pet", 8)),
                 u"owner owner_id:INTEGER:pk name:TEXT!\n"
                 "· placement pet in All: deleted here, placed there; it is deleted"_s);
    }

    void equalThingsWithOtherIdsUnite()
    {
        // Both drew the same table, and each another one that refers to it.
        const Content toy = with(pets(), u"toy id:pk name:TEXT= ix(name) check(id > 0)");
        const Content ours = with(toy, u"a id:pk toy_id>toy.id");
        Content theirs = with(toy, u"b id:pk toy_id>toy.id");
        Redirections to;
        const TablePtr old = toy.schema.table(u"toy");
        to.tables.insert(old->id, TableId(77));
        PartRedirections &parts = to.ofTables[old->id];
        for (const Column &column : old->columns)
            parts.columns.insert(column.id, ColumnId(column.id.value() ^ 1U));
        for (const Key &key : old->keys)
            parts.keys.insert(key.id, KeyId(key.id.value() ^ 1U));
        parts.checks.insert(old->checks[0].id, CheckId(5));
        parts.indexes.insert(old->indexes[0].id, IndexId(5));
        theirs = redirected(theirs, to);
        const QString result = u"a id:INTEGER:pk toy_id>toy.id | b id:INTEGER:pk toy_id>toy.id | "_s
                               + QLatin1StringView(Unchanged)
                               + u" | toy id:INTEGER:pk name:TEXT= check(id > 0) ix(name)"_s;
        QCOMPARE(merged(ours, theirs), result);
        QCOMPARE(merged(theirs, ours), result);
        QVERIFY(merge(pets(), ours, theirs).content == merge(pets(), theirs, ours).content);
    }

    void equalPartsWithOtherIdsUnite()
    {
        const auto edited = [](quint64 id) {
            return pet([&](Table &t) {
                addColumn(t, u"age"_s, u"INTEGER"_s, 3);
                t.columns.back().id = ColumnId(id);
                t.columns.back().displayFormat = id == 1 ? u"years"_s : QString();
                addIndex(t, u"pet_age"_s, u"age");
                t.indexes.back().id = IndexId(id);
            });
        };
        const QString result = QLatin1StringView(Unchanged) + u" age:INTEGER ix(age)"_s;
        QCOMPARE(merged(edited(1), edited(2)), result);
        QCOMPARE(merged(edited(2), edited(1)), result);
        const Content both = merge(pets(), edited(2), edited(1)).content;
        QCOMPARE(both.schema.table(u"pet")->column(u"age")->displayFormat, u"years"_s);
    }

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

    void formerNamesUnite()
    {
        const Content ours = renamed(renamed(pets(), u"pet", u"animal"_s), u"animal", u"beast"_s);
        const Content theirs = pet([](Table &t) { t.formerNames = {u"creature"_s}; });
        const QStringList names{u"animal"_s, u"creature"_s, u"pet"_s};
        QCOMPARE(merge(pets(), ours, theirs).content.schema.table(u"beast")->formerNames, names);
        QCOMPARE(merge(pets(), theirs, ours).content.schema.table(u"beast")->formerNames, names);
    }

    void whatStandsOnceIsMergedFieldByField()
    {
        const auto with = [](const QString &rule, const QString &target, qint64 version) {
            Content content = pets();
            content.settings = std::make_shared<const Settings>(Settings{{}, {}, rule, target});
            content.schema.options.userVersion = version;
            return content;
        };
        const Content ours = with(u"none"_s, {}, 1);
        const MergeResult fine = merge(pets(), ours, with({}, u"a.db"_s, 1));
        QVERIFY(fine.conflicts.empty());
        QVERIFY(fine.content == with(u"none"_s, u"a.db"_s, 1));
        QCOMPARE(merged(ours, with(u"english"_s, {}, 2)),
                 QString::fromLatin1(Unchanged)
                     + u"\n! settings: plural rule is none here and english there\n"
                       "! database: user version is 1 here and 2 there"_s);
    }

    void areasThatWouldLieInEachOtherStandAlone()
    {
        const auto area = [](quint64 id, quint64 parent) {
            Area made;
            made.id = AreaId(id);
            made.diagram = pets().drawing.diagrams.at(0)->id;
            made.parent = AreaId(parent);
            made.title = u"area %1"_s.arg(id);
            return made;
        };
        const auto with = [&](quint64 first, quint64 second) {
            Content content = pets();
            content.drawing.areas.put(area(1, first));
            content.drawing.areas.put(area(2, second));
            return content;
        };
        QCOMPARE(merged(with(2, 0), with(0, 1), with(0, 0)),
                 QString::fromLatin1(Unchanged)
                     + u"\n· area “area 1” in All: the area around it is gone; it stands alone"_s);
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

Q_DECLARE_METATYPE(sw::Content)

SW_SUITE(merge, MergeTest)
#include "tst_merge.moc"
