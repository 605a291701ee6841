// SPDX-License-Identifier: Apache-2.0
// The rows of a document's database in the window: how one comes there and back, and what waits to
// be saved is never lost unasked.
#include "app/designpage.h"
#include "model/document/verbs_table.h"
#include "model/sql/sqlite.h"
#include "tests/support/folder.h"
#include "tests/window/hand.h"
#include "widgets/common/banner.h"
#include "widgets/common/codeedit.h"
#include "widgets/data/breadcrumb.h"
#include "widgets/data/datapage.h"
#include "widgets/data/importdialog.h"
#include "widgets/data/querypage.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/sync/planpage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class RowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_hand = std::make_unique<Hand>();
        m_path = m_folder->database(
            u"pets.db"_s, "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                          "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES"
                          " owner (id), name TEXT); CREATE VIEW names AS SELECT name FROM pet;"
                          "INSERT INTO owner VALUES (1, 'Alice'), (2, 'Bob');"
                          "INSERT INTO pet VALUES (1, 1, 'Rex'), (2, 2, 'Tom')");
        m_hand->open(m_path);
        QTRY_VERIFY(m_hand->page().target().live());
    }

    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void thereAndBackByKeys()
    {
        m_hand->key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_hand->page().showsData());
        QVERIFY(!m_hand->canvas().isVisible());
        QTRY_COMPARE(crumbs(), u"names"_s);
        QVERIFY(!m_hand->window().docks().isShown(Docks::Explorer));
        m_hand->key(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!m_hand->page().showsData());
        QVERIFY(m_hand->canvas().isVisible());
        QVERIFY(m_hand->window().docks().isShown(Docks::Explorer));
    }

    void rowsOfWhatIsSelected()
    {
        m_hand->click(m_hand->header(u"pet"));
        m_hand->key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(crumbs(), u"pet"_s);
        QTRY_COMPARE(grid().rows().count(), 2);
        data().showInDesign();
        QVERIFY(!m_hand->page().showsData());
        QCOMPARE(m_hand->picks().currentTable(), m_hand->table(u"pet")->id);
    }

    /// Known by what it is, whatever it is called on either side.
    void aTableRenamedInTheDrawingIsTheSame()
    {
        Editor &editor = m_hand->page().editor();
        editor.run(u"Rename"_s,
                   *renameTable(editor.content(), m_hand->table(u"pet")->id, u"animal"_s));
        m_hand->click(m_hand->header(u"animal"));
        m_hand->key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(crumbs(), u"pet"_s);
        QTRY_COMPARE(grid().rows().count(), 2);
        data().showInDesign();
        QCOMPARE(m_hand->picks().currentTable(), m_hand->table(u"animal")->id);
    }

    void whatIsOnlyDrawnHasNoRows()
    {
        Editor &editor = m_hand->page().editor();
        Edit edit(editor.content());
        Table table = *m_hand->table(u"owner");
        table.id = TableId(4711);
        table.name = u"vet"_s;
        table.foreignKeys.clear();
        for (Column &column : table.columns)
            column.id = ColumnId(column.id.value() + 1);
        table.keys.clear();
        edit.put(table);
        editor.run(u"Draw"_s, edit.result());
        QSignalSpy said(&m_hand->page(), &DesignPage::said);
        editor.picks().setOne(PickKind::Table, 4711);
        m_hand->page().showRowsOfPicked();
        QTRY_VERIFY(!said.isEmpty());
        QCOMPARE(said.first().first().toString(),
                 u"vet is drawn, but not in the database yet: apply it first."_s);
    }

    void aViewIsShownInTheDesignToo()
    {
        m_hand->page().showRows(u"names"_s);
        QTRY_COMPARE(grid().rows().count(), 2);
        data().showInDesign();
        QCOMPARE(m_hand->picks().ids(PickKind::View).size(), 1U);
    }

    /// What is about the drawing cannot be done while it is not seen.
    void drawingWaitsWhileRowsAreInFront()
    {
        const auto enabled = [this](const char *id) {
            return m_hand->window().actions().action(QLatin1StringView(id))->isEnabled();
        };
        const QList<const char *> ids{"tool-table", "new-diagram", "detail-keys", "zoom-fit"};
        for (const char *id : ids)
            QVERIFY2(enabled(id), id);
        m_hand->page().showData();
        for (const char *id : ids)
            QVERIFY2(!enabled(id), id);
        m_hand->page().showDesign();
        for (const char *id : ids)
            QVERIFY2(enabled(id), id);
    }

    /// Nobody else did it.
    void ownSqlIsNoOtherProgram()
    {
        m_hand->page().showRows(u"pet"_s);
        QTRY_COMPARE(cell(0, 2), u"Rex"_s);
        QSignalSpy said(&m_hand->page(), &DesignPage::said);
        data().toggleQuery();
        data().query().editor().setPlainText(u"ALTER TABLE pet ADD COLUMN age INT"_s);
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Run"_s); });
        data().query().runAll();
        QTRY_VERIFY(!said.isEmpty());
        QTRY_COMPARE(said.last().first().toString(),
                     u"pets.db was changed by your SQL and read again."_s);
    }

    void aPathGivenAtTheStart()
    {
        m_hand->page().showRows(u"owner[2].pets"_s);
        QTRY_COMPARE(crumbs(), u"owner #2 ▸ pets"_s);
        QTRY_COMPARE(cell(0, 2), u"Tom"_s);
    }

    /// Keys that change rows do nothing to those behind the page of SQL.
    void whatIsBehindAQueryIsLeftAlone()
    {
        m_hand->page().showRows(u"pet"_s);
        QTRY_COMPARE(grid().rows().count(), 2);
        m_hand->key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(data().isQuerying());
        data().query().editor().setPlainText(u"SELECT 1"_s);
        m_hand->key(Qt::Key_F5);
        QTRY_COMPARE(data().query().tabs().count(), 2);
        data().query().tabs().currentWidget()->setFocus();
        m_hand->key(Qt::Key_Delete);
        m_hand->key(Qt::Key_Delete, Qt::ControlModifier);
        m_hand->key(Qt::Key_Insert, Qt::ControlModifier);
        m_hand->key(Qt::Key_0, Qt::ControlModifier);
        m_hand->key(Qt::Key_V, Qt::ControlModifier);
        QTest::qWait(100);
        QVERIFY(!data().hasEdits());
        m_hand->key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!data().isQuerying());
        QVERIFY(grid().hasFocus());
    }

    void roleNamesOfTheDrawingHold()
    {
        Editor &editor = m_hand->page().editor();
        Edit edit(editor.content());
        Table table = *m_hand->table(u"pet");
        table.foreignKeys[0].parentRole.name = u"keeper"_s;
        edit.put(table);
        editor.run(u"Role"_s, edit.result());
        m_hand->page().showRows(u"pet[1].keeper"_s);
        QTRY_COMPARE(crumbs(), u"pet #1 ▸ keeper"_s);
        QTRY_COMPARE(cell(0, 1), u"Alice"_s);
    }

    void undoAndSaveAreForTheRowsWhileTheseAreInFront()
    {
        edit(u"Maxi"_s);
        m_hand->key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(cell(0, 2), u"Rex"_s);
        QVERIFY(!m_hand->page().isModified());
        m_hand->key(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(cell(0, 2), u"Maxi"_s);
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(stored(), u"Maxi"_s);
        QTRY_VERIFY(!data().hasEdits());
        QVERIFY(m_hand->page().path().isEmpty()); // nobody asked for a document
    }

    void closingAsks()
    {
        edit(u"Maxi"_s);
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Cancel"_s); });
        m_hand->key(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(data().hasEdits());
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Save"_s); });
        const size_t pages = m_hand->window().pages().size();
        m_hand->key(Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(m_hand->window().pages().size(), pages - 1);
        QCOMPARE(stored(), u"Maxi"_s);
    }

    void discardedOnClosingIsNotWritten()
    {
        edit(u"Maxi"_s);
        withNextDialog<QMessageBox>([](QMessageBox &box) { press(box, u"Discard"_s); });
        const size_t pages = m_hand->window().pages().size();
        m_hand->key(Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(m_hand->window().pages().size(), pages - 1);
        QCOMPARE(stored(), u"Rex"_s);
    }

    void aTableMadeOfAFileIsShownAndOfferedToTheDocument()
    {
        Editor &editor = m_hand->page().editor();
        editor.run(u"Rename"_s,
                   *renameTable(editor.content(), m_hand->table(u"pet")->id, u"animal"_s));
        m_hand->page().showRows(u"owner"_s);
        QTRY_COMPARE(crumbs(), u"owner"_s);
        answerFileDialog(m_folder->write(u"toys.csv"_s, "name,price\nball,1.5\n"));
        data().importRows();
        auto *dialog = data().findChild<ImportDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->preview().rowCount(), 1);
        for (QComboBox *each : dialog->findChildren<QComboBox *>()) {
            if (each->accessibleName() == u"Into")
                QTest::keyClick(each, Qt::Key_Home);
        }
        for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
            if (each->text() == u"Import")
                QTest::mouseClick(each, Qt::LeftButton);
        }
        QTRY_COMPARE(dialog->result(), u"Made toys and filled it, saved: 1 new."_s);
        dialog->reject();
        QTRY_COMPARE(crumbs(), u"toys"_s);
        QTRY_COMPARE(cell(0, 1), u"ball"_s);
        QTRY_VERIFY(m_hand->page().target().live()->schema.table(u"toys"));
        QString banner = m_hand->page().banner().text();
        QVERIFY2(banner.startsWith(u"Your import changed pets.db"), qPrintable(banner));
    }

    void whatAnotherProgramWritesIsSeen()
    {
        m_hand->page().showRows(u"pet"_s);
        QTRY_COMPARE(cell(0, 2), u"Rex"_s);
        m_folder->database(u"pets.db"_s, "UPDATE pet SET name = 'Theirs' WHERE id = 1");
        QTRY_COMPARE(cell(0, 2), u"Theirs"_s);
    }

    /// Deleted or moved, and put back: nothing that waits to be saved is lost.
    void aFileThatGoesComesBack()
    {
        edit(u"Mine"_s);
        const QString away = m_path + u".away"_s;
        QVERIFY(QFile::rename(m_path, away));
        m_hand->page().target().look();
        const auto *none = data().findChild<QLabel *>(u"noneText"_s);
        QTRY_VERIFY(none->isVisible());
        QTRY_COMPARE(none->text(), u"pets.db was deleted or moved"_s);
        QVERIFY(data().hasEdits());
        QVERIFY(QFile::rename(away, m_path));
        m_hand->page().target().look();
        QTRY_VERIFY(!none->isVisible());
        QTRY_COMPARE(cell(0, 2), u"Mine"_s);
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(stored(), u"Mine"_s);
    }

    void savingWithNothingToSaveAsksForNoFile()
    {
        m_hand->page().showRows(u"pet"_s);
        QTRY_COMPARE(cell(0, 2), u"Rex"_s);
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!QApplication::activeModalWidget());
        QCOMPARE(m_hand->window().statusBar()->currentMessage(), u"Nothing waits to be saved."_s);
    }

    void withoutADatabaseThereIsAWordAboutIt()
    {
        DesignPage &page = m_hand->window().newDocument();
        page.showData();
        QVERIFY(page.showsData());
        const auto *none = page.data()->findChild<QLabel *>(u"noneText"_s);
        QVERIFY(none && none->isVisible() && !none->text().isEmpty());
    }

private:
    [[nodiscard]] DataPage &data() { return *m_hand->page().data(); }
    [[nodiscard]] RowsGrid &grid() { return data().grid(); }
    [[nodiscard]] QString crumbs() { return data().breadcrumb().text(); }
    [[nodiscard]] QString cell(int row, int column)
    {
        return grid().rows().index(row, column).data().toString();
    }

    /// The name of the first pet.
    void edit(const QString &name)
    {
        m_hand->page().showRows(u"pet"_s);
        QTRY_COMPARE(cell(0, 2), u"Rex"_s);
        grid().setFocus();
        grid().goTo(0, 2);
        m_hand->type(name);
        m_hand->key(Qt::Key_Return);
        QTRY_COMPARE(cell(0, 2), name);
    }

    [[nodiscard]] QString stored() const
    {
        sqlite3 *database = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &database);
        QString text;
        {
            SqliteQuery query(database, "SELECT name FROM pet WHERE id = 1");
            text = query.next() ? query.text(0) : QString();
        }
        sqlite3_close(database);
        return text;
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<Hand> m_hand;
    QString m_path;
};

} // namespace

SW_SUITE(rows, RowsTest)
#include "tst_rows.moc"
