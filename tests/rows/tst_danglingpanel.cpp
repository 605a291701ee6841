// SPDX-License-Identifier: Apache-2.0
// Rows whose parent is missing, in their list under the rows: opened, repaired and saved with keys
// and a mouse.
#include "model/sql/sqlite.h"
#include "tests/rows/rowsbed.h"
#include "tests/window/dialogs.h"
#include "widgets/data/danglingpanel.h"
#include "widgets/data/datapage.h"
#include "widgets/data/deletedialog.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowcard.h"
#include "widgets/data/rowsgrid.h"

#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Orphans
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner,"
      " vet_id INTEGER NOT NULL REFERENCES owner (id), name TEXT);"
      "CREATE TABLE visit (id INTEGER PRIMARY KEY, pet_id INTEGER REFERENCES pet);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 1, 1, 'Rex'), (2, 7, 2, 'Tom'), (3, 8, 1, 'Kit'),"
      " (4, NULL, 9, 'Ash'), (5, 7, 1, 'Zoe'); INSERT INTO visit VALUES (1, 5)";

class DanglingPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bed = std::make_unique<RowsBed>(Orphans);
        m_page = std::make_unique<DataPage>(m_theme);
        connect(m_page.get(), &DataPage::said, this,
                [this](const QString &text) { m_said = text; });
        m_page->resize(1400, 900);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->open(m_bed->path(), schemaOf(m_bed->path()), {});
        m_page->findDangling();
        QTRY_COMPARE(list().topLevelItemCount(), 2);
    }
    void cleanup()
    {
        m_page.reset();
        m_bed.reset();
        m_said.clear();
    }

    void listedByRelationship()
    {
        QCOMPARE(line(0), u"pet.owner_id → owner.id|3|"_s);
        QCOMPARE(line(1), u"pet.vet_id → owner.id|1|"_s);
        QCOMPARE(list().topLevelItem(0)->childCount(), 3);
        QCOMPARE(m_page->dangling().told(), u"3 relationships: the parent of 4 rows is missing"_s);
        QVERIFY(list().hasFocus());
    }

    void thePaneOfTheRowSaysWhichParentIsMissing()
    {
        m_page->goTo(u"pet"_s);
        QTRY_VERIFY(m_page->grid().rows().isCounted() && m_page->grid().rows().count() == 5);
        const auto fault = [this] {
            for (const RelatedPane *pane : m_page->panes().panes()) {
                if (pane->way().role == u"owner"_s)
                    return pane->findChild<RowCard *>()->toolTip();
            }
            return u"no such pane"_s;
        };
        m_page->grid().goTo(1, 0);
        QTRY_COMPARE(fault(), u"The row refers to owner (id) = (7), which is not there."_s);
        m_page->grid().goTo(3, 0); // refers to none
        QTRY_COMPARE(fault(), QString());
        m_page->grid().goTo(2, 0);
        QTRY_COMPARE(fault(), u"The row refers to owner (id) = (8), which is not there."_s);
        m_page->grid().goTo(0, 0);
        QTRY_COMPARE(fault(), QString());
    }

    void enterShowsExactlyTheseRows()
    {
        press(Qt::Key_Return);
        QTRY_COMPARE(m_page->grid().rows().count(), 3);
        QTRY_COMPARE(ids(), u"2 3 5"_s);
        const QHash<QString, QString> texts = m_page->grid().filters().texts();
        QCOMPARE(texts.value(u"owner_id"_s), u"missing parent"_s);
        // And can be taken away like any other filter.
        m_page->grid().filters().goTo(1);
        press(Qt::Key_Escape);
        QTRY_COMPARE(m_page->grid().rows().count(), 5);
        m_page->goBack();
        QTRY_COMPARE(m_page->grid().rows().set().name(), u"owner"_s);
    }

    void oneRow()
    {
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_page->grid().rows().count(), 1);
        QTRY_COMPARE(ids(), u"3"_s);
    }

    void allOfThemToNull()
    {
        click(u"Set to NULL"_s);
        QTRY_COMPARE(m_page->editing().edits().rows().size(), size_t(3));
        QTRY_COMPARE(line(0), u"pet.owner_id → owner.id|3|to be saved"_s);
        m_page->undo();
        QVERIFY(!m_page->hasEdits());
        QCOMPARE(line(0), u"pet.owner_id → owner.id|3|"_s);
        m_page->redo();
        m_page->saveAndWait();
        QTRY_COMPARE(list().topLevelItemCount(), 1);
        QCOMPARE(stored("SELECT count(*) FROM pet WHERE owner_id IS NULL"), u"4"_s);
    }

    void someOfThem()
    {
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
        click(u"Set to NULL"_s);
        QCOMPARE(m_page->editing().edits().rows().size(), size_t(2));
    }

    void refusedWhereNoneMayBeNull()
    {
        press(Qt::Key_Down);
        click(u"Set to NULL"_s);
        QTRY_VERIFY(m_said.startsWith(u"vet_id of pet may not be NULL"));
        QVERIFY(!m_page->hasEdits());
    }

    void parentsAreCreated()
    {
        click(u"Create parents"_s);
        const TableId owner = m_bed->table(u"owner")->id;
        QTRY_COMPARE(m_page->editing().edits().freshRows(owner).size(), size_t(2));
        // Their names are wanted, which is said at the cell.
        const RowRef fresh = m_page->editing().edits().freshRows(owner).front();
        const CellProblem *problem
            = m_page->editing().problem(fresh, m_bed->table(u"owner")->columns[1].id);
        QVERIFY(problem && problem->text.contains(u"NULL"));
        m_page->undo();
        QVERIFY(!m_page->hasEdits());
    }

    void deletedAfterWhatGoesAlongWasShown()
    {
        bool isSeen = false;
        withNextDialog<DeleteDialog>([&](DeleteDialog &dialog) {
            isSeen = true;
            // visit 1 refers to pet 5, and is in the way.
            QVERIFY(dialog.findChild<QTreeWidget *>()->topLevelItemCount() == 1);
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        press(Qt::Key_Delete);
        QTRY_VERIFY(isSeen);
        QTRY_VERIFY(!m_page->findChild<DeleteDialog *>());
        QVERIFY(!m_page->hasEdits());
        // The one to whom nobody refers goes at once.
        QTest::keyClick(&list(), Qt::Key_Down);
        QTest::keyClick(&list(), Qt::Key_Delete);
        QTRY_VERIFY(m_page->hasEdits());
        m_page->saveAndWait();
        QTRY_COMPARE(list().topLevelItemCount(), 1);
        QCOMPARE(stored("SELECT count(*) FROM pet"), u"4"_s);
    }

    void closedByEscape()
    {
        press(Qt::Key_Escape);
        QVERIFY(m_page->dangling().isHidden());
        QVERIFY(m_page->grid().hasFocus());
    }

private:
    [[nodiscard]] QTreeWidget &list() { return m_page->dangling().list(); }
    [[nodiscard]] QString line(int at)
    {
        QStringList texts;
        for (int column = 0; column < 3; ++column)
            texts.append(list().topLevelItem(at)->text(column));
        return texts.join(u'|');
    }
    /// Of the rows in the grid.
    [[nodiscard]] QString ids()
    {
        QStringList texts;
        const RowsModel &rows = m_page->grid().rows();
        for (int row = 0; row < rows.rowCount(); ++row)
            texts.append(rows.index(row, 0).data().toString());
        return texts.join(u' ');
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    void click(const QString &text)
    {
        for (QToolButton *button : m_page->dangling().findChildren<QToolButton *>()) {
            if (button->text() == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable(u"there is no button "_s + text));
    }
    [[nodiscard]] QString stored(const char *sql) const
    {
        sqlite3 *database = nullptr;
        sqlite3_open(m_bed->path().toUtf8().constData(), &database);
        QString text;
        {
            SqliteQuery query(database, sql);
            text = query.next() ? query.text(0) : u"-"_s;
        }
        sqlite3_close(database);
        return text;
    }

    Theme m_theme;
    std::unique_ptr<RowsBed> m_bed;
    std::unique_ptr<DataPage> m_page;
    QString m_said;
};

} // namespace

SW_SUITE(danglingpanel, DanglingPanelTest)
#include "tst_danglingpanel.moc"
