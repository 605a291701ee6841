// SPDX-License-Identifier: Apache-2.0
// Rows along the lines, with a mouse and keys.
#include "tests/rows/rowsbed.h"
#include "widgets/data/breadcrumb.h"
#include "widgets/data/datapage.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/tablelist.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Clinic
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner, vet_id INTEGER"
      " REFERENCES vet, name TEXT, mother_id INTEGER REFERENCES pet);"
      "CREATE TABLE vet (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE illness (code TEXT PRIMARY KEY, title TEXT);"
      "CREATE TABLE pet_illness (pet_id INTEGER REFERENCES pet, illness_code TEXT REFERENCES"
      " illness, since TEXT, PRIMARY KEY (pet_id, illness_code));"
      "CREATE INDEX ix_owner ON pet (owner_id); CREATE INDEX ix_mother ON pet (mother_id);"
      "INSERT INTO owner VALUES (1, 'Alice', 'Bonn'), (2, 'Bob', 'Ulm'), (3, 'Carla', NULL);"
      "INSERT INTO vet VALUES (1, 'Dr. Dolittle'), (2, 'Dr. Who');"
      "INSERT INTO pet VALUES (1, 1, 1, 'Rex', NULL), (2, 1, 2, 'Tom', 1), (3, 2, 1, 'Kim', 1),"
      "(4, NULL, NULL, 'Stray', NULL);"
      "INSERT INTO illness VALUES ('F', 'flu'), ('R', 'rabies');"
      "INSERT INTO pet_illness VALUES (1, 'F', '2024'), (1, 'R', '2025'), (3, 'F', '2023')";

class DataPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bed = std::make_unique<RowsBed>(Clinic);
        m_page = std::make_unique<DataPage>(m_theme);
        m_page->resize(1400, 900);
        m_page->show();
        m_page->bar().show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->open(m_bed->path(), schemaOf(m_bed->path()), {u"planned"_s});
        m_page->goTo(u"pet"_s);
        QTRY_COMPARE(grid().currentIndex().row(), 0);
    }
    void cleanup()
    {
        m_page.reset();
        m_bed.reset();
    }

    void everyRelationshipOfTheFocusRowHasItsPane()
    {
        QTRY_COMPARE(
            panes(),
            u"owner: 1 Alice Bonn | vet: 1 Dr. Dolittle | mother: | "
            "mother_pets: 2 1 2 Tom 1; 3 2 1 Kim 1 | illnesses: F flu 2024; R rabies 2025 | "
            "pet_illnesses: 1 F 2024; 1 R 2025"_s);
        press(Qt::Key_Down);
        QTRY_COMPARE(panes(), u"owner: 1 Alice Bonn | vet: 2 Dr. Who | mother: 1 1 1 Rex NULL | "
                              "mother_pets: | illnesses: | pet_illnesses:"_s);
    }

    void severalRowsGiveTheUnion()
    {
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(panes().section(u" | "_s, 0, 1),
                     u"owner: 1 Alice Bonn; 2 Bob Ulm | vet: 1 Dr. Dolittle; 2 Dr. Who"_s);
    }

    void farKeysTakeTheSelectionAlong()
    {
        press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(grid().currentIndex(), at(3, 4));
        QCOMPARE(grid().selectedRows(10), std::vector<qint64>{3});
        press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(grid().currentIndex(), at(0, 0));
        QCOMPARE(grid().selectedRows(10), std::vector<qint64>{0});
        press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(grid().selectedRows(10), (std::vector<qint64>{0, 1, 2, 3}));
    }

    void theArrowOfAKeyFollowsIt()
    {
        click(1, 1);
        QTRY_COMPARE(crumbs(), u"pet #2 ▸ owner"_s);
        QTRY_COMPARE(rows(), u"1 Alice Bonn"_s);
        // A resting pointer shows by its shape that there is something to click.
        m_page->goBack();
        QTRY_COMPARE(grid().currentIndex().row(), 1);
        QTest::mouseMove(grid().viewport(), grid().arrowRect(at(0, 1)).center());
        QTRY_COMPARE(grid().viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseMove(grid().viewport(), grid().visualRect(at(0, 3)).center());
        QTRY_COMPARE(grid().viewport()->cursor().shape(), Qt::ArrowCursor);
    }

    void whatRefersToNothingHasNoArrow()
    {
        QVERIFY(grid().arrowRect(at(3, 1)).isNull());
        QVERIFY(!grid().arrowRect(at(2, 1)).isNull());
        QVERIFY(grid().arrowRect(at(2, 3)).isNull());
    }

    void aPaneLeadsOnAndThePathLeadsBack()
    {
        QTRY_COMPARE(panes().section(u" | "_s, 4, 4), u"illnesses: F flu 2024; R rabies 2025"_s);
        clickButton(u"Go to illnesses"_s);
        QTRY_COMPARE(crumbs(), u"pet #1 ▸ illnesses"_s);
        QTRY_COMPARE(rows(), u"F flu; R rabies"_s);
        QTRY_COMPARE(panes().section(u" | "_s, 0, 0),
                     u"pets: 1 1 1 Rex NULL 2024; 3 2 1 Kim 1 2023"_s);
        clickButton(u"Go to pets"_s);
        QTRY_COMPARE(crumbs(), u"pet #1 ▸ illnesses #F ▸ pets"_s);
        clickButton({}, u"pet #1"_s);
        QTRY_COMPARE(crumbs(), u"pet #1"_s);
        QTRY_COMPARE(rows(), u"1 1 1 Rex NULL"_s);
    }

    void backAndForthRestoreFilterSortAndSelection()
    {
        filter(3, u"m"_s);
        QTRY_COMPARE(rows(), u"2 1 2 Tom 1; 3 2 1 Kim 1"_s);
        clickHeader(3);
        QTRY_COMPARE(rows(), u"3 2 1 Kim 1; 2 1 2 Tom 1"_s);
        grid().setFocus();
        press(Qt::Key_Down);
        press(Qt::Key_Right);
        m_page->goTo(u"vet"_s);
        QTRY_COMPARE(rows(), u"1 Dr. Dolittle; 2 Dr. Who"_s);
        QVERIFY(grid().filters().texts().isEmpty());
        m_page->goBack();
        QTRY_COMPARE(rows(), u"3 2 1 Kim 1; 2 1 2 Tom 1"_s);
        QCOMPARE(grid().filters().texts().value(u"name"_s), u"m"_s);
        QTRY_COMPARE(grid().currentIndex(), at(1, 1));
        m_page->goForward();
        QTRY_COMPARE(crumbs(), u"vet"_s);
        QTRY_COMPARE(rows(), u"1 Dr. Dolittle; 2 Dr. Who"_s);
    }

    void sortedBySeveralColumns()
    {
        clickHeader(2);
        QTRY_COMPARE(names(), u"Stray Rex Kim Tom"_s);
        clickHeader(0, Qt::ShiftModifier);
        clickHeader(0, Qt::ShiftModifier);
        QTRY_COMPARE(names(), u"Stray Kim Rex Tom"_s);
        clickHeader(0, Qt::ShiftModifier); // a third time: not any more
        QTRY_COMPARE(names(), u"Stray Rex Kim Tom"_s);
        clickHeader(2);
        QTRY_COMPARE(names(), u"Tom Rex Kim Stray"_s);
        clickHeader(2);
        QTRY_COMPARE(names(), u"Rex Tom Kim Stray"_s);
    }

    void aKeyIsFilteredByTheNameOfWhatItRefersTo()
    {
        filter(1, u"ali"_s);
        QTRY_COMPARE(names(), u"Rex Tom"_s);
        filter(1, u"2"_s);
        QTRY_COMPARE(names(), u"Kim"_s);
        filter(1, u"null"_s);
        QTRY_COMPARE(names(), u"Stray"_s);
        // Escape empties it, and once more goes back to the rows.
        press(Qt::Key_Escape);
        QTRY_COMPARE(names(), u"Rex Tom Kim Stray"_s);
        press(Qt::Key_Escape);
        QVERIFY(grid().hasFocus());
    }

    void aWrongFilterIsSaidAtItsField()
    {
        filter(3, u"/(/"_s);
        QTRY_VERIFY(field(3)->toolTip().startsWith(u"The regular expression is wrong"_s));
        QCOMPARE(names(), u"Rex Tom Kim Stray"_s);
        filter(3, u"/^K/"_s);
        QTRY_COMPARE(names(), u"Kim"_s);
        QVERIFY(!field(3)->toolTip().startsWith(u"The regular expression is wrong"_s));
    }

    void aPaneOpensItsOwn()
    {
        QTRY_VERIFY(panes().contains(u"owner: 1 Alice Bonn"_s));
        clickButton(u"Relationships of owner"_s);
        QTRY_COMPARE(inner(), u"pets: 1 1 1 Rex NULL; 2 1 2 Tom 1"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QTRY_COMPARE(inner(), u"pets: 3 2 1 Kim 1"_s);
        press(Qt::Key_Down); // a stray
        QTRY_COMPARE(inner(), u"pets:"_s);
    }

    void whatIsDrawnOnlyIsListedAndSaid()
    {
        QString said;
        connect(m_page.get(), &DataPage::said, this, [&](const QString &text) { said = text; });
        auto *list = m_page->findChild<QAbstractItemView *>(QString(), Qt::FindChildrenRecursively);
        for (QAbstractItemView *each : m_page->findChildren<QAbstractItemView *>()) {
            if (each->accessibleName() == u"Tables")
                list = each;
        }
        const QModelIndexList found
            = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, u"planned"_s);
        QCOMPARE(found.size(), 1);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(found.first()).center());
        QCOMPARE(said, u"planned is drawn, and not in the database yet: Apply makes it."_s);
        QCOMPARE(crumbs(), u"pet"_s);
    }

    void countsOfTablesAreThere()
    {
        const TableListModel &tables = m_page->tables().tables();
        QTRY_COMPARE(tables.index(tables.rowOf(u"pet"_s)).data(TableListModel::CountRole), u"4"_s);
        QTRY_COMPARE(tables.index(tables.rowOf(u"vet"_s)).data(TableListModel::CountRole), u"2"_s);
    }

    void whatAnotherProgramChangedIsShownWithoutLosingThePlace()
    {
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        m_bed->run("UPDATE pet SET name = 'Kimberly' WHERE id = 3; INSERT INTO pet VALUES (9, 2, 2,"
                   " 'New', 3)");
        m_page->readAgain();
        QTRY_COMPARE(names(), u"Rex Tom Kimberly Stray New"_s);
        QCOMPARE(grid().currentIndex().row(), 2);
        QTRY_COMPARE(panes().section(u" | "_s, 3, 3), u"mother_pets: 9 2 2 New 3"_s);
    }

    void copiedAsASpreadsheetTakesIt()
    {
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Right, Qt::ShiftModifier);
        m_page->copy();
        QCOMPARE(QApplication::clipboard()->text(), u"Rex\t\nTom\t1"_s);
    }

    void cutIsAboutThePaneThatHasTheKeys()
    {
        QTRY_VERIFY(panes().contains(u"owner: 1 Alice Bonn"_s));
        QTRY_VERIFY(panes().contains(u"mother_pets: 2 1 2 Tom 1"_s));
        RowsGrid &pets = m_page->panes().panes()[3]->grid();
        pets.setFocus();
        pets.goTo(1, 3);
        m_page->cut();
        QCOMPARE(QApplication::clipboard()->text(), u"Kim"_s);
        QCOMPARE(pets.rows().index(1, 3).data().toString(), u"NULL"_s);
        QCOMPARE(names(), u"Rex Tom NULL Stray"_s);
    }

    void placesInTabs()
    {
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, Qt::ControlModifier,
                          grid().arrowRect(at(0, 1)).center());
        QTRY_COMPARE(crumbs(), u"pet #1 ▸ owner"_s);
        QTabBar &tabs = m_page->tabs();
        QVERIFY(!tabs.isHidden());
        QCOMPARE(tabs.count(), 2);
        QCOMPARE(tabs.tabText(1), u"owner"_s);
        QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(0).center());
        QTRY_COMPARE(crumbs(), u"pet"_s);
        QTRY_COMPARE(names(), u"Rex Tom Kim Stray"_s);
        Q_EMIT tabs.tabCloseRequested(0);
        QTRY_COMPARE(crumbs(), u"pet #1 ▸ owner"_s);
        QTRY_COMPARE(rows(), u"1 Alice Bonn"_s);
        QVERIFY(tabs.isHidden());
    }

