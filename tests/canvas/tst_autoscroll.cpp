// SPDX-License-Identifier: Apache-2.0
// What is dragged to the border of the canvas takes the view along.
#include "model/document/verbs_diagram.h"
#include "tests/canvas/drawn.h"
#include "widgets/canvas/autoscroll.h"

#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView OwnerAndPet = u"owner id:pk | pet id:pk owner_id:INTEGER";
constexpr int Steps = 40;

/// A canvas on which something is being dragged.
class Dragged : public Drawn {
public:
    explicit Dragged(QStringView picture = OwnerAndPet) : Drawn(picture) {}

    [[nodiscard]] AutoScroll &scroll() const { return *view.findChild<AutoScroll *>(); }
    [[nodiscard]] QPointF origin() const { return view.camera().origin; }
    [[nodiscard]] int right() const { return view.viewport()->width(); }
    [[nodiscard]] int bottom() const { return view.viewport()->height(); }

    void press(QPoint at)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at);
        move(at + QPoint(12, 12));
    }
    void move(QPoint to) { QTest::mouseMove(view.viewport(), to); }
    void release(QPoint at) { QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at); }
    void steps(int count = Steps) const
    {
        for (int i = 0; i < count; ++i)
            scroll().step();
    }
    void place(QStringView table, QPointF at)
    {
        Placement placement = *editor.content().drawing.placements.find(
            std::tuple(editor.diagram(), id(table).value()));
        placement.position = at;
        editor.run(u"x"_s, putPlacements(editor.content(), {placement}));
    }
};

class AutoScrollTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTableFollowsUntilThePointerComesBack()
    {
        Dragged dragged;
        const QPoint start = dragged.header(u"owner");
        const QPointF held = dragged.view.camera().toScene(QPointF(start));
        const QPointF corner = dragged.figure(u"owner").rect.topLeft();
        dragged.press(start);
        const QPoint border(dragged.right() - 4, start.y());
        dragged.move(border);
        QVERIFY(dragged.scroll().isRunning());
        const QPointF before = dragged.origin();
        dragged.steps();
        QVERIFY(dragged.origin().x() > before.x() + 100);
        QCOMPARE(dragged.origin().y(), before.y());
        const QPointF pointed = dragged.view.camera().toScene(QPointF(border));
        const QPointF moved = dragged.figure(u"owner").rect.topLeft() - corner;
        QVERIFY((moved - (pointed - held)).manhattanLength() <= measure::GridStep);
        dragged.move({dragged.right() / 2, start.y()});
        QVERIFY(!dragged.scroll().isRunning());
        dragged.move(border);
        QVERIFY(dragged.scroll().isRunning());
        dragged.release(border);
        QVERIFY(!dragged.scroll().isRunning());
        QVERIFY(dragged.figure(u"owner").rect.left() > corner.x() + 900);
        QCOMPARE(dragged.editor.undoStack().count(), 1);
    }

    void furtherOutIsFaster()
    {
        double slower = 0;
        for (const int beyond : {-20, -4, 40, 120}) {
            Dragged dragged;
            dragged.press(dragged.header(u"owner"));
            dragged.move({300, dragged.bottom() + beyond});
            const double before = dragged.origin().y();
            dragged.steps(3);
            const double way = dragged.origin().y() - before;
            QVERIFY2(way > slower, qPrintable(QString::number(beyond)));
            slower = way;
            dragged.key(Qt::Key_Escape);
            QVERIFY(!dragged.scroll().isRunning());
        }
    }

    void nothingScrollsWhereNothingIsDragged()
    {
        Dragged dragged;
        QMouseEvent hover(QEvent::MouseMove, QPointF(2, 300), QPointF(2, 300), Qt::NoButton,
                          Qt::NoButton, {});
        QApplication::sendEvent(dragged.view.viewport(), &hover);
        QVERIFY(!dragged.scroll().isRunning());
        dragged.view.useTool(ToolKind::Hand);
        dragged.press({500, 300});
        dragged.move({2, 300});
        QVERIFY(!dragged.scroll().isRunning());
    }

    void whatIsTakenAtTheBorderComesInUndisturbed()
    {
        Dragged dragged;
        const QPoint start = dragged.header(u"owner");
        Camera camera = dragged.view.camera();
        camera.origin.setX(start.x() - 4);
        dragged.view.setCamera(camera);
        QTest::mousePress(dragged.view.viewport(), Qt::LeftButton, {}, {4, start.y()});
        for (const int x : {10, 16, 22, 40}) {
            dragged.move({x, start.y()});
            QVERIFY(!dragged.scroll().isRunning());
        }
        dragged.move({6, start.y()});
        QVERIFY(dragged.scroll().isRunning());
        dragged.release({6, start.y()});
    }

    void theBandReachesWhatWasOutOfSight()
    {
        Dragged dragged;
        dragged.place(u"pet", {1600, 200});
        dragged.press({20, 60});
        dragged.move({dragged.right() + 200, 700});
        QVERIFY(!dragged.editor.picks().contains({PickKind::Table, dragged.id(u"pet").value()}));
        dragged.steps();
        QVERIFY(dragged.editor.picks().contains({PickKind::Table, dragged.id(u"pet").value()}));
        dragged.steps(10 * Steps); // not for ever
        QVERIFY(dragged.origin().x() < 1600 + 2 * dragged.right());
        dragged.release({dragged.right() + 200, 700});
    }

    void aRelationshipReachesATableOutOfSight()
    {
        Dragged dragged;
        dragged.place(u"pet", {1600, dragged.figure(u"owner").rect.top()});
        const QPoint key = dragged.row(u"owner", u"id");
        dragged.press(key);
        dragged.move({dragged.right() + 100, key.y()});
        while (dragged.header(u"pet").x() > dragged.right() - 60)
            dragged.steps(1);
        dragged.release(dragged.row(u"pet", u"owner_id"));
        QCOMPARE(dragged.table(u"pet")->foreignKeys.size(), size_t(1));
    }

    void notesAndBendsFollow()
    {
        Dragged dragged(u"owner id:pk | pet id:pk owner_id>owner.id");
        dragged.place(u"pet", {800, 400});
        Note note;
        note.diagram = dragged.editor.diagram();
        note.position = {100, 400};
        note.size = {192, 96};
        dragged.editor.run(u"x"_s, putNote(dragged.editor.content(), note));
        const NoteId id = dragged.editor.content().drawing.notes.at(0)->id;
        const QRectF rect = dragged.view.scene().note(id)->rect;
        const QPoint corner
            = dragged.view.camera().toView(rect.bottomRight() - QPointF(4, 4)).toPoint();
        dragged.press(corner);
        dragged.move({corner.x(), dragged.bottom() + 60});
        dragged.steps();
        dragged.release({corner.x(), dragged.bottom() + 60});
        QVERIFY(dragged.view.scene().note(id)->rect.height() > dragged.bottom());

        dragged.view.setCamera({});
        const EdgeFigure *edge = dragged.view.scene().allEdges().front();
        QVERIFY(edge->line.size() > 2);
        const QPoint middle
            = dragged.view.camera().toView((edge->line[1] + edge->line[2]) / 2).toPoint();
        dragged.press(middle);
        dragged.move({-80, middle.y()});
        dragged.steps();
        dragged.release({-80, middle.y()});
        const RoutePtr route = dragged.editor.content().drawing.routes.at(0);
        QVERIFY(route->bends.front().x() < -80);
    }

    void whatComesFromTheExplorerScrollsToo()
    {
        Dragged dragged;
        QMimeData data;
        data.setData(u"application/x-schemawright-tables"_s, "[1]");
        QWidget *on = dragged.view.viewport();
        const auto moveTo = [&](QPoint place) {
            QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(on, &move);
        };
        QDragEnterEvent enter(QPoint(3, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(on, &enter);
        moveTo({3, 300});
        moveTo({12, 300});
        QVERIFY(!dragged.scroll().isRunning()); // it comes in
        moveTo({2, 300});
        QVERIFY(dragged.scroll().isRunning());
        const double before = dragged.origin().x();
        dragged.steps(4);
        QVERIFY(dragged.origin().x() < before);
        moveTo({300, 300});
        QVERIFY(!dragged.scroll().isRunning());
        moveTo({3, 300});
        QDragLeaveEvent leave;
        QApplication::sendEvent(on, &leave);
        QVERIFY(!dragged.scroll().isRunning());
    }
};

} // namespace

SW_SUITE(autoscroll, AutoScrollTest)
#include "tst_autoscroll.moc"
