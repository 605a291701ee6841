// SPDX-License-Identifier: Apache-2.0
#include "model/document/fragment.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_view.h"
#include "tests/support/contents.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Selection tablesOf(const Content &content, const QStringList &names)
{
    Selection selection;
    selection.diagram = mainDiagram();
    for (const QString &name : names)
        selection.tables.push_back(tableIn(content, name));
    return selection;
}

class FragmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copyTakesWhatLiesBetween()
    {
        const Content content
            = contentOf(u"o id:pk | p id:pk o_id>o boss>p vet_id>vet | vet id:pk | q p_id>p");
        const Fragment fragment = fragmentOf(content, tablesOf(content, {u"o"_s, u"p"_s}));
        QCOMPARE(pictureOf(fragment.schema),
                 u"o id:INTEGER:pk | p id:INTEGER:pk o_id>o boss>p vet_id"_s);
        QCOMPARE(fragment.drawing.placements.size(), 2);
        QCOMPARE(fragment.drawing.routes.size(), 2);
        QVERIFY(fragmentOf(content, {}) == Fragment());
    }

    void pasteIntoItself()
    {
        Content content
            = contentOf(u"o id:pk name check(o.name <> '') ix(name) | p id:pk o_id>o.id");
        Trigger trigger;
        trigger.name = u"log"_s;
        trigger.text = u"AFTER DELETE ON o BEGIN DELETE FROM p WHERE p.o_id = OLD.id; END"_s;
        sw::apply(content, *putTrigger(content, tableIn(content, u"o"), trigger));
        const Fragment fragment = fragmentOf(content, tablesOf(content, {u"o"_s, u"p"_s}));
        const auto changes = paste(content, fragment, mainDiagram(), {10, 5});
        QCOMPARE(after(content, changes),
                 u"o id:INTEGER:pk name check(o.name <> '') ix(name) | "
                 "o_2 id:INTEGER:pk name check(o_2.name <> '') ix(name) | "
                 "p id:INTEGER:pk o_id>o.id | p_2 id:INTEGER:pk o_id>o_2.id"_s);
        const Content then = applied(content, *changes);
        const Table &copy = *then.schema.table(u"o_2");
        QCOMPARE(copy.indexes.front().name, u"o_name_2"_s);
        QCOMPARE(copy.triggers.front().name, u"log_2"_s);
        QCOMPARE(copy.triggers.front().text,
                 u"AFTER DELETE ON o_2 BEGIN DELETE FROM p_2 WHERE p_2.o_id = OLD.id; END"_s);
        QCOMPARE(then.drawing.routes.size(), 2);
        const auto place = std::tuple(mainDiagram(), copy.id.value());
        QCOMPARE(then.drawing.placements.find(place)->position, QPointF(10, 5));
        // Twice gives a third name; nothing is shared.
        QVERIFY(after(then, paste(then, fragment, mainDiagram(), {})).contains("o_3 "_L1));
    }

    void pasteIntoAnother()
    {
        const Content content = contentOf(u"o id:pk | p id:pk o_id>o");
        const Fragment fragment = fragmentOf(content, tablesOf(content, {u"o"_s, u"p"_s}));
        const Content other = contentOf(u"x id | P y");
        QCOMPARE(after(other, paste(other, fragment, mainDiagram(), {})),
                 u"P y | o id:INTEGER:pk | p_2 id:INTEGER:pk o_id>o | x id"_s);
        const auto without = paste(other, fragment, {}, {});
        QCOMPARE(applied(other, *without).drawing.placements.size(), 2);
    }

    void newObjectsHaveNoPast()
    {
        Content content = contentOf(u"o id:pk");
        Table table = *content.schema.table(u"o");
        table.formerNames = {u"a"_s};
        table.columns[0].formerNames = {u"b"_s};
        content.schema.tables.put(table);
        const Fragment fragment = fragmentOf(content, tablesOf(content, {u"o"_s}));
        const Content then = applied(content, *paste(content, fragment, {}, {}));
        const Table &copy = *then.schema.table(u"o_2");
        QVERIFY(copy.formerNames.isEmpty() && copy.columns[0].formerNames.isEmpty());
        QVERIFY(copy.id != table.id && copy.columns[0].id != table.columns[0].id);
    }

    void viewsNotesAndAreas()
    {
        Content content = contentOf(u"o id:pk");
        View view;
        view.id = ViewId(1);
        view.name = u"v"_s;
        view.select = u"SELECT id FROM o"_s;
        content.schema.views.put(view);
        Note note;
        note.id = NoteId(2);
        note.diagram = mainDiagram();
        content.drawing.notes.put(note);
        Area area;
        area.id = AreaId(3);
        area.diagram = mainDiagram();
        content.drawing.areas.put(area);
        area.id = AreaId(4);
        area.parent = AreaId(3);
        content.drawing.areas.put(area);
        Selection selection = tablesOf(content, {u"o"_s});
        selection.views = {view.id, ViewId(9)};
        selection.notes = {note.id, NoteId(9)};
        selection.areas = {area.id, AreaId(9)};
        const Fragment fragment = fragmentOf(content, selection);
        QVERIFY(fragment.drawing.areas.at(0)->parent.isNull());
        const auto changes = paste(content, fragment, mainDiagram(), {1, 1});
        QCOMPARE(after(content, changes), u"o id:INTEGER:pk | o_2 id:INTEGER:pk"_s);
        const Content then = applied(content, *changes);
        QCOMPARE(then.schema.view(u"v_2")->select, u"SELECT id FROM o_2"_s);
        QCOMPARE(then.drawing.notes.size(), 2);
        QCOMPARE(then.drawing.areas.size(), 3);
    }
};

} // namespace

SW_SUITE(fragment, FragmentTest)
#include "tst_fragment.moc"
