// SPDX-License-Identifier: Apache-2.0
// Rows are edited with a mouse and keys, and saved together or not at all.
#include "tests/rows/pagehand.h"
#include "tests/window/dialogs.h"
#include "widgets/data/deletedialog.h"
#include "widgets/data/editbar.h"
#include "widgets/data/keyedit.h"

#include <QClipboard>
#include <QListView>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Practice
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT DEFAULT 'Bonn');"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL REFERENCES owner"
      " ON DELETE CASCADE, name TEXT NOT NULL, weight REAL CHECK (weight > 0),"
      " shout TEXT AS (upper(name)));"
      "CREATE TABLE visit (id INTEGER PRIMARY KEY, pet_id INTEGER NOT NULL REFERENCES pet);"
      "CREATE INDEX ix_owner ON pet (owner_id); CREATE INDEX ix_visit ON visit (pet_id);"
      "INSERT INTO owner VALUES (1, 'Alice', 'Bonn'), (2, 'Bob', 'Ulm'), (3, 'Carla', NULL);"
      "INSERT INTO pet VALUES (1, 1, 'Rex', 12.5), (2, 1, 'Tom', 4), (3, 2, 'Kim', 3.25);"
      "INSERT INTO visit VALUES (1, 3)";

class EditingTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take(Practice);
        goTo(u"pet"_s);
    }
    void cleanup() { leave(); }

    void aCellIsTypedIntoUndoneAndSaved()
    {
        at(1, 2);
        type(u"Tommy"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(1, 2), u"Tommy"_s);
        QVERIFY(bar().startsWith(u"1 row"_s) && bar().endsWith(u"changed"_s));
        QCOMPARE(stored("SELECT name FROM pet WHERE id = 2"), u"Tom"_s);
        m_page->undo();
        QCOMPARE(cell(1, 2), u"Tom"_s);
        QVERIFY(!m_page->hasEdits());
        QVERIFY(m_page->editBar().isHidden());
        m_page->redo();
        QCOMPARE(cell(1, 2), u"Tommy"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT name FROM pet WHERE id = 2"), u"Tommy"_s);
        QTRY_VERIFY(!m_page->hasEdits());
        QTRY_COMPARE(cell(1, 2), u"Tommy"_s);
        QTRY_COMPARE(cell(1, 4), u"TOMMY"_s);
    }

    void tabGoesOnAndEscapeLeavesItAsItWas()
    {
        at(0, 2);
        press(Qt::Key_F2);
        type(u"Max"_s);
        press(Qt::Key_Tab);
        QTRY_COMPARE(grid().currentIndex().column(), 3);
        type(u"99"_s);
        press(Qt::Key_Escape);
        QTRY_VERIFY(grid().hasFocus());
        QCOMPARE(cell(0, 2), u"RexMax"_s.right(3));
        QCOMPARE(cell(0, 3), u"12.5"_s);
    }

    void whatIsNotTouchedIsNotWritten()
    {
        goTo(u"owner"_s);
        at(2, 2);
        press(Qt::Key_F2);
        press(Qt::Key_Return);
        QTRY_VERIFY(grid().hasFocus());
        QVERIFY(!m_page->hasEdits());
        QCOMPARE(cell(2, 2), u"NULL"_s);
    }

    void nullIsNoEmptyText()
    {
        goTo(u"owner"_s);
        at(0, 2);
        m_page->setNull();
        QCOMPARE(cell(0, 2), u"NULL"_s);
        at(1, 2);
        press(Qt::Key_F2);
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::SelectAll);
        press(Qt::Key_Backspace);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(1, 2), u"''"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT group_concat(quote(city)) FROM owner"), u"NULL,'',NULL"_s);
    }

    void aKeyIsFoundByName()
    {
        at(0, 1);
        press(Qt::Key_F2);
        auto *edit = qobject_cast<KeyEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        edit->selectAll();
        type(u"carl"_s);
        auto *list = edit->findChild<QListView *>();
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTRY_COMPARE(list->model()->index(0, 0).data().toString(), u"Carla   3"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(0, 1), u"3"_s);
        // The card of the owner shows whom it will be.
        QTRY_COMPARE(pane(u"owner"_s)->rows().index(0, 1).data().toString(), u"Carla"_s);
        m_page->undo();
        QTRY_COMPARE(pane(u"owner"_s)->rows().index(0, 1).data().toString(), u"Alice"_s);
    }

    void computedCellsCannotBeEdited()
    {
        at(0, 4);
        press(Qt::Key_F2);
        QVERIFY(grid().hasFocus());
        QVERIFY(!(grid().rows().flags(grid().currentIndex()) & Qt::ItemIsEditable));
        QVERIFY(grid().rows().readOnlyReason(grid().currentIndex()).contains(u"computed"));
    }

    void whatIsWrongIsSaidAtTheCellBeforeItIsSaved()
    {
        at(0, 3);
        type(u"-1"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(grid().rows().shown(index(0, 3)).problem);
        at(1, 2);
        m_page->setNull();
        QVERIFY(grid().rows().shown(index(1, 2)).problem);
        m_page->save();
        QTRY_VERIFY2(bar().startsWith(u"Nothing was saved."_s), qPrintable(bar()));
        QVERIFY(m_page->hasEdits());
        QCOMPARE(stored("SELECT name || weight FROM pet WHERE id < 3"), u"Rex12.5"_s);
    }

    void aNewRowAndItsChildrenAreSavedTogether()
    {
        goTo(u"owner"_s);
        m_page->addRow();
        QTRY_COMPARE(grid().currentIndex(), index(3, 1));
        QCOMPARE(cell(3, 0), u"new 1"_s);
        QCOMPARE(cell(3, 2), u"'Bonn'"_s);
        type(u"Dora"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(3, 1), u"Dora"_s);
        // A child of the parent that is not saved yet.
        QTRY_VERIFY(pane(u"pets"_s));
        QTRY_VERIFY(pane(u"pets"_s)->from().row && pane(u"pets"_s)->from().row->row.isFresh());
        pane(u"pets"_s)->grid().setFocus();
        m_page->addRow();
        QTRY_COMPARE(pane(u"pets"_s)->rows().count(), 1);
        QCOMPARE(pane(u"pets"_s)->rows().index(0, 1).data().toString(), u"new 1"_s);
        QTRY_VERIFY(pane(u"pets"_s)->grid().hasFocus());
        type(u"Bello"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(bar(), u"2 rows new"_s);
        m_page->save();
        QTRY_COMPARE(
            stored("SELECT o.name || ' ' || o.city || ' ' || p.name FROM owner o JOIN pet p"
                   " ON p.owner_id = o.id WHERE p.id = 4"),
            u"Dora Bonn Bello"_s);
        QTRY_COMPARE(grid().rows().count(), 4);
        QTRY_COMPARE(cell(3, 0), u"4"_s);
    }

    void deletingShowsFirstWhatGoesWithIt()
    {
        goTo(u"owner"_s);
        at(0, 0);
        m_page->removeRows();
        QTRY_VERIFY(m_page->findChild<DeleteDialog *>());
        auto *dialog = m_page->findChild<DeleteDialog *>();
        auto *tree = dialog->findChild<QTreeWidget *>();
        QCOMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->text(0), u"pet (owner_id)"_s);
        QCOMPARE(tree->topLevelItem(0)->text(1), u"2"_s);
        QCOMPARE(tree->topLevelItem(0)->text(2), u"deleted too"_s);
        QVERIFY(!m_page->hasEdits());
        for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
            if (each->text() == u"Delete")
                QTest::mouseClick(each, Qt::LeftButton);
        }
        QTRY_COMPARE(grid().rows().shown(index(0, 0)).state, RowState::Removed);
        m_page->save();
        QTRY_COMPARE(stored("SELECT count(*) FROM pet"), u"1"_s);
        QTRY_COMPARE(grid().rows().count(), 2);
        // And back again, with what went along.
        m_page->undoSaved();
        QTRY_VERIFY(m_page->hasEdits());
        m_page->save();
        QTRY_COMPARE(stored("SELECT group_concat(name) FROM (SELECT name FROM pet ORDER BY id)"),
                     u"Rex,Tom,Kim"_s);
    }

    void whatIsInTheWayIsNamed()
    {
        at(2, 0);
        m_page->removeRows();
        QTRY_VERIFY(m_page->findChild<DeleteDialog *>());
        auto *dialog = m_page->findChild<DeleteDialog *>();
        QVERIFY(dialog->findChild<QTreeWidget *>()->topLevelItem(0)->text(2).startsWith(
            u"in the way"_s));
        for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
            if (each->text() == u"Delete")
                QVERIFY(!each->isEnabled());
        }
        dialog->reject();
        QVERIFY(!m_page->hasEdits());
    }

    void aBlockFromASpreadsheet()
    {
        at(0, 2);
        QGuiApplication::clipboard()->setText(u"Rexi\t10\nTomi\t5\nKimi\t2\nNeo\t1"_s);
        m_page->paste();
        QCOMPARE(cell(0, 2), u"Rexi"_s);
        QCOMPARE(cell(2, 3), u"2.0"_s);
        QCOMPARE(grid().rows().count(), 4);
        QCOMPARE(cell(3, 2), u"Neo"_s);
        m_page->undo(); // as one
        QVERIFY(!m_page->hasEdits());
    }

    void aCloneIsANewRow()
    {
        at(0, 2);
        m_page->cloneRows();
        QTRY_COMPARE(grid().rows().count(), 4);
        QCOMPARE(cell(3, 2), u"Rex"_s);
        QCOMPARE(cell(3, 0), u"new 1"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT count(*) FROM pet WHERE name = 'Rex'"), u"2"_s);
    }

    void changedBySomebodyElseMeanwhile()
    {
        at(0, 2);
        type(u"Mine"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(m_page->hasEdits());
        m_bed->run("UPDATE pet SET name = 'Theirs' WHERE id = 1");
        QString told;
        withNextDialog<QMessageBox>([&](QMessageBox &box) {
            told = box.informativeText();
            sw::test::press(box, u"Keep mine"_s);
        });
        m_page->save();
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told, u"name: was 'Rex', is now 'Theirs', yours is 'Mine'"_s);
        QCOMPARE(stored("SELECT name FROM pet WHERE id = 1"), u"Theirs"_s);
        m_page->save();
        QTRY_COMPARE(stored("SELECT name FROM pet WHERE id = 1"), u"Mine"_s);
    }

    void wholeRowsAreDeletedAndCellsEmptied()
    {
        goTo(u"visit"_s);
        grid().selectAll();
        m_page->removeOrClear();
        QTRY_VERIFY(bar().startsWith(u"1 row"_s) && bar().endsWith(u"deleted"_s));
        m_page->editing().discard();
        goTo(u"owner"_s);
        at(0, 2);
        m_page->removeOrClear();
        QCOMPARE(cell(0, 2), u"NULL"_s);
        QVERIFY(bar().startsWith(u"1 row"_s) && bar().endsWith(u"changed"_s));
    }

    void nothingIsEditedWhileItIsSaved()
    {
        at(0, 2);
        type(u"Maxi"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(0, 2), u"Maxi"_s);
        m_page->save();
        QVERIFY(m_page->editing().isSaving());
        // What came now would go with what is saved, and never be written.
        m_page->editing().insert(m_bed->table(u"pet")->id);
        m_page->undo();
        m_page->editing().discard();
        QCOMPARE(m_page->editing().edits().rows().size(), 1U);
        QTRY_COMPARE(stored("SELECT name FROM pet WHERE id = 1"), u"Maxi"_s);
        QTRY_VERIFY(!m_page->editing().isSaving());
    }

    void editsAreOfOneDatabase()
    {
        m_page->editing().insert(m_bed->table(u"pet")->id);
        QVERIFY(m_page->hasEdits());
        const RowsBed other(Practice);
        m_page->open(other.path(), schemaOf(other.path()), {});
        QVERIFY(!m_page->hasEdits());
        QVERIFY(!m_page->editing().edits().canRedo() && !m_page->editing().edits().canUndo());
    }

    void whatIsNoTextIsNotTypedAndWhatIsCutIsNotWritten()
    {
        m_bed->run("UPDATE owner SET city = x'0102' WHERE id = 1;"
                   "UPDATE owner SET city = CAST(x'ff41' AS TEXT) WHERE id = 2;"
                   "UPDATE owner SET city = printf('%.*c', 1000, 'x') WHERE id = 3");
        goTo(u"owner"_s);
        for (int row = 0; row < 3; ++row)
            QVERIFY(!(grid().rows().flags(index(row, 2)) & Qt::ItemIsEditable));
        QVERIFY(!grid().rows().untypedReason(index(0, 2)).isEmpty());
        QVERIFY(!grid().rows().untypedReason(index(1, 2)).isEmpty());
        QVERIFY(grid().rows().readOnlyReason(index(2, 2)).contains(u"too long"));
        QVERIFY(!grid().rows().setValue(index(2, 2), Value()));
        QVERIFY(grid().rows().setValue(index(0, 2), Value()));
        // Nor is a part of it copied for the whole, or cut away.
        QGuiApplication::clipboard()->setText(u"before"_s);
        at(2, 2);
        m_page->cut();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        QCOMPARE(m_page->editing().edits().rows().size(), 1U);
    }
};

} // namespace

SW_SUITE(editing, EditingTest)
#include "tst_editing.moc"
