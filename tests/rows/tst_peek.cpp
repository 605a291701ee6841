// SPDX-License-Identifier: Apache-2.0
// A row on a card, with a mouse that rests and with keys.
#include "tests/rows/pagehand.h"
#include "widgets/data/cellpainter.h"
#include "widgets/data/peekcard.h"
#include "widgets/data/rowcard.h"
#include "widgets/data/rowstree.h"

#include <QHelpEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Zoo
    = "CREATE TABLE keeper (id INTEGER PRIMARY KEY, name TEXT, city TEXT);"
      "CREATE TABLE beast (id INTEGER PRIMARY KEY, name TEXT, keeper_id INT REFERENCES keeper,"
      " mother_id INT REFERENCES beast);"
      "CREATE INDEX by_keeper ON beast (keeper_id);"
      "INSERT INTO keeper VALUES (1, 'Ann', 'Bonn'), (2, 'Bob', NULL), (3, 'Cid', 'Ulm');"
      "INSERT INTO beast VALUES (1, 'Leo', 1, NULL), (2, 'Mia', 1, 1), (3, 'Tom', 2, 1),"
      " (4, 'Stray', NULL, NULL), (5, 'Lost', 99, NULL)";

class PeekTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take(Zoo);
        m_page->bar().show();
        goTo(u"beast"_s);
        QTRY_VERIFY(grid().rows().row(0));
        grid().setFocus();
    }
    void cleanup() { leave(); }

    void restingOnTheArrowOfAKeyShowsItsRow()
    {
        rest(grid().viewport(), grid().arrowRect(index(1, 2)).center());
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Ann"_s);
        QCOMPARE(columns(), u"id 1; name Ann; city Bonn"_s);
        QTRY_COMPARE(card().counts(), QStringList{u"beasts 2"_s});
        // The keys and the row in focus stay where they are.
        QVERIFY(grid().hasFocus());
        QCOMPARE(grid().currentIndex().row(), 0);
        // Beside the arrow there is nothing.
        card().close();
        rest(grid().viewport(), grid().visualRect(index(1, 1)).center());
        QVERIFY(!card().isOpen());
    }

    void aPointerThatMovesAwayClosesIt()
    {
        const QRect arrow = grid().arrowRect(index(1, 2));
        rest(grid().viewport(), arrow.center());
        QTRY_VERIFY(card().isVisible());
        QTest::mouseMove(grid().viewport(), arrow.center() + QPoint(1, 1));
        QVERIFY(card().isVisible());
        // Onto the card: it stays.
        QTest::mouseMove(&card(), QPoint(20, 20));
        QVERIFY(card().isVisible());
        QTest::mouseMove(grid().viewport(), grid().visualRect(index(4, 0)).center());
        QTRY_VERIFY(!card().isVisible());
    }

    void escapeClosesItAndNothingElse()
    {
        at(2, 2);
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Bob"_s);
        press(Qt::Key_Escape);
        QVERIFY(!card().isVisible());
        QCOMPARE(grid().currentIndex(), index(2, 2));
        // Once more the same key closes it too, and any other does and is not lost.
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        m_page->showCard();
        QVERIFY(!card().isVisible());
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        press(Qt::Key_Up);
        QVERIFY(!card().isVisible());
        QCOMPARE(grid().currentIndex(), index(1, 2));
    }

    void aCellThatIsNoKeyShowsItsOwnRow()
    {
        at(0, 1);
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Leo"_s);
        QTRY_COMPARE(card().counts(),
                     (QStringList{u"keeper 1"_s, u"mother 0"_s, u"mother_beasts no index"_s}));
    }

    void whatRefersToNothingShowsItsOwnRowAndWhatIsMissingIsSaid()
    {
        at(3, 2);
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Stray"_s);
        card().close();
        at(4, 2);
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"No such row"_s);
    }

    void aKeyThatIsToBeAnotherShowsTheOther()
    {
        at(0, 2);
        m_page->editing().set(*grid().rows().whole(0), m_bed->table(u"beast")->columns[2].id,
                              Value::of(qint64(3)), Value::of(qint64(1)));
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Cid"_s);
    }

    void aRowOfAPaneAndItsArrow()
    {
        at(0, 0);
        RelatedPane *children = nullptr;
        QTRY_VERIFY((children = pane(u"mother_beasts"_s)) && children->rows().row(1));
        // The arrow of the pane leads to these rows; the first has the focus there.
        QToolButton *arrow = nullptr;
        for (QToolButton *each : children->findChildren<QToolButton *>()) {
            if (each->accessibleName() == u"Go to mother_beasts")
                arrow = each;
        }
        QVERIFY(arrow);
        rest(arrow, arrow->rect().center());
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Mia"_s);
        card().close();
        // In the grid of the pane the arrow of a key.
        RowsGrid &rows = children->grid();
        rest(rows.viewport(), rows.arrowRect(rows.rows().index(1, 2)).center());
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Bob"_s);
    }

    void theCardLeadsOn()
    {
        at(2, 3); // Tom's mother is Leo, who is kept by Ann
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Leo"_s);
        auto *columns = card().findChild<RowCard *>();
        const QRect keeper = columns->visualRect(columns->model()->index(2, 1));
        QTest::mouseClick(columns->viewport(), Qt::LeftButton, {},
                          CellPainter::arrowRect(keeper).center());
        QTRY_COMPARE(textOf(m_page->path()), u"beast[1].keeper"_s);
        QVERIFY(!card().isVisible());
    }

    void inTheTreeToo()
    {
        at(1, 2);
        m_page->toggleTree();
        QTRY_VERIFY(m_page->showsTree() && m_page->tree().currentIndex().isValid());
        QTRY_VERIFY(m_page->tree().rows().row(m_page->tree().currentIndex()));
        m_page->showCard();
        QTRY_VERIFY(card().isVisible());
        QCOMPARE(card().title(), u"Mia"_s);
        // Whoever goes elsewhere leaves it behind.
        m_page->goTo(u"keeper"_s);
        QTRY_VERIFY(!card().isVisible());
    }

private:
    [[nodiscard]] PeekCard &card() { return m_page->card(); }

    /// As Qt says it when a pointer rests.
    static void rest(QWidget *widget, const QPoint &point)
    {
        QHelpEvent event(QEvent::ToolTip, point, widget->mapToGlobal(point));
        QApplication::sendEvent(widget, &event);
    }

    [[nodiscard]] QString columns()
    {
        const auto *rows = card().findChild<RowCard *>();
        QStringList lines;
        for (int line = 0; line < rows->model()->rowCount(); ++line)
            lines.append(rows->model()->index(line, 0).data().toString() + u' '
                         + rows->model()->index(line, 1).data().toString());
        return lines.join(u"; "_s);
    }
};

} // namespace

SW_SUITE(peek, PeekTest)
#include "tst_peek.moc"
