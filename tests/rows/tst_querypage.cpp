// SPDX-License-Identifier: Apache-2.0
// SQL of one's own: written with help, run, and asked about before it changes anything.
#include "tests/rows/pagehand.h"
#include "tests/window/dialogs.h"
#include "widgets/common/codeedit.h"
#include "widgets/common/plurals.h"
#include "widgets/data/querygrid.h"
#include "widgets/data/querypage.h"
#include "widgets/data/sqlcompleter.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QCompleter>
#include <QElapsedTimer>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Pets
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER REFERENCES owner (id) "
      "ON DELETE CASCADE);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 'Rex', 1), (2, NULL, 1), (3, 'Kim', 2)";

class QueryPageTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_plurals); }
    void init()
    {
        take(Pets);
        goTo(u"pet"_s);
        m_page->toggleQuery();
        QVERIFY(page().isVisible());
        QVERIFY(!grid().isVisible());
        QTRY_VERIFY(edit().hasFocus());
    }
    void cleanup() { leave(); }

    void rowsAreShown()
    {
        write(u"SELECT * FROM pet; SELECT x'00ff', 2.5"_s);
        run();
        QCOMPARE(page().tabs().count(), 3);
        const QAbstractItemModelTester tester(shown().model());
        QCOMPARE(told(), u"1 Rex 1|2 NULL 1|3 Kim 2"_s);
        QCOMPARE(shown().results().headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
                 u"name"_s);
        page().tabs().setCurrentIndex(1);
        QCOMPARE(told(), u"blob, 2 bytes 2.5"_s);
        QVERIFY(page().findChild<QLabel *>(u"queryState"_s)->text().startsWith(u"1 row"_s));
        page().tabs().setCurrentIndex(0);
        shown().setFocus();
        shown().selectAll();
        page().copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"1\tRex\t1\n2\t\t1\n3\tKim\t2"_s);
    }

    /// Ctrl+Return runs the statement at the cursor, or what is selected.
    void oneOfThemIsRun()
    {
        write(u"SELECT 1;\nSELECT 2;\nSELECT 3"_s);
        edit().moveCursor(QTextCursor::Start);
        QTest::keyClick(&edit(), Qt::Key_Down);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!page().isRunning());
        QCOMPARE(told(), u"2"_s);
        QTest::keyClick(&edit(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(&edit(), Qt::Key_Home, Qt::ShiftModifier);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!page().isRunning());
        QCOMPARE(told(), u"3"_s);
        QCOMPARE(edit().toPlainText(), u"SELECT 1;\nSELECT 2;\nSELECT 3"_s);
    }

    void faultsAreUnderlined()
    {
        write(u"SELECT 1;\nSELECT nam FROM pet"_s);
        run();
        QVERIFY(page().messages().contains(u"Line 2, column 8: SQLite says “no such column"_s));
        QCOMPARE(edit().extraSelections().size(), 1);
        QCOMPARE(edit().extraSelections().first().cursor.selectedText(), u"nam"_s);
        QTest::keyClicks(&edit(), u" "_s);
        QVERIFY(edit().extraSelections().isEmpty());
        write(u"SELECT 1;\nPRAGMA user_version = 7"_s);
        run();
        QVERIFY(page().messages().contains(u"only PRAGMAs that tell something"_s));
        QCOMPARE(stored("PRAGMA user_version"), u"0"_s);
    }

    void anEndlessOneIsCancelled()
    {
        write(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM "
              u"n"_s);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(100);
        QVERIFY(page().isRunning());
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!page().isRunning());
        QVERIFY(page().messages().contains(u"Cancelled."_s));
        // The thread is free again.
        QElapsedTimer clock;
        clock.start();
        write(u"SELECT 5"_s);
        run();
        QCOMPARE(told(), u"5"_s);
        qInfo("another one answered after %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() < 2000);
    }

    void thePlanIsATree()
    {
        write(u"SELECT * FROM pet ORDER BY name"_s);
        click(u"Plan"_s);
        QTRY_VERIFY(!page().isRunning());
        const auto *tree = qobject_cast<QTreeWidget *>(page().tabs().currentWidget());
        QVERIFY(tree);
        QCOMPARE(tree->topLevelItem(0)->text(0), u"Reads every row of pet"_s);
        QCOMPARE(tree->topLevelItem(1)->text(0), u"Sorts for ORDER BY"_s);
    }

    void whatChangesIsAskedAbout()
    {
        goTo(u"pet"_s);
        m_page->toggleQuery();
        write(u"DELETE FROM owner WHERE id = 1"_s);
        QString question;
        answer(u"Cancel"_s, &question);
        QCOMPARE(question, u"This changes 1 row of owner and 2 rows of pet. Run it?"_s);
        QCOMPARE(stored("SELECT count(*) FROM pet"), u"3"_s);
        QVERIFY(page().messages().contains(u"Nothing was changed."_s));
        answer(u"Run"_s, &question);
        QCOMPARE(stored("SELECT count(*) FROM pet"), u"1"_s);
        QVERIFY(page().messages().contains(u"Done: 1 row of owner and 2 rows of pet changed."_s));
        // The rows behind are read again.
        QTRY_COMPARE(grid().rows().count(), 1);
    }

    void theSchemaIsNamed()
    {
        write(u"ALTER TABLE pet ADD COLUMN age INT; UPDATE pet SET age = 3; SELECT age FROM pet"_s);
        QString question;
        answer(u"Run"_s, &question);
        QCOMPARE(question, u"This changes 3 rows of pet and the schema. Run it?"_s);
        QCOMPARE(told(), u"3|3|3"_s);
        QCOMPARE(stored("SELECT sum(age) FROM pet"), u"9"_s);
    }

    /// Where no row is meant there is nothing to ask.
    void nothingIsNotAskedAbout()
    {
        write(u"DELETE FROM pet WHERE id = 77"_s);
        run();
        QVERIFY(page().messages().contains(u"Done: no row changed."_s));
    }

    void whatWaitsIsSavedFirst()
    {
        m_page->toggleQuery();
        at(0, 1);
        type(u"Max"_s);
        press(Qt::Key_Return);
        QVERIFY(m_page->hasEdits());
        m_page->toggleQuery();
        write(u"SELECT name FROM pet WHERE id = 1"_s);
        run(); // what reads does not mind
        QCOMPARE(told(), u"Rex"_s);
        write(u"UPDATE pet SET name = name || '!' WHERE id = 1"_s);
        withNextDialog<QMessageBox>(
            [](QMessageBox &box) { box.button(QMessageBox::Save)->click(); });
        QString question;
        answer(u"Run"_s, &question);
        QCOMPARE(stored("SELECT name FROM pet WHERE id = 1"), u"Max!"_s);
        QVERIFY(!m_page->hasEdits());
    }

    void rolesAreProposed()
    {
        QTest::keyClicks(&edit(), u"SELECT * FROM pet JOIN ow"_s);
        QTRY_VERIFY(popup().isVisible());
        QVERIFY(popup().currentIndex().data().toString().startsWith(u"owner   owner ON"_s));
        QTest::keyClick(&popup(), Qt::Key_Return);
        QCOMPARE(edit().toPlainText(),
                 u"SELECT * FROM pet JOIN owner ON owner.id = pet.owner_id"_s);
        QVERIFY(!popup().isVisible());
        QTest::keyClicks(&edit(), u" WHERE owner."_s);
        QTRY_VERIFY(popup().isVisible());
        QCOMPARE(popup().model()->rowCount(), 2);
        QTest::keyClick(&popup(), Qt::Key_Down);
        QTest::keyClick(&popup(), Qt::Key_Return);
        QVERIFY(edit().toPlainText().endsWith(u" WHERE owner.name"_s));
        QTest::keyClicks(&edit(), u" = 'Bob'"_s);
        run();
        QCOMPARE(told(), u"3 Kim 2 2 Bob"_s);
    }

    /// A table of the list leads back to rows.
    void backToTheRows()
    {
        m_page->goTo(u"owner"_s);
        QVERIFY(grid().isVisible());
        QVERIFY(!page().isVisible());
    }

