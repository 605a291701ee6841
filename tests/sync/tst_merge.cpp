// SPDX-License-Identifier: Apache-2.0
#include "model/sync/redirect.h"
#include "tests/support/mergecase.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

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

    void viewsMergeAsTablesDo()
    {
        const auto with = [](quint64 id, const QString &select, const QStringList &triggers) {
            View view{ViewId(id), u"v"_s, {}, select, {}, {}};
            for (const QString &name : triggers)
                view.triggers.push_back(
                    {TriggerId::fromNames({name, QString::number(id)}), name, u"text"_s});
            Content content = pets();
            content.schema.views.put(view);
            return content;
        };
        const Content base = with(1, u"SELECT 1"_s, {});
        const MergeResult both
            = merge(base, with(1, u"SELECT 2"_s, {}), with(1, u"SELECT 1"_s, {u"a"_s}));
        QVERIFY(both.conflicts.empty());
        QVERIFY(both.content == with(1, u"SELECT 2"_s, {u"a"_s}));
        // Added on both sides under two ids: one view, with one trigger.
        const MergeResult one
            = merge(pets(), with(2, u"SELECT 1"_s, {u"a"_s}), with(1, u"SELECT 1"_s, {u"a"_s}));
        QVERIFY(one.conflicts.empty());
        QCOMPARE(one.content.schema.views.size(), 1);
        QCOMPARE(one.content.schema.views.at(0)->triggers.size(), 1U);
        const MergeResult two = merge(base, with(1, u"SELECT 2"_s, {}), with(1, u"SELECT 3"_s, {}));
        QCOMPARE(two.conflicts.size(), 1U);
        QCOMPARE(two.conflicts[0]->text, u"view v: select is SELECT 2 here and SELECT 3 there"_s);
        // A table here, a view there: one name is one thing's.
        const Content table = test::with(pets(), u"v id:pk");
        const MergeResult mixed = merge(pets(), table, with(1, u"SELECT 1"_s, {}));
        QCOMPARE(mixed.conflicts.size(), 1U);
        QCOMPARE(mixed.conflicts[0]->text,
                 u"view v: added there, while here another thing has this name"_s);
        QVERIFY(mixed.content.schema == table.schema);
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
};

} // namespace

SW_SUITE(merge, MergeTest)
#include "tst_merge.moc"