private:
    [[nodiscard]] RowsGrid &grid() { return m_page->grid(); }
    [[nodiscard]] QModelIndex at(int row, int column) { return grid().rows().index(row, column); }
    [[nodiscard]] QString crumbs() { return m_page->breadcrumb().text(); }

    [[nodiscard]] static QString rowsOf(const RowsModel &model)
    {
        QStringList lines;
        for (int row = 0; row < model.count(); ++row) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(); ++column)
                cells.append(model.index(row, column).data().toString());
            lines.append(cells.join(u' '));
        }
        return lines.join(u"; "_s);
    }
    [[nodiscard]] QString rows() { return rowsOf(grid().rows()); }
    [[nodiscard]] QString names()
    {
        QStringList names;
        for (int row = 0; row < grid().rows().count(); ++row)
            names.append(at(row, 3).data().toString());
        return names.join(u' ');
    }

    [[nodiscard]] static QString panesOf(const PaneStrip &strip)
    {
        QStringList texts;
        for (const RelatedPane *pane : strip.panes())
            texts.append(u"%1: %2"_s.arg(pane->way().role, rowsOf(pane->rows())).trimmed());
        return texts.join(u" | "_s);
    }
    [[nodiscard]] QString panes() { return panesOf(m_page->panes()); }
    [[nodiscard]] QString inner()
    {
        const auto *strip = m_page->panes().findChild<PaneStrip *>();
        return strip ? panesOf(*strip) : u"none"_s;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void click(int row, int column)
    {
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {},
                          grid().visualRect(at(row, 0)).center());
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {},
                          grid().arrowRect(at(row, column)).center());
    }
    void clickHeader(int column, Qt::KeyboardModifiers modifiers = {})
    {
        QHeaderView &header = grid().header();
        const QPoint place(header.sectionViewportPosition(column) + header.sectionSize(column) / 2,
                           header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, modifiers, place);
    }
    [[nodiscard]] QLineEdit *field(int column)
    {
        const QString name
            = u"Filter of "_s + grid().rows().columns()[static_cast<size_t>(column)].name;
        for (QLineEdit *each : grid().filters().findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    void filter(int column, const QString &text)
    {
        QLineEdit *there = field(column);
        there->setFocus();
        there->selectAll();
        QTest::keyClicks(there, text);
    }
    [[nodiscard]] QToolButton *button(const QString &accessibleName, const QString &text)
    {
        for (QToolButton *each : m_page->findChildren<QToolButton *>()) {
            const bool isIt
                = text.isEmpty() ? each->accessibleName() == accessibleName : each->text() == text;
            if (isIt && each->isVisible())
                return each;
        }
        return nullptr;
    }
    void clickButton(const QString &accessibleName, const QString &text = {})
    {
        QTRY_VERIFY2(button(accessibleName, text), qPrintable(accessibleName + text));
        QTest::mouseClick(button(accessibleName, text), Qt::LeftButton);
    }

    Theme m_theme;
    std::unique_ptr<RowsBed> m_bed;
    std::unique_ptr<DataPage> m_page;
};

} // namespace

SW_SUITE(datapage, DataPageTest)
#include "tst_datapage.moc"
