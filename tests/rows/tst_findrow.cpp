// SPDX-License-Identifier: Apache-2.0
// Going to a row by what it is called or by its key, with keys and a mouse.
#include "tests/rows/pagehand.h"
#include "tests/window/dialogs.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowfinder.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER REFERENCES owner);"
      "CREATE TABLE big (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE VIEW pets_of AS SELECT * FROM pet;"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Rex Stout');"
      "INSERT INTO pet VALUES (1, 'Rex', 1), (2, 'Tom', 1), (3, 'Kit', 2);"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000)"
      " INSERT INTO big SELECT i, 'number ' || i FROM n";

class FindRowTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take(Pets);
        goTo(u"owner"_s);
        m_page->findRow();
        m_finder = m_page->findChild<RowFinder *>();
        QVERIFY(m_finder && m_finder->isVisible());
        m_lines = m_finder->findChild<QListView *>()->model();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_lines, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        leave();
    }

    void nothingTypedListsTheTables()
    {
        QCOMPARE(lines(), u"big; owner; pet; pets_of"_s);
        press(Qt::Key_Escape);
        QVERIFY(!m_finder->isVisible());
        QVERIFY(grid().hasFocus());
    }

    void rowsOfTheTableThatIsLookedAtComeFirst()
    {
        type(u"rex"_s);
        QTRY_COMPARE(lines(), u"Rex Stout (owner #2); Rex (pet #1)"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(grid().rows().set().name(), u"pet"_s);
        QTRY_COMPARE(cell(grid().currentIndex().row(), 1), u"Rex"_s);
        QVERIFY(grid().hasFocus());
        m_page->goBack();
        QTRY_COMPARE(grid().rows().set().name(), u"owner"_s);
    }

    void aTableBeforeTheTextSearchesItAlone()
    {
        type(u"pet rex"_s);
        QTRY_COMPARE(lines(), u"Rex (pet #1)"_s);
    }

    void aRowFarDownIsGoneTo()
    {
        type(u"number 25000"_s);
        QTRY_COMPARE(lines(), u"number 25000 (big #25000)"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(grid().currentIndex().row(), 24'999);
        QTRY_COMPARE(cell(24'999, 1), u"number 25000"_s);
    }

    void aKeyIsEnough()
    {
        type(u"3"_s);
        QTRY_VERIFY(lines().contains(u"Kit (pet #3)"_s));
        QVERIFY(lines().contains(u"number 3 (big #3)"_s));
    }

    void controlOpensATab()
    {
        type(u"tom"_s);
        QTRY_COMPARE(lines(), u"Tom (pet #2)"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_page->tabs().count(), 2);
        QTRY_COMPARE(cell(grid().currentIndex().row(), 1), u"Tom"_s);
    }

    void aClickGoesThereToo()
    {
        type(u"pets"_s);
        QTRY_COMPARE(lines(), u"pets_of"_s);
        auto *list = m_finder->findChild<QListView *>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(m_lines->index(0, 0)).center());
        QTRY_COMPARE(grid().rows().set().name(), u"pets_of"_s);
    }

    void nothingFoundIsSaid()
    {
        type(u"zzz"_s);
        QTRY_COMPARE(lines(), u"No row is called that, and none has that key"_s);
        press(Qt::Key_Return); // nothing to go to
        QVERIFY(m_finder->isVisible());
        QCOMPARE(grid().rows().set().name(), u"owner"_s);
    }

    void whatWasTypedBeforeIsNotWaitedFor()
    {
        type(u"rex"_s);
        QTest::keyClicks(QApplication::focusWidget(), u" stout"_s);
        QTRY_COMPARE(lines(), u"Rex Stout (owner #2)"_s);
    }

    /// Another program removed rows before it meanwhile.
    void theRowIsFoundAgainWhereverItStands()
    {
        press(Qt::Key_Escape);
        goTo(u"big"_s);
        grid().goTo(20'000, 1);
        QTRY_COMPARE(cell(20'000, 1), u"number 20001"_s);
        goTo(u"owner"_s);
        m_bed->run("DELETE FROM big WHERE id <= 100");
        m_page->readAgain();
        m_page->goBack();
        QTRY_COMPARE(grid().currentIndex().row(), 19'900);
        QTRY_COMPARE(cell(19'900, 1), u"number 20001"_s);
    }

    void aCellFiltersByItsValue()
    {
        press(Qt::Key_Escape);
        m_bed->run("UPDATE pet SET name = 'it''s', owner_id = NULL WHERE id = 3");
        goTo(u"pet"_s);
        QTRY_COMPARE(cell(2, 1), u"it's"_s);
        filterByValue(2, 1);
        QTRY_COMPARE(grid().rows().count(), 1);
        QCOMPARE(grid().filters().texts().value(u"name"_s), u"='it''s'"_s);
        QTRY_COMPARE(cell(0, 0), u"3"_s);
        filterByValue(0, 2); // NULL, besides
        QCOMPARE(grid().filters().texts().size(), 2);
        QTRY_VERIFY(grid().rows().isCounted() && grid().rows().count() == 1);
    }

private:
    void filterByValue(int row, int column)
    {
        withNextDialog<QMenu>([](QMenu &menu) {
            for (QAction *action : menu.actions()) {
                if (action->text() == u"Filter by this value"_s)
                    action->trigger();
            }
            menu.close();
        });
        const QPoint place = grid().visualRect(index(row, column)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                grid().viewport()->mapToGlobal(place));
        QApplication::sendEvent(grid().viewport(), &event);
    }

    /// `Rex (pet #1); …`
    [[nodiscard]] QString lines() const
    {
        QStringList lines;
        for (int i = 0; i < m_lines->rowCount(); ++i) {
            const QModelIndex index = m_lines->index(i, 0);
            const QString about = index.data(Finder::AboutRole).toString();
            const QString end = index.data(Finder::EndRole).toString();
            lines.append(about.isEmpty() ? index.data().toString()
                                         : QString(index.data().toString() + u" ("_s + about + u' '
                                                   + end + u')'));
        }
        return lines.join(u"; ");
    }

    RowFinder *m_finder = nullptr;
    QAbstractItemModel *m_lines = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace

SW_SUITE(findrow, FindRowTest)
#include "tst_findrow.moc"
