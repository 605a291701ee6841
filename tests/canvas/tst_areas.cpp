// SPDX-License-Identifier: Apache-2.0
// Areas under the hand: they fold by their sign, nest, and take along what stands in them.
#include "model/document/verbs_diagram.h"
#include "tests/canvas/drawn.h"
#include "widgets/canvas/commands.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// One area around a table of a drawing.
AreaId putAround(Drawn &drawn, quint64 id, QStringView table, double margin)
{
    Area area;
    area.id = AreaId(id);
    area.diagram = DiagramId(7);
    area.title = u"Area"_s;
    const QRectF rect = drawn.figure(table).rect.adjusted(-margin, -margin - 12, margin, margin);
    area.position = rect.topLeft();
    area.size = rect.size();
    drawn.editor.run(u"x"_s, putArea(drawn.editor.content(), area));
    return area.id;
}

QPoint inView(const Drawn &drawn, QPointF scene)
{
    return drawn.view.camera().toView(scene).toPoint();
}

class AreasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSignFoldsAndUnfolds()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        const AreaId area = putAround(drawn, 3, u"pet", 30);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        const auto clickSign = [&] {
            const QRectF sign = drawn.view.scene().area(area)->foldRect();
            QTest::mouseClick(drawn.view.viewport(), Qt::LeftButton, {},
                              inView(drawn, sign.center()));
        };
        clickSign();
        QVERIFY(drawn.editor.content().drawing.areas.find(area)->folded);
        QVERIFY(!drawn.view.scene().table(drawn.id(u"pet").value()));
        QCOMPARE(drawn.view.scene().allTies().size(), size_t(1));
        QVERIFY(drawn.editor.picks().ids(PickKind::Table).empty()); // nobody deletes the unseen
        drawn.view.find();
        drawn.type(u"pet"_s);
        drawn.key(Qt::Key_Return);
        QCOMPARE(drawn.editor.picks().current()->kind, PickKind::Area);
        drawn.key(Qt::Key_Escape);
        clickSign();
        QVERIFY(drawn.view.scene().table(drawn.id(u"pet").value()));
        QCOMPARE(drawn.view.scene().allEdges().size(), size_t(1));
    }

    void aFoldedAreaTakesAlongWhatItHides()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        const AreaId inner = putAround(drawn, 3, u"pet", 30);
        const AreaId outer = putAround(drawn, 4, u"pet", 60);
        const QPointF before = drawn.figure(u"pet").rect.topLeft();
        drawn.editor.picks().setOne(PickKind::Area, outer.value());
        toggleFolded(drawn.view);
        const QPoint grip = inView(drawn, drawn.view.scene().area(outer)->rect.center());
        drawn.drag(grip, grip + QPoint(48, 96));
        toggleFolded(drawn.view);
        const QPointF moved = drawn.figure(u"pet").rect.topLeft() - before;
        QVERIFY(moved.manhattanLength() > 100);
        const auto &areas = drawn.editor.content().drawing.areas;
        QCOMPARE(areas.find(inner)->parent, outer);
        QVERIFY(areas.find(outer)->parent.isNull());
        QVERIFY(drawn.view.scene().area(outer)->extent.contains(
            drawn.view.scene().area(inner)->extent));
    }

    void aTitleIsEditedByDoubleClick()
    {
        Drawn drawn(u"owner id:pk");
        const AreaId area = putAround(drawn, 3, u"owner", 40);
        const QPointF title = drawn.view.scene().area(area)->rect.topLeft() + QPointF(30, 14);
        QTest::mouseDClick(drawn.view.viewport(), Qt::LeftButton, {}, inView(drawn, title));
        drawn.type(u"People"_s);
        drawn.key(Qt::Key_Return);
        QCOMPARE(drawn.editor.content().drawing.areas.find(area)->title, u"People"_s);
    }

    void whatIsNewIsNotSwallowed()
    {
        Drawn drawn(u"owner id:pk");
        const AreaId area = putAround(drawn, 3, u"owner", 200);
        drawn.editor.picks().setOne(PickKind::Area, area.value());
        toggleFolded(drawn.view);
        const QPointF inside = drawn.view.scene().area(area)->extent.center();
        QTest::mouseDClick(drawn.view.viewport(), Qt::LeftButton, {}, inView(drawn, inside));
        drawn.type(u"seen"_s);
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.view.scene().table(drawn.id(u"seen").value()));
    }
};

} // namespace

SW_SUITE(areas, AreasTest)
#include "tst_areas.moc"
