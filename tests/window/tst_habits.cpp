// SPDX-License-Identifier: Apache-2.0
// What hands do without thinking: keys go to what has the focus, what is typed is never lost, what
// is dragged is seen, and there is always a way back.
#include "tests/window/hand.h"
#include "widgets/common/card.h"

#include <QImage>
#include <QMenu>
#include <QScrollBar>
#include <QTreeView>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

void drawTable(Hand &hand, const QString &name, QPoint place, const QStringList &columns = {})
{
    hand.doubleClick(place);
    hand.type(name);
    hand.key(columns.isEmpty() ? Qt::Key_Return : Qt::Key_Tab);
    for (const QString &column : columns) {
        hand.type(column);
        hand.key(Qt::Key_Tab);
    }
    hand.keys(Qt::Key_Escape, 3);
}

/// What the menu there offers; it is closed again.
QStringList menuAt(Hand &hand, QPoint place)
{
    QStringList offered;
    QTimer::singleShot(0, &hand.canvas(), [&] {
        QWidget *menu = QApplication::activePopupWidget();
        for (const QAction *action : menu->actions())
            offered.append(action->text().remove(u'&'));
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            hand.canvas().viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(hand.canvas().viewport(), &event);
    return offered;
}

/// Chooses from the menu at that place.
void choose(Hand &hand, QPoint place, const QString &text)
{
    QTimer::singleShot(0, &hand.canvas(), [&] {
        auto *menu = static_cast<QMenu *>(QApplication::activePopupWidget());
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&') == text)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        }
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            hand.canvas().viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(hand.canvas().viewport(), &event);
}

QImage seen(Hand &hand) { return hand.canvas().viewport()->grab().toImage(); }

class HabitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDraggedIsSeenAllTheWay()
    {
        Hand hand;
        drawTable(hand, u"owner"_s, {300, 200});
        drawTable(hand, u"pet"_s, {900, 200});
        hand.key(Qt::Key_2);
        hand.click(hand.header(u"pet"));
        QTest::mouseMove(hand.canvas().viewport(), {700, 500});
        const QImage first = seen(hand);
        QTest::mouseMove(hand.canvas().viewport(), {700, 600});
        QVERIFY(seen(hand) != first);
        QTest::mouseMove(hand.canvas().viewport(), hand.header(u"owner"));
        const QImage before = seen(hand);
        QTest::mouseMove(hand.canvas().viewport(), hand.header(u"owner") + QPoint(10, 0));
        const QImage after = seen(hand);
        QVERIFY2(after != before, "the sentence follows within a table, too");
        hand.key(Qt::Key_X);
        QVERIFY2(seen(hand) != after, "what is swapped is said at once");
        hand.key(Qt::Key_Escape);
    }

    void delOnAColumnDeletesTheColumn()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200}, {u"id INTEGER pk"_s, u"name TEXT"_s});
        hand.click(hand.row(u"pet", u"name"));
        hand.key(Qt::Key_Delete);
        QVERIFY(hand.table(u"pet"));
        QVERIFY(!hand.table(u"pet")->column(u"name"));
        hand.key(Qt::Key_Delete);
        QVERIFY(!hand.table(u"pet"));
    }

    void whatIsCutIsWhatIsCopied()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200}, {u"id INTEGER pk"_s, u"name TEXT"_s});
        hand.click(hand.row(u"pet", u"name"));
        hand.window().actions().action(u"cut"_s)->trigger();
        QVERIFY(!hand.table(u"pet"));
        hand.window().actions().action(u"paste"_s)->trigger();
        QVERIFY(hand.table(u"pet") && hand.table(u"pet")->column(u"name"));
    }

    void delInTheGridDeletesTheColumnThere()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200}, {u"id INTEGER pk"_s, u"name TEXT"_s});
        hand.click(hand.header(u"pet"));
        QAbstractItemView *view = nullptr;
        for (auto *each : hand.window().findChildren<QAbstractItemView *>()) {
            if (each->accessibleName() == u"Columns" && each->isVisible())
                view = each;
        }
        QVERIFY(view);
        view->setFocus();
        view->setCurrentIndex(view->model()->index(1, 0));
        QTest::keyClick(view, Qt::Key_Delete);
        QVERIFY(hand.table(u"pet"));
        QVERIFY(!hand.table(u"pet")->column(u"name"));
    }

    void whatIsBeingTypedIsSaved()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200});
        hand.click(hand.header(u"pet"));
        hand.key(Qt::Key_F2);
        hand.type(u"dog"_s);
        answerFileDialog(hand.home().path(u"typed.wright"_s));
        hand.window().actions().action(u"save"_s)->trigger();
        QVERIFY(hand.table(u"dog"));
        QVERIFY(!hand.page().isModified());
    }

    void fromTheWelcomePageThereIsAWayBack()
    {
        Hand hand;
        QAction *welcome = hand.window().actions().action(u"welcome"_s);
        welcome->trigger();
        QVERIFY(!hand.canvas().isVisible());
        hand.key(Qt::Key_Escape);
        QVERIFY(hand.canvas().isVisible());
        welcome->trigger();
        QTest::mouseClick(hand.window().findChild<Card *>(u"welcomeBack"_s), Qt::LeftButton);
        QVERIFY(hand.canvas().isVisible());
        welcome->trigger();
        welcome->trigger();
        QVERIFY(hand.canvas().isVisible());
    }

    void aNewTableCanBeNamedHoweverSmallItAppears()
    {
        Hand hand;
        hand.canvas().zoomTo(0.1);
        hand.doubleClick({300, 200});
        QVERIFY(hand.page().focusWidget());
        const QWidget *field = QApplication::focusWidget();
        QVERIFY(field->height() >= 20);
        QVERIFY(field->width() >= 100);
        hand.keys(Qt::Key_Escape, 2);
    }

    void aToolServesOnceUnlessItIsChosenTwice()
    {
        Hand hand;
        QAction *table = hand.window().actions().action(u"tool-table"_s);
        table->trigger();
        hand.click({300, 200});
        hand.keys(Qt::Key_Return, 1);
        hand.keys(Qt::Key_Escape, 1);
        QCOMPARE(hand.canvas().toolKind(), ToolKind::Select);
        table->trigger();
        table->trigger();
        hand.click({700, 200});
        hand.keys(Qt::Key_Return, 1);
        QCOMPARE(hand.canvas().toolKind(), ToolKind::Table);
    }

    void lettersInAListAreNoTools()
    {
        Hand hand;
        drawTable(hand, u"owner"_s, {300, 200});
        auto *tree = hand.window().docks().dock(Docks::Explorer).findChild<QTreeView *>();
        QVERIFY(tree);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_T);
        QCOMPARE(hand.canvas().toolKind(), ToolKind::Select);
        hand.canvas().setFocus();
        hand.key(Qt::Key_A);
        QCOMPARE(hand.canvas().toolKind(), ToolKind::Area);
    }

    void theMenuIsOfWhatIsUnderThePointer()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200}, {u"id INTEGER pk"_s, u"name TEXT"_s});
        QVERIFY(menuAt(hand, hand.row(u"pet", u"name")).contains(u"Relate to…"_s));
        QVERIFY(!hand.picks().column().isNull());
        QVERIFY(!menuAt(hand, hand.row(u"pet", u"name")).contains(u"Pin"_s));
        const QStringList ofTable = menuAt(hand, hand.header(u"pet"));
        QVERIFY(ofTable.contains(u"Pin"_s) && ofTable.contains(u"Colour"_s));
        QVERIFY(!ofTable.contains(u"Fold or unfold"_s)); // it ties nothing together
        const QStringList ofNothing = menuAt(hand, {900, 700});
        QVERIFY(hand.picks().isEmpty());
        QVERIFY(ofNothing.contains(u"Paste"_s) && !ofNothing.contains(u"Delete"_s));
    }

    void aColumnIsSwitchedInItsMenu()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200}, {u"id INTEGER pk"_s, u"name TEXT"_s});
        choose(hand, hand.row(u"pet", u"name"), u"Not null"_s);
        QVERIFY(hand.table(u"pet")->column(u"name")->notNull);
        choose(hand, hand.row(u"pet", u"name"), u"Unique"_s);
        QCOMPARE(hand.table(u"pet")->keys.size(), 2U);
        choose(hand, hand.row(u"pet", u"name"), u"Move up"_s);
        QCOMPARE(hand.table(u"pet")->columns.front().name, u"name"_s);
        choose(hand, hand.row(u"pet", u"name"), u"Not null"_s);
        QVERIFY(!hand.table(u"pet")->column(u"name")->notNull);
    }

    /// Nothing is completed unasked; Down chooses, Tab takes and goes on.
    void typesAreProposed()
    {
        Hand hand;
        drawTable(hand, u"pet"_s, {300, 200}, {u"id INTEGER pk"_s, u"name int"_s});
        QCOMPARE(hand.table(u"pet")->column(u"name")->type, u"int"_s);
        hand.doubleClick(hand.row(u"pet", u"name"));
        hand.key(Qt::Key_Tab);
        hand.type(u"largeb"_s);
        const QWidget *list = QApplication::activePopupWidget();
        QVERIFY(list);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Tab);
        QVERIFY(!QApplication::activePopupWidget());
        hand.key(Qt::Key_Return);
        QCOMPARE(hand.table(u"pet")->column(u"name")->type, u"BLOB"_s);
    }

    void theWheelGoesSidewaysWithShift()
    {
        Hand hand;
        const QPointF before = hand.canvas().camera().origin;
        const auto turn = [&](Qt::KeyboardModifiers modifiers) {
            QWheelEvent event({300, 300}, hand.canvas().viewport()->mapToGlobal(QPointF(300, 300)),
                              {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(hand.canvas().viewport(), &event);
        };
        turn(Qt::ShiftModifier);
        const QPointF sideways = hand.canvas().camera().origin;
        QVERIFY(sideways.x() < before.x());
        QCOMPARE(sideways.y(), before.y());
        turn({});
        QVERIFY(hand.canvas().camera().origin.y() < before.y());
        QCOMPARE(hand.canvas().camera().origin.x(), sideways.x());
    }
};

} // namespace

SW_SUITE(habits, HabitsTest)
#include "tst_habits.moc"
