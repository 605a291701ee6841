// SPDX-License-Identifier: Apache-2.0
// Rows go out and come in through the dialogs, with a mouse and keys.
#include "tests/rows/rowsbed.h"
#include "tests/window/dialogs.h"
#include "widgets/data/datapage.h"
#include "widgets/data/exportdialog.h"
#include "widgets/data/importdialog.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *OwnersAndPets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner, name TEXT"
      " NOT NULL, weight REAL CHECK (weight > 0));"
      "CREATE INDEX ix_owner ON pet (owner_id);"
      "INSERT INTO owner VALUES (1, 'Ann', '=1+1'), (2, 'Bob', NULL), (3, 'Cid', '');"
      "INSERT INTO pet VALUES (1, 1, 'Rex', 12.5), (2, 1, 'Tom', 4)";

class InOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bed = std::make_unique<RowsBed>(OwnersAndPets);
        m_page = std::make_unique<DataPage>(m_theme);
        m_page->resize(1400, 900);
        m_page->bar().show();
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_said = std::make_unique<QSignalSpy>(m_page.get(), &DataPage::said);
        m_page->open(m_bed->path(), schemaOf(m_bed->path()), {});
        goTo(u"owner"_s);
    }
    void cleanup()
    {
        m_said.reset();
        m_page.reset();
        m_bed.reset();
    }

    void theSelectionInEveryForm()
    {
        grid().selectAll();
        copyAs(u"CSV"_s);
        QTRY_COMPARE(clipboard(), u"id,name,note\n1,Ann,'=1+1\n2,Bob,\n3,Cid,\"\"\n"_s);
        copyAs(u"JSON"_s);
        QTRY_VERIFY(clipboard().startsWith(u"[\n  {\"id\": 1, \"name\": \"Ann\""));
        copyAs(u"SQL INSERT"_s);
        QTRY_VERIFY(clipboard().startsWith(u"INSERT INTO owner (id, name, note) VALUES\n"));
        copyAs(u"Markdown"_s);
        QTRY_VERIFY(clipboard().startsWith(u"| id | name | note |\n"));
        // One column of some rows; and what is pending.
        grid().goTo(0, 0);
        QTest::keyClick(&grid(), Qt::Key_Down, Qt::ShiftModifier);
        copyAs(u"SQL IN (…) of the column"_s);
        QTRY_COMPARE(clipboard(), u"(1, 2)"_s);
        QTRY_COMPARE(m_said->last().front().toString(), u"2 rows copied."_s);
        grid().goTo(1, 1);
        grid().rows().setData(grid().currentIndex(), u"Bobby"_s, Qt::EditRole);
        copyAs(u"CSV"_s);
        QTRY_COMPARE(clipboard(), u"name\nBobby\n"_s);
    }

    void whatIsNotHeldIsReadAndCopied()
    {
        m_bed->run("WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i <"
                   " 20000) INSERT INTO owner SELECT i, 'name ' || i, printf('%.*c', 400, 'y')"
                   " FROM n");
        m_page->readAgain();
        QTRY_COMPARE(grid().rows().count(), 19'994);
        grid().selectAll();
        m_page->copy();
        QTRY_COMPARE(clipboard().count(u'\n'), 19'993);
        QVERIFY(clipboard().endsWith(u"20000\tname 20000\t" + QString(400, u'y')));
        // Two pieces far from each other, of which only one was seen.
        grid().goTo(1, 0);
        QItemSelection both(grid().rows().index(1, 0), grid().rows().index(2, 0));
        both.select(grid().rows().index(9'000, 0), grid().rows().index(9'001, 0));
        both.select(grid().rows().index(12'000, 0), grid().rows().index(12'000, 0));
        grid().selectionModel()->select(both, QItemSelectionModel::ClearAndSelect);
        copyAs(u"CSV"_s);
        QTRY_COMPARE(clipboard(), u"id\n2\n3\n9007\n9008\n12007\n"_s);
        // A value of which the grid has the beginning only.
        grid().goTo(5, 2);
        m_page->copy();
        QTRY_COMPARE(clipboard(), QString(400, u'y'));
    }

    void theMenusOfGridPaneAndBarHaveIt()
    {
        const auto menuHas = [](const QMenu &menu, const QString &text) {
            const QList<QAction *> actions = menu.actions();
            return std::any_of(actions.begin(), actions.end(),
                               [&](const QAction *each) { return each->text() == text; });
        };
        auto *button = m_page->bar().findChild<QToolButton *>(u"rowsInOut"_s);
        QVERIFY(button && menuHas(*button->menu(), u"Export rows…"_s)
                && menuHas(*button->menu(), u"Import CSV…"_s)
                && menuHas(*button->menu(), u"Copy as"_s));
        grid().goTo(0, 1);
        QTRY_COMPARE(m_page->panes().panes().size(), 1U);
        RowsGrid &pets = m_page->panes().panes().front()->grid();
        QTRY_COMPARE(pets.rows().count(), 2);
        for (RowsGrid *each : {&grid(), &pets}) {
            bool isThere = false;
            withNextDialog<QMenu>([&](QMenu &menu) {
                isThere = menuHas(menu, u"Copy as"_s);
                menu.close();
            });
            each->setFocus();
            each->goTo(0, 0);
            QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
            QApplication::sendEvent(each->viewport(), &event);
            QVERIFY(isThere);
        }
    }

    void theRowsOfAPane()
    {
        grid().goTo(0, 1);
        QTRY_COMPARE(m_page->panes().panes().size(), 1U);
        RowsGrid &pets = m_page->panes().panes().front()->grid();
        QTRY_COMPARE(pets.rows().count(), 2);
        pets.setFocus();
        pets.selectAll();
        copyAs(u"CSV"_s);
        QTRY_COMPARE(clipboard(), u"id,owner_id,name,weight\n1,1,Rex,12.5\n2,1,Tom,4.0\n"_s);
        pets.goTo(1, 2);
        QTest::keyClick(&pets, Qt::Key_Left, Qt::ShiftModifier);
        copyAs(u"SQL IN (…) of the column"_s); // of the cell that has the focus
        QTRY_COMPARE(clipboard(), u"(1)"_s);
    }

    void exportedIntoAFile()
    {
        m_page->exportRows();
        QTRY_VERIFY(m_page->findChild<ExportDialog *>());
        auto *dialog = m_page->findChild<ExportDialog *>();
        QTRY_COMPARE(dialog->preview(), u"id,name,note\n1,Ann,'=1+1\n2,Bob,\n3,Cid,\"\"\n"_s);
        QVERIFY(!dialog->isModal());
        // By the keys: the guard goes, and the format changes what there is to choose.
        auto *guard
            = box(*dialog,
                  u"Guard against formulas: an apostrophe before texts that begin with = + - @"_s);
        guard->setFocus();
        QTest::keyClick(guard, Qt::Key_Space);
        QTRY_VERIFY(dialog->preview().contains(u"Ann,=1+1"));
        auto *format = combo(*dialog, u"Format"_s);
        QTest::keyClick(format, Qt::Key_Down);
        QTRY_VERIFY(dialog->preview().startsWith(u"[\n  {\"id\": 1"));
        QVERIFY(guard->isHidden());
        QTest::keyClick(format, Qt::Key_Up);
        QTRY_VERIFY(!guard->isHidden());
        const QString path = m_files.path(u"owners.csv"_s);
        answerFileDialog(path);
        click(*dialog, u"Export…"_s);
        QTRY_VERIFY(m_said->count() > 0);
        QCOMPARE(m_said->last().front().toString(), u"Wrote 3 rows into owners.csv."_s);
        QCOMPARE(Folder::bytesOf(path),
                 QByteArray("id,name,note\r\n1,Ann,=1+1\r\n2,Bob,\r\n3,Cid,\"\"\r\n"));
        QTRY_VERIFY(!m_page->findChild<ExportDialog *>());
    }

    void theFilteredOrTheSelectedOrAll()
    {
        grid().goTo(0, 1);
        QTest::keyClick(&grid(), Qt::Key_Down, Qt::ShiftModifier);
        m_page->exportRows();
        QTRY_VERIFY(m_page->findChild<ExportDialog *>());
        auto *dialog = m_page->findChild<ExportDialog *>();
        auto *what = combo(*dialog, u"Rows"_s);
        QCOMPARE(what->count(), 2);
        QCOMPARE(what->itemText(0), u"All rows (3)"_s);
        QCOMPARE(what->itemText(1), u"What is selected (2)"_s);
        QTest::keyClick(what, Qt::Key_Down);
        QTRY_COMPARE(dialog->preview(), u"name\nAnn\nBob\n"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_page->findChild<ExportDialog *>());
    }

    void importedWithWhatIsWrongLineByLine()
    {
        const QString path = m_files.write(u"pets.csv"_s, "Name;owner;weight;id\n"
                                                          "Kim;2;3.25;3\n"
                                                          "Bad;2;-1;4\n"
                                                          "Lost;9;1;5\n");
        ImportDialog *dialog = importing(path);
        QTRY_COMPARE(dialog->preview().rowCount(), 3);
        QCOMPARE(combo(*dialog, u"Separator"_s)->currentText(), u"Semicolon"_s);
        QCOMPARE(box(*dialog, u"The first line names the columns"_s)->isChecked(), true);
        // By name first; the other is chosen.
        QCOMPARE(mapped(*dialog), u"name TEXT|— left out —|weight REAL|id INTEGER"_s);
        QComboBox *second = dialog->preview().mapping().choice(1);
        second->setFocus();
        QTest::keyClicks(second, u"owner_id"_s);
        QCOMPARE(mapped(*dialog), u"name TEXT|owner_id INTEGER|weight REAL|id INTEGER"_s);
        click(*dialog, u"Import"_s);
        QTRY_VERIFY2(dialog->result().startsWith(u"Nothing was written: 2 lines are wrong."),
                     qPrintable(dialog->result()));
        QTreeWidget &problems = dialog->problems();
        QCOMPARE(problems.topLevelItemCount(), 2);
        QCOMPARE(problems.topLevelItem(0)->text(0), u"3"_s);
        QVERIFY(problems.topLevelItem(0)->text(3).contains(u"weight > 0"));
        QCOMPARE(problems.topLevelItem(1)->text(1), u"owner_id"_s);
        QCOMPARE(stored("SELECT count(*) FROM pet"), u"2"_s);
        // A problem leads to its line.
        QTest::mouseClick(problems.viewport(), Qt::LeftButton, {},
                          problems.visualItemRect(problems.topLevelItem(1)).center());
        QCOMPARE(dialog->preview().currentRow(), 2);
        QVERIFY(!button(*dialog, u"Import"_s)->isEnabled());
        QTest::mouseClick(box(*dialog, u"Leave these lines out and import the others"_s),
                          Qt::LeftButton, {}, {8, 8});
        click(*dialog, u"Import"_s);
        QTRY_COMPARE(dialog->result(), u"Imported into pet and saved: 1 new, 2 left out, because"
                                       " they are wrong."_s);
        QCOMPARE(stored("SELECT name FROM pet WHERE id = 3"), u"Kim"_s);
        QTRY_COMPARE(grid().rows().count(), 3);
        click(*dialog, u"Close"_s);
        QTRY_VERIFY(!m_page->findChild<ImportDialog *>());
    }

    void rowsThatAreThereAreChangedWhereThatIsChosen()
    {
        const QString path = m_files.write(u"pets.csv"_s, "id,name\n1,Rexy\n7,Neu\n");
        ImportDialog *dialog = importing(path);
        QTRY_COMPARE(dialog->preview().rowCount(), 2);
        QTest::keyClick(combo(*dialog, u"Rows whose key is there"_s), Qt::Key_End);
        click(*dialog, u"Import"_s);
        QTRY_COMPARE(dialog->result(), u"Imported into pet and saved: 1 new, 1 changed."_s);
        QCOMPARE(stored("SELECT group_concat(name || ifnull(weight, '')) FROM pet"),
                 u"Rexy12.5,Tom4.0,Neu"_s);
    }

    void aProblemFarDownIsReadFromTheFile()
    {
        QByteArray csv = "id,name\n";
        for (int i = 10; i < 400; ++i)
            csv += QByteArray::number(i) + ",\n";
        ImportDialog *dialog = importing(m_files.write(u"far.csv"_s, csv));
        QTRY_COMPARE(dialog->preview().rowCount(), 100);
        click(*dialog, u"Import"_s);
        QTreeWidget &problems = dialog->problems();
        QTRY_COMPARE(problems.topLevelItemCount(), 390);
        problems.setCurrentItem(problems.topLevelItem(300));
        QTRY_COMPARE(dialog->preview().part().records.front().line, 302);
        QCOMPARE(dialog->preview().currentRow(), 0);
        QVERIFY(problems.isVisible());
    }

    void whatIsCancelledLeavesAllAsItWas()
    {
        m_bed->run("WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i <"
                   " 300000) INSERT INTO owner SELECT i, 'name ' || i, 'note' FROM n");
        const QString path = m_files.write(u"owners.csv"_s, "as it was");
        m_page->exportRows();
        QTRY_VERIFY(m_page->findChild<ExportDialog *>());
        auto *dialog = m_page->findChild<ExportDialog *>();
        answerFileDialog(path);
        // The file is there already: it may be written over.
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Yes"_s); });
        click(*dialog, u"Export…"_s);
        click(*dialog, u"Cancel"_s);
        auto *note = dialog->findChild<QLabel *>(u"exportNote"_s);
        QTRY_COMPARE(note->text(), u"Cancelled: owners.csv is as it was."_s);
        QCOMPARE(Folder::bytesOf(path), QByteArray("as it was"));
        click(*dialog, u"Cancel"_s);
        QTRY_VERIFY(!m_page->findChild<ExportDialog *>());
        QByteArray csv = "id,name\n";
        for (int i = 1; i < 300'000; ++i)
            csv += QByteArray::number(i + 100) + ",pet\n";
        ImportDialog *importer = importing(m_files.write(u"pets.csv"_s, csv));
        click(*importer, u"Import"_s);
        click(*importer, u"Cancel"_s);
        QTRY_COMPARE(importer->result(), u"Cancelled: nothing was written."_s);
        QCOMPARE(stored("SELECT count(*) FROM pet"), u"2"_s);
        click(*importer, u"Import"_s);
        QTRY_COMPARE(importer->result(), u"Imported into pet and saved: 299,999 new."_s);
    }

    void refusedWhileEditsWait()
    {
        goTo(u"pet"_s);
        m_page->addRow();
        m_page->importRows();
        QVERIFY(m_said->last().front().toString().contains(u"save or discard them first"));
        QVERIFY(!m_page->findChild<ImportDialog *>());
    }

private:
    RowsGrid &grid() { return m_page->grid(); }

    void goTo(const QString &table)
    {
        m_page->goTo(table);
        QTRY_VERIFY(!grid().rows().isReading() && grid().rows().set().name() == table);
        QTRY_VERIFY(grid().rows().isCounted());
        grid().setFocus();
    }

    void copyAs(const QString &form)
    {
        auto *button = m_page->bar().findChild<QToolButton *>(u"rowsInOut"_s);
        QApplication::clipboard()->clear();
        for (QMenu *menu : button->menu()->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == form)
                    action->trigger();
            }
        }
    }

    static QString clipboard() { return QApplication::clipboard()->text(); }

    ImportDialog *importing(const QString &path)
    {
        goTo(u"pet"_s);
        answerFileDialog(path);
        m_page->importRows();
        auto *dialog = m_page->findChild<ImportDialog *>();
        static_cast<void>(QTest::qWaitFor([&] { return dialog->preview().columnCount() > 0; }));
        return dialog;
    }

    static QString mapped(const ImportDialog &dialog)
    {
        QStringList names;
        for (int i = 0; i < dialog.preview().columnCount(); ++i)
            names.append(dialog.preview().mapping().choice(i)->currentText().simplified());
        return names.join(u'|');
    }

    static QComboBox *combo(const QWidget &dialog, const QString &name)
    {
        for (QComboBox *each : dialog.findChildren<QComboBox *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }

    static QCheckBox *box(const QWidget &dialog, const QString &text)
    {
        for (QCheckBox *each : dialog.findChildren<QCheckBox *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    static void click(const QWidget &dialog, const QString &text)
    {
        QTest::mouseClick(button(dialog, text), Qt::LeftButton);
    }

    [[nodiscard]] QString stored(const char *sql) const
    {
        const auto connection = Connection::openForReading(m_bed->path());
        SqliteQuery query((*connection)->handle(), sql);
        return query.next() ? query.text(0) : QString();
    }

    Theme m_theme;
    Folder m_files;
    std::unique_ptr<RowsBed> m_bed;
    std::unique_ptr<DataPage> m_page;
    std::unique_ptr<QSignalSpy> m_said;
};

} // namespace

SW_SUITE(inout, InOutTest)
#include "tst_inout.moc"
