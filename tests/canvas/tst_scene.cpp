// SPDX-License-Identifier: Apache-2.0
// What is drawn is what the document calls for, whatever way the document came to be so.
#include "model/document/edit.h"
#include "model/document/names.h"
#include "tests/canvas/samefigures.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/picture.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/canvas/scene.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Content placed(Content content)
{
    if (content.drawing.diagrams.isEmpty()) {
        Diagram diagram;
        diagram.id = DiagramId(7);
        diagram.name = u"Main diagram"_s;
        content.drawing.diagrams.put(diagram);
    }
    sw::apply(content, gridPlaces(content, content.drawing.diagrams.at(0)->id));
    return content;
}

QString said(quint64 seed, const EdgeFigure &edge, const TableFigure &table)
{
    QString text = u"seed %1: over %2, from %3 to %4:"_s.arg(seed).arg(
        table.name, idText(edge.child.table), idText(edge.parent.table));
    for (const QPointF &point : edge.line)
        text += u" %1,%2"_s.arg(point.x()).arg(point.y());
    return text
           + u"; it is at %1,%2 and its id is %3"_s.arg(table.rect.left())
                 .arg(table.rect.top())
                 .arg(idText(table.id));
}

std::vector<Relationship> derived(const Content &content)
{
    return relationships(content.schema, pluralRuleOf(content));
}

/// How a scene of `before` differs, after the change to `after`, from a new one.
QString differenceAfter(const Content &before, const Content &after)
{
    const DiagramId diagram = before.drawing.diagrams.at(0)->id;
    Scene scene;
    scene.show(before, diagram, derived(before));
    scene.update(difference(before, after), after, derived(after));
    Scene fresh;
    fresh.show(after, diagram, derived(after));
    return differenceOf(scene, fresh);
}

Content movedTo(Content content, QStringView name, QPointF place)
{
    const auto key
        = std::tuple(content.drawing.diagrams.at(0)->id, content.schema.table(name)->id.value());
    Placement placement = *content.drawing.placements.find(key);
    placement.position = place;
    content.drawing.placements.put(placement);
    return content;
}

/// Across the middle of the first edge.
Content withFoldedAreaBetween(Content content)
{
    Scene scene;
    scene.show(content, content.drawing.diagrams.at(0)->id, derived(content));
    const auto &line = scene.allEdges().front()->line;
    Area area;
    area.id = AreaId(9);
    area.diagram = scene.diagram();
    area.title = u"x"_s;
    area.position = (line.front() + line.back()) / 2 - QPointF(20, 20);
    area.size = {40, 40};
    area.folded = true;
    content.drawing.areas.put(area);
    return content;
}

class SceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresFollowEveryEdit_data()
    {
        QTest::addColumn<int>("tables");
        QTest::newRow("few, routed around") << 12;
        QTest::newRow("many, routed plainly") << 200;
    }
    void figuresFollowEveryEdit()
    {
        QFETCH(const int, tables);
        const auto seed = static_cast<quint32>(propertySeed());
        Content content = placed(generatedContent(tables, seed));
        const DiagramId diagram = content.drawing.diagrams.at(0)->id;
        std::vector<TableId> ids;
        for (const TablePtr &table : content.schema.tables)
            ids.push_back(table->id);
        RandomEditor editor(seed, u"x"_s, ids);
        Scene scene;
        scene.show(content, diagram, derived(content));
        for (int step = 0; step < 25; ++step) {
            Content after = content;
            editor.edit(after, 1);
            // What is new gets its place; where the diagram went, there is nothing to compare.
            if (!after.drawing.diagrams.find(diagram))
                break;
            sw::apply(after, gridPlaces(after, diagram));
            scene.update(difference(content, after), after, derived(after));
            content = after;
            Scene fresh;
            fresh.show(content, diagram, derived(content));
            const QString where = u"seed %1, step %2: %3"_s.arg(seed).arg(step).arg(
                editor.done().isEmpty() ? QString() : editor.done().constLast());
            QVERIFY2(differenceOf(scene, fresh).isEmpty(),
                     qPrintable(where + u": "_s + differenceOf(scene, fresh)));
        }
    }

    void oneTableMoreChangesTheWayOfAll()
    {
        QString picture = u"a id:pk | b id:pk a_id>a.id"_s;
        for (int i = 0; i < 148; ++i)
            picture += u" | t%1 id:pk"_s.arg(i);
        Content few;
        few.schema = schemaFromPicture(picture);
        few = placed(few);
        // t0 stands in the way.
        few = movedTo(few, u"a", {0, 0});
        few = movedTo(few, u"t0", {400, 0});
        few = movedTo(few, u"b", {800, 0});
        Content many = few;
        many.schema.tables.put(*schemaFromPicture(u"one_more id:pk").table(u"one_more"));
        many = placed(many);
        QVERIFY2(differenceAfter(few, many).isEmpty(), qPrintable(differenceAfter(few, many)));
        QVERIFY2(differenceAfter(many, few).isEmpty(), qPrintable(differenceAfter(many, few)));
    }

    void aDragThereAndBackLeavesNothing()
    {
        Content content;
        content.schema = schemaFromPicture(
            u"a id:pk | b id:pk a_id>a.id | c id:pk a_id>a.id | d id:pk a_id>a.id");
        content = placed(content);
        for (int i = 0; i < 3; ++i)
            content = movedTo(content, QStringView(u"bcd").mid(i, 1), {600, 96 + 120.0 * i});
        content = movedTo(content, u"a", {0, 216});
        const DiagramId diagram = content.drawing.diagrams.at(0)->id;
        const Content moved = movedTo(content, u"b", {700, 400});
        Scene scene;
        scene.show(content, diagram, derived(content));
        scene.update(difference(content, moved), moved, derived(content), Scene::Care::Dragging);
        scene.update(difference(moved, content), content, derived(content), Scene::Care::Dragging);
        scene.update({}, content, derived(content));
        Scene fresh;
        fresh.show(content, diagram, derived(content));
        QVERIFY2(differenceOf(scene, fresh).isEmpty(), qPrintable(differenceOf(scene, fresh)));
    }

    void whatGoesMakesRoomForOthers()
    {
        Content without;
        without.schema = schemaFromPicture(u"a id:pk | b id:pk | c id:pk a_id>a.id");
        without = placed(without);
        without = movedTo(without, u"a", {0, 0});
        without = movedTo(without, u"b", {400, 0});
        without = movedTo(without, u"c", {400, 200});
        // An association that is folded is an edge and no box.
        Content with = without;
        with.schema = schemaFromPicture(
            u"a id:pk | b id:pk | c id:pk a_id>a.id | a_b a_id>a.id b_id>b.id pk(a_id,b_id)");
        Placement folded = *with.drawing.placements.at(0);
        folded.subject = with.schema.table(u"a_b")->id.value();
        with.drawing.placements.put(folded);
        QVERIFY2(differenceAfter(with, without).isEmpty(),
                 qPrintable(differenceAfter(with, without)));
        // So is an area the other way round: a box in the way of edges.
        const Content blocked = withFoldedAreaBetween(without);
        QVERIFY2(differenceAfter(blocked, without).isEmpty(),
                 qPrintable(differenceAfter(blocked, without)));
        QVERIFY2(differenceAfter(without, blocked).isEmpty(),
                 qPrintable(differenceAfter(without, blocked)));
    }

    void viewsHaveColumnsAndLinesToWhatTheyRead()
    {
        Content content;
        content.schema = schemaFromPicture(u"owner id:pk name:TEXT | pet id:pk owner_id>owner.id");
        View view;
        view.id = ViewId(77);
        view.name = u"pets_of"_s;
        view.select = u"SELECT name, count(*) AS pets FROM owner JOIN pet ON owner_id = owner.id"_s;
        content.schema.views.put(view);
        content = placed(content);
        const DiagramId diagram = content.drawing.diagrams.at(0)->id;
        Scene scene;
        scene.show(content, diagram, derived(content));
        const TableFigure *box = scene.table(77);
        QVERIFY(box && box->isView);
        QCOMPARE(box->rows.size(), size_t(2));
        QCOMPARE(box->rows[0].type, u"TEXT"_s);
        QCOMPARE(scene.allTies().size(), size_t(2));
        for (const TieFigure *tie : scene.allTies()) {
            QCOMPARE(tie->from, quint64(77));
            QVERIFY(tie->line.size() >= 2);
            QVERIFY(!scene.tiesIn(QRectF(tie->line.front(), QSizeF(1, 1))).empty());
        }
        // Without the second table one line is left.
        view.select = u"SELECT name FROM owner"_s;
        Content after = content;
        after.schema.views.put(view);
        scene.update(difference(content, after), after, derived(after));
        QCOMPARE(scene.allTies().size(), size_t(1));
        QCOMPARE(scene.table(77)->rows.size(), size_t(1));
    }

    void aFoldedAreaIsOneBoxWithBundles()
    {
        Content content;
        content.schema = schemaFromPicture(
            u"owner id:pk | pet id:pk a>owner.id b>owner.id | visit id:pk pet_id>pet.id");
        content = placed(content);
        const DiagramId diagram = content.drawing.diagrams.at(0)->id;
        const auto idOf = [&](QStringView name) { return content.schema.table(name)->id.value(); };
        Scene scene;
        scene.show(content, diagram, derived(content));
        QCOMPARE(scene.allEdges().size(), size_t(3));
        Area area;
        area.id = AreaId(5);
        area.diagram = diagram;
        area.title = u"Pets"_s;
        const QRectF pet = scene.table(idOf(u"pet"))->rect;
        area.position = pet.topLeft() - QPointF(20, 40);
        area.size = pet.size() + QSizeF(40, 60);
        area.folded = true;
        Content folded = content;
        folded.drawing.areas.put(area);
        scene.update(difference(content, folded), folded, derived(folded));
        QVERIFY(!scene.table(idOf(u"pet")));
        QVERIFY(scene.table(idOf(u"owner")));
        QVERIFY(scene.allEdges().empty());
        QCOMPARE(scene.area(AreaId(5))->tables, 1);
        QStringList counts;
        for (const TieFigure *tie : scene.allTies())
            counts.append(QString::number(tie->count));
        counts.sort();
        QCOMPARE(counts, (QStringList{u"1"_s, u"2"_s}));
        // An area around it that is folded, too, hides it with its box.
        Content both = folded;
        area.id = AreaId(6);
        area.position -= QPointF(1000, 1000);
        area.size += QSizeF(2000, 2000);
        both.drawing.areas.put(area);
        scene.update(difference(folded, both), both, derived(both));
        QVERIFY(!scene.area(AreaId(5)));
        QCOMPARE(scene.area(AreaId(6))->tables, 3);
        QVERIFY(scene.allTies().empty() && scene.allTables().empty());
        scene.update(difference(both, content), content, derived(content));
        QCOMPARE(scene.allTables().size(), size_t(3));
        QCOMPARE(scene.allEdges().size(), size_t(3));
    }

    void noEdgeRunsOverATable()
    {
        const auto seed = static_cast<quint32>(propertySeed());
        Content generated = generatedContent(40, seed);
        generated.drawing = {}; // in which tables may stand on each other
        const Content content = placed(std::move(generated));
        Scene scene;
        scene.show(content, content.drawing.diagrams.at(0)->id, derived(content));
        QVERIFY(!scene.allEdges().empty());
        for (const EdgeFigure *edge : scene.allEdges()) {
            for (size_t i = 1; i < edge->line.size(); ++i) {
                const QPointF a = edge->line[i - 1];
                const QPointF b = edge->line[i];
                QVERIFY(a.x() == b.x() || a.y() == b.y());
                const QRectF part = QRectF(a, b).normalized();
                for (const TableFigure *table : scene.allTables()) {
                    const QRectF inside = table->rect.adjusted(1, 1, -1, -1);
                    const bool over = part.left() < inside.right() && part.right() > inside.left()
                                      && part.top() < inside.bottom()
                                      && part.bottom() > inside.top();
                    QVERIFY2(!over, qPrintable(said(seed, *edge, *table)));
                }
            }
        }
    }
};

} // namespace

SW_SUITE(scene, SceneTest)
#include "tst_scene.moc"