private:
    EnglishPlurals m_plurals;

    [[nodiscard]] QueryPage &page() { return m_page->query(); }
    [[nodiscard]] CodeEdit &edit() { return page().editor(); }
    [[nodiscard]] QAbstractItemView &popup()
    {
        return *edit().findChild<SqlCompleter *>()->completer().popup();
    }
    [[nodiscard]] QueryGrid &shown()
    {
        auto *found = qobject_cast<QueryGrid *>(page().tabs().currentWidget());
        if (!found)
            qFatal("%s", qPrintable(page().messages()));
        return *found;
    }
    [[nodiscard]] QString told()
    {
        QStringList rows;
        const QAbstractItemModel &model = *shown().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(); ++column)
                cells.append(model.index(row, column).data().toString());
            rows.append(cells.join(u' '));
        }
        return rows.join(u'|');
    }
    void write(const QString &text)
    {
        edit().setFocus();
        edit().setPlainText(text);
    }
    void click(const QString &text)
    {
        for (QToolButton *button : page().findChildren<QToolButton *>()) {
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    void run()
    {
        click(u"Run"_s);
        QTRY_VERIFY(!page().isRunning());
    }
    /// Runs all, and answers what is asked then.
    void answer(const QString &button, QString *question)
    {
        page().runAll();
        QMessageBox *box = nullptr;
        QTRY_VERIFY((box = page().findChild<QMessageBox *>()) && box->isVisible());
        *question = box->text();
        for (QAbstractButton *each : box->buttons()) {
            if (each->text().remove(u'&') == button)
                each->click();
        }
        QTRY_VERIFY(!page().isRunning());
        QTRY_VERIFY(!page().findChild<QMessageBox *>());
    }
};

} // namespace

SW_SUITE(querypage, QueryPageTest)
#include "tst_querypage.moc"
