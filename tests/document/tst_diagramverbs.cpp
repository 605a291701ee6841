// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_diagram.h"
#include "tests/support/contents.h"
#include "tests/support/suite.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QString diagramNames(const Content &content)
{
    QStringList names;
    for (const DiagramPtr &diagram : diagramsInOrder(content.drawing))
        names += diagram->name;
    return names.join(u' ');
}

class DiagramVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diagrams()
    {
        Content content = contentOf(u"o id:pk | p o_id>o");
        Diagram diagram;
        diagram.name = u"Main"_s;
        QCOMPARE(after(content, putDiagram(content, diagram)),
                 u"error: “Main” is the name of a diagram already; choose another name."_s);
        diagram.name = u" "_s;
        QVERIFY(!putDiagram(content, diagram).ok());
        diagram.name = u"other"_s;
        sw::apply(content, *putDiagram(content, diagram));
        QCOMPARE(content.drawing.diagrams.size(), 2);
        const auto deleted = deleteDiagram(content, mainDiagram());
        QCOMPARE(after(content, deleted), u"o id:INTEGER:pk | p o_id>o"_s);
        const Content then = applied(content, *deleted);
        QVERIFY(then.drawing.placements.isEmpty() && then.drawing.routes.isEmpty());
        QVERIFY(!deleteDiagram(then, mainDiagram()).ok());
    }

    void theirOrder()
    {
        Content content = contentOf(u"o id:pk");
        for (const QString &name : {u"B"_s, u"A"_s}) {
            Diagram diagram;
            diagram.name = name;
            sw::apply(content, *putDiagram(content, diagram));
        }
        QCOMPARE(diagramNames(content), u"main B A"_s);
        const DiagramId last = diagramsInOrder(content.drawing).back()->id;
        const auto moved = moveDiagram(content, last, 1);
        QCOMPARE(moved->size(), 2U);
        QCOMPARE(diagramNames(applied(content, *moved)), u"main A B"_s);
        QCOMPARE(diagramNames(applied(content, *moveDiagram(content, last, 99))), u"main B A"_s);
        QVERIFY(!moveDiagram(content, DiagramId(7), 0).ok());
    }

    void placements()
    {
        Content content = contentOf(u"o id:pk | p o_id>o");
        Placement placement;
        placement.diagram = mainDiagram();
        placement.subject = tableIn(content, u"o").value();
        placement.position = {3, 4};
        placement.pinned = true;
        sw::apply(content, *putPlacements(content, {placement}));
        const auto key = std::tuple(mainDiagram(), placement.subject);
        QVERIFY(*content.drawing.placements.find(key) == placement);
        const auto gone = unplace(content, mainDiagram(), {placement.subject, 7});
        QCOMPARE(gone->size(), 1U);
        placement.position.setX(std::numeric_limits<double>::infinity());
        QVERIFY(!putPlacements(content, {placement}).ok());
        placement.position = {};
        placement.subject = 7;
        QVERIFY(!putPlacements(content, {placement}).ok());
        placement.diagram = DiagramId(7);
        QVERIFY(!putPlacements(content, {placement}).ok());
        QVERIFY(!unplace(content, DiagramId(7), {}).ok());
    }

    void routes()
    {
        Content content = contentOf(u"o id:pk | p o_id>o");
        Route route;
        route.diagram = mainDiagram();
        route.edge = keyIn(content, u"p.o_id");
        route.bends = {{1, 2}};
        sw::apply(content, *putRoute(content, route));
        QVERIFY(*content.drawing.routes.at(0) == route);
        route.bends.clear();
        sw::apply(content, *putRoute(content, route));
        QVERIFY(content.drawing.routes.isEmpty());
        route.edge = ForeignKeyId(7);
        QVERIFY(!putRoute(content, route).ok());
    }

    void notes()
    {
        Content content = contentOf(u"o id");
        Note note;
        note.diagram = mainDiagram();
        note.text = u"why"_s;
        QCOMPARE(after(content, putNote(content, note)),
                 u"error: A size must be two finite numbers of 0 or more."_s);
        note.size = {100, 40};
        sw::apply(content, *putNote(content, note));
        QCOMPARE(content.drawing.notes.size(), 1);
        sw::apply(content, *deleteNotes(content, {content.drawing.notes.at(0)->id}));
        QVERIFY(content.drawing.notes.isEmpty());
    }

    void areas()
    {
        Content content = contentOf(u"o id");
        const auto put = [&](quint64 id, quint64 parent) {
            Area area;
            area.id = AreaId(id);
            area.parent = AreaId(parent);
            area.title = QString::number(id);
            area.diagram = mainDiagram();
            area.size = {1, 1};
            const auto changes = putArea(content, area);
            const QString text = after(content, changes);
            if (changes)
                sw::apply(content, *changes);
            return text;
        };
        QCOMPARE(put(1, 0), u"o id"_s);
        QCOMPARE(put(2, 1), u"o id"_s);
        QCOMPARE(put(3, 2), u"o id"_s);
        QCOMPARE(put(1, 3), u"error: Area “1” cannot lie within itself."_s);
        QCOMPARE(put(4, 9),
                 u"error: The area around “4” is not in this diagram; choose another one."_s);
        const auto deleted = deleteAreas(content, {AreaId(2)});
        QCOMPARE(after(content, deleted), u"o id"_s);
        sw::apply(content, *deleted);
        QCOMPARE(content.drawing.areas.find(AreaId(3))->parent, AreaId(1));
        sw::apply(content, *deleteAreas(content, {AreaId(1), AreaId(3)}));
        QVERIFY(content.drawing.areas.isEmpty());
    }
};

} // namespace

SW_SUITE(diagramverbs, DiagramVerbsTest)
#include "tst_diagramverbs.moc"
