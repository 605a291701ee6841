// SPDX-License-Identifier: Apache-2.0
// Rows of a view are edited on their page as far as its INSTEAD OF triggers say.
#include "tests/rows/pagehand.h"
#include "tests/support/says.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Views
    = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INT, note TEXT,"
      " CHECK (age < 200));"
      "INSERT INTO person VALUES (1, 'Ann', 30, 'a'), (2, 'Bob', 40, NULL), (3, 'Cid', 50, 'c'),"
      " (4, 'Twin', 1, NULL), (5, 'Twin', 1, NULL);"
      "CREATE VIEW people (name, age, older) AS SELECT name, age, age + 1 FROM person;"
      "CREATE TRIGGER pi INSTEAD OF INSERT ON people BEGIN INSERT INTO person (name, age) VALUES"
      " (new.name, new.age); END;"
      "CREATE TRIGGER pu INSTEAD OF UPDATE OF name, age ON people BEGIN UPDATE person SET"
      " name = new.name, age = new.age WHERE name = old.name; END;"
      "CREATE TRIGGER pd INSTEAD OF DELETE ON people BEGIN DELETE FROM person WHERE name ="
      " old.name; END;"
      "CREATE VIEW plain AS SELECT name FROM person;"
      "CREATE VIEW only_names AS SELECT id, name FROM person;"
      "CREATE TRIGGER nu INSTEAD OF UPDATE ON only_names BEGIN UPDATE person SET name = new.name"
      " WHERE id = old.id; END;"
      "CREATE VIEW long AS SELECT id, note FROM person WHERE id < 3;"
      "CREATE TRIGGER lu INSTEAD OF UPDATE ON long BEGIN UPDATE person SET note = new.note"
      " WHERE id = old.id; END";

class ViewEditingTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        take(Views);
        m_tester = std::make_unique<QAbstractItemModelTester>(&grid().rows());
    }
    void cleanup()
    {
        m_tester.reset();
        leave();
    }

    void aCellIsTypedIntoUndoneAndSaved()
    {
        goToView(u"people"_s);
        at(0, 0);
        type(u"Anna"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(0, 0), u"Anna"_s);
        QCOMPARE(cell(1, 0), u"Bob"_s);
        VERIFY_SAYS(bar(), u"1 row"_s);
        m_page->undo();
        QCOMPARE(cell(0, 0), u"Ann"_s);
        QVERIFY(!m_page->hasEdits());
        m_page->redo();
        at(1, 1);
        type(u"41"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(cell(1, 1), u"41"_s);
        VERIFY_SAYS(m_page->editing().script(), u"UPDATE main.\"people\" SET \"name\" = 'Anna'"_s);
        save();
        QCOMPARE(stored("SELECT group_concat(name || ' ' || age) FROM person WHERE id < 3"),
                 u"Anna 30,Bob 41"_s);
        // What the view makes of it is read again.
        QTRY_COMPARE(cell(1, 2), u"42"_s);
        QCOMPARE(stored("SELECT typeof(age) FROM person WHERE id = 2"), u"integer"_s);
    }

    void rowsAreAddedClonedPastedAndDeleted()
    {
        goToView(u"people"_s);
        m_page->addRow();
        QTRY_COMPARE(grid().rows().count(), 6);
        QCOMPARE(grid().currentIndex().row(), 5);
        at(5, 0);
        type(u"Dan"_s);
        press(Qt::Key_Return);
        at(0, 0);
        m_page->cloneRows();
        QTRY_COMPARE(grid().rows().count(), 7);
        at(6, 0);
        type(u"Clone"_s);
        press(Qt::Key_Return);
        at(1, 0);
        QGuiApplication::clipboard()->setText(u"Bobby\t44"_s);
        m_page->paste();
        QTRY_COMPARE(cell(1, 1), u"44"_s);
        at(2, 0);
        m_page->removeRows();
        QTRY_COMPARE(grid().rows().shown(index(2, 0)).state, RowState::Removed);
        save();
        QCOMPARE(stored("SELECT group_concat(name || ' ' || ifnull(age, '-'), ', ') FROM person"
                        " WHERE id NOT IN (4, 5)"),
                 u"Ann 30, Bobby 44, Dan -, Clone 30"_s);
        QTRY_COMPARE(grid().rows().count(), 6);
    }

    void whatNoTriggerSaysIsRefusedInWords()
    {
        QSignalSpy heard(m_page.get(), &DataPage::said);
        goToView(u"plain"_s);
        VERIFY_SAYS(reason(0, 0), u"plain is a view without INSTEAD OF triggers"_s);
        at(0, 0);
        type(u"x"_s);
        QVERIFY(grid().hasFocus());
        m_page->addRow();
        VERIFY_SAYS(last(heard), u"can only be read"_s);
        m_page->removeRows();
        VERIFY_SAYS(last(heard), u"can only be read"_s);
        m_page->setNull();
        VERIFY_SAYS(last(heard), u"can only be read"_s);

        goToView(u"people"_s);
        VERIFY_SAYS(reason(0, 2), u"No INSTEAD OF UPDATE trigger of the view people takes a new"
                                  " older"_s);
        at(0, 0);
        QGuiApplication::clipboard()->setText(u"A\t1\t2"_s);
        m_page->paste();
        VERIFY_SAYS(last(heard), u"takes a new older"_s);

        goToView(u"only_names"_s);
        m_page->addRow();
        VERIFY_SAYS(last(heard), u"only_names is a view without an INSTEAD OF INSERT trigger"_s);
        at(0, 0);
        m_page->removeRows();
        VERIFY_SAYS(last(heard), u"without an INSTEAD OF DELETE trigger"_s);
        m_page->cloneRows();
        VERIFY_SAYS(last(heard), u"without an INSTEAD OF INSERT trigger"_s);
        QVERIFY(!m_page->hasEdits());
        QCOMPARE(grid().rows().count(), 5);
    }

    void rowsThatNothingTellsApartAreRefused()
    {
        goToView(u"people"_s);
        QVERIFY(reason(0, 0).isEmpty());
        VERIFY_SAYS(reason(3, 0), u"Another row of people is the same in every value"_s);
        QSignalSpy heard(m_page.get(), &DataPage::said);
        at(4, 0);
        m_page->removeRows();
        VERIFY_SAYS(last(heard), u"is the same in every value"_s);
        QVERIFY(!m_page->hasEdits());
        // Another program makes one meanwhile: nothing is saved, nothing is lost.
        at(0, 0);
        type(u"Anna"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(m_page->hasEdits());
        m_bed->run("INSERT INTO person VALUES (9, 'Ann', 30, NULL)");
        m_page->save();
        QTRY_VERIFY(!m_page->editing().isSaving());
        VERIFY_SAYS(bar(), u"Two rows of the view people are the same"_s);
        QVERIFY(m_page->hasEdits());
        QCOMPARE(stored("SELECT count(*) FROM person WHERE name = 'Ann'"), u"2"_s);
    }

    void aValueThatWasNotReadToItsEndTellsNothingApart()
    {
        m_bed->run("UPDATE person SET note = printf('%.*c', 5000, 'x') WHERE id = 1");
        goToView(u"long"_s);
        VERIFY_SAYS(reason(0, 0), u"too long"_s);
        QVERIFY(reason(1, 0).isEmpty());
        QSignalSpy heard(m_page.get(), &DataPage::said);
        at(0, 0);
        m_page->cloneRows();
        QTRY_VERIFY(!heard.isEmpty());
        QVERIFY(!m_page->hasEdits());
    }

    void whatFailsStaysPendingAndIsShownAtItsRow()
    {
        goToView(u"people"_s);
        at(1, 1);
        type(u"300"_s);
        press(Qt::Key_Return);
        at(0, 0);
        m_page->save();
        QTRY_VERIFY(!m_page->editing().isSaving());
        QTRY_COMPARE(grid().currentIndex().row(), 1);
        VERIFY_SAYS(bar(), u"age < 200"_s);
        QCOMPARE(cell(1, 1), u"300"_s);
        QCOMPARE(stored("SELECT age FROM person WHERE id = 2"), u"40"_s);
        m_page->undo();
        QVERIFY(!m_page->hasEdits());
    }

    void sortedAndFilteredRowsAreThoseThatAreMeant()
    {
        Place place;
        place.path.steps = {{u"people"_s, {}}};
        place.sort = {{u"age"_s, true}};
        place.filters = {{u"age"_s, u">= 40"_s}};
        m_page->goTo(place);
        QTRY_VERIFY(grid().rows().isCounted() && grid().rows().count() == 2);
        QTRY_COMPARE(cell(0, 0), u"Cid"_s);
        QTRY_VERIFY(grid().rows().editTable());
        at(0, 0);
        type(u"Sid"_s);
        press(Qt::Key_Return);
        save();
        QCOMPARE(stored("SELECT name FROM person WHERE id = 3"), u"Sid"_s);
    }

    void editsOfAViewStayWhenTheSchemaIsReadAgain()
    {
        goToView(u"people"_s);
        at(0, 0);
        type(u"Anna"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(m_page->hasEdits());
        goTo(u"person"_s);
        m_bed->run("CREATE TABLE other (x); DROP VIEW plain");
        m_page->open(m_bed->path(), schemaOf(m_bed->path()), {});
        QVERIFY(m_page->hasEdits());
        goToView(u"people"_s);
        QTRY_COMPARE(cell(0, 0), u"Anna"_s);
        save();
        QCOMPARE(stored("SELECT name FROM person WHERE id = 1"), u"Anna"_s);
    }

private:
    void goToView(const QString &view)
    {
        goTo(view);
        QTRY_VERIFY(view == u"plain" || grid().rows().editTable());
    }
    [[nodiscard]] QString reason(int row, int column)
    {
        return grid().rows().readOnlyReason(index(row, column));
    }
    static QString last(const QSignalSpy &heard)
    {
        return heard.isEmpty() ? QString() : heard.last().first().toString();
    }
    void save()
    {
        m_page->save();
        QTRY_VERIFY(!m_page->editing().isSaving() && !m_page->hasEdits());
    }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace

SW_SUITE(viewediting, ViewEditingTest)
#include "tst_viewediting.moc"
