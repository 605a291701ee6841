// SPDX-License-Identifier: Apache-2.0
// The map in the corner: a small drawing stands small in it, a large one fills it.
#include "tests/window/hand.h"
#include "widgets/canvas/minimap.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class MinimapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneTableStandsSmallInTheMiddle()
    {
        Hand hand;
        draw(hand, u"owner"_s, {300, 200});
        QTRY_VERIFY(isTable(hand, {0.5, 0.5})); // it follows the drawing a moment later
        for (const QPointF place : {QPointF(0.3, 0.5), QPointF(0.7, 0.5), QPointF(0.5, 0.2)})
            QVERIFY(!isTable(hand, place));
    }

    void tablesFarApartFillIt()
    {
        Hand hand;
        draw(hand, u"owner"_s, {200, 100});
        Camera camera = hand.canvas().camera();
        camera.origin += {4000, 2500};
        hand.canvas().setCamera(camera);
        draw(hand, u"pet"_s, {900, 600});
        QTRY_VERIFY(isTable(hand, {0.08, 0.09}));
        QVERIFY(!isTable(hand, {0.5, 0.5}));
    }

    void aClickGoesToThePlace()
    {
        Hand hand;
        draw(hand, u"owner"_s, {300, 200});
        QTRY_VERIFY(isTable(hand, {0.5, 0.5}));
        QWidget &map = hand.page().minimap();
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.rect().center());
        const QRectF table = hand.figure(u"owner"_s).rect;
        const QPointF offset = hand.canvas().visibleScene().center() - table.center();
        QVERIFY2(offset.manhattanLength() < 40, "the view is not where the map was clicked");
    }

    void itGivesWayToWhatIsTyped()
    {
        Hand hand;
        QWidget &map = hand.page().minimap();
        QVERIFY(map.isVisible());
        const QPoint under
            = hand.canvas().viewport()->mapFromGlobal(map.mapToGlobal(map.rect().center()));
        hand.doubleClick(under - QPoint(100, 10));
        QVERIFY(hand.canvas().inlineEditors().isOpen());
        QVERIFY(!map.isVisible());
        hand.type(u"owner"_s);
        hand.key(Qt::Key_Return);
        QVERIFY(map.isVisible());
        // The reason for a refusal counts, too.
        hand.doubleClick(under - QPoint(100, 92));
        QVERIFY(map.isVisible());
        hand.type(u"owner"_s);
        hand.key(Qt::Key_Return);
        QVERIFY(!map.isVisible());
        hand.key(Qt::Key_Escape);
        QVERIFY(map.isVisible());
    }

private:
    static void draw(Hand &hand, const QString &name, QPoint place)
    {
        hand.doubleClick(place);
        hand.type(name);
        hand.key(Qt::Key_Return);
        hand.key(Qt::Key_Escape);
    }

    /// Whether something stands at that part of the map's width and height.
    static bool isTable(Hand &hand, QPointF part)
    {
        const QImage map = hand.page().minimap().grab().toImage();
        const QPoint place(qRound(map.width() * part.x()), qRound(map.height() * part.y()));
        return map.pixelColor(place) != hand.canvas().colors().panel;
    }
};

} // namespace

SW_SUITE(minimap, MinimapTest)
#include "tst_minimap.moc"
