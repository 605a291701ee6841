// SPDX-License-Identifier: Apache-2.0
// A diagram of what surrounds a table: close together, and all of it seen.
#include "tests/window/hand.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class NeighbourhoodTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neighboursAreGatheredAndSeen()
    {
        Hand hand;
        const QHash<QString, QPointF> tables{
            {u"owner"_s, {0, 0}}, {u"pet"_s, {9000, 4000}}, {u"room"_s, {200, 9000}}};
        for (const QString &name : {u"owner"_s, u"pet"_s, u"room"_s}) {
            Camera camera = hand.canvas().camera();
            camera.origin = tables.value(name);
            hand.canvas().setCamera(camera);
            hand.doubleClick({300, 200});
            hand.type(name);
            hand.key(Qt::Key_Return);
            if (name != u"pet"_s)
                continue;
            hand.key(Qt::Key_Insert);
            hand.type(u"owner_id -> owner"_s);
            hand.key(Qt::Key_Return);
        }
        QCOMPARE(hand.table(u"pet")->foreignKeys.size(), size_t(1));
        hand.picks().setOne(PickKind::Table, hand.table(u"owner")->id.value());
        const DiagramId first = hand.page().editor().diagram();
        hand.window().actions().action(u"neighbourhood"_s)->trigger();
        QVERIFY(hand.page().editor().diagram() != first);
        const Scene &scene = hand.canvas().scene();
        QCOMPARE(scene.tableCount(), 2);
        QVERIFY(scene.bounds().width() < 1000 && scene.bounds().height() < 1000);
        QVERIFY(!hand.figure(u"owner").rect.intersects(hand.figure(u"pet").rect));
        QVERIFY(hand.canvas().visibleScene().contains(scene.bounds()));
        hand.page().editor().undoStack().undo();
        QCOMPARE(hand.page().editor().diagram(), first);
    }
};

} // namespace

SW_SUITE(neighbourhood, NeighbourhoodTest)
#include "tst_neighbourhood.moc"
