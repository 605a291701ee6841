// SPDX-License-Identifier: Apache-2.0
// The rows of what is selected in the drawing, beneath it.
#include "app/designpage.h"
#include "app/rowsdock.h"
#include "tests/support/folder.h"
#include "tests/window/hand.h"
#include "widgets/data/datapage.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowspanel.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *School
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner (id), name "
      "TEXT);"
      "CREATE TABLE food (id INTEGER PRIMARY KEY, title TEXT);"
      "CREATE TABLE pet_food (pet_id INTEGER REFERENCES pet, food_id INTEGER REFERENCES food,"
      " PRIMARY KEY (pet_id, food_id));"
      "INSERT INTO owner VALUES (1, 'Alice'), (2, 'Bob');"
      "INSERT INTO pet VALUES (1, 1, 'Rex'), (2, 2, 'Tom'), (3, 2, 'Kim');"
      "INSERT INTO food VALUES (1, 'Fish'); INSERT INTO pet_food VALUES (2, 1)";

class RowsDockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_hand = std::make_unique<Hand>();
        m_hand->open(m_folder->database(u"pets.db"_s, School));
        QTRY_VERIFY(m_hand->page().target().live());
        // Nothing is read before somebody wants to see it.
        QVERIFY(!m_hand->page().data());
        m_hand->window().docks().goTo(Docks::Rows);
        QTRY_VERIFY(dock().panel());
        QTRY_VERIFY(panel().text().startsWith(u"Select a table"_s));
        QVERIFY(!m_hand->page().showsData());
    }
    void cleanup()
    {
        m_hand.reset();
        m_folder.reset();
    }

    void aTableShowsItsRows()
    {
        m_hand->click(m_hand->header(u"owner"));
        QTRY_COMPARE(rowsIn(panel().rows()), u"1 Alice; 2 Bob"_s);
        QVERIFY(!panel().related().isVisible());
        m_hand->click(m_hand->header(u"food"));
        QTRY_COMPARE(rowsIn(panel().rows()), u"1 Fish"_s);
    }

    void aRelationshipShowsBothSides()
    {
        pick(false);
        QTRY_COMPARE(rowsIn(panel().rows()), u"1 Alice; 2 Bob"_s);
        QTRY_COMPARE(rowsIn(panel().related()), u"1 1 Rex"_s);
        panel().rows().goTo(1, 0);
        QTRY_COMPARE(rowsIn(panel().related()), u"2 2 Tom; 3 2 Kim"_s);
        // From there to all that can be done with rows.
        panel().related().setFocus();
        panel().related().goTo(1, 0);
        QTest::keyClick(&panel().related(), Qt::Key_Return);
        QTRY_VERIFY(m_hand->page().showsData());
        QTRY_COMPARE(rowsIn(m_hand->page().data()->grid()), u"3 2 Kim"_s);
    }

    void alsoAcrossAnAssociation()
    {
        pick(true);
        QTRY_VERIFY(panel().related().isVisible() && panel().rows().rows().count() > 0);
        const bool fromPet = panel().rows().rows().set().name() == u"pet";
        panel().rows().goTo(fromPet ? 1 : 0, 0);
        QTRY_COMPARE(rowsIn(panel().related()), fromPet ? u"1 Fish"_s : u"2 2 Tom"_s);
    }

    void itFollowsTheDatabase()
    {
        m_hand->click(m_hand->header(u"food"));
        QTRY_COMPARE(rowsIn(panel().rows()), u"1 Fish"_s);
        m_folder->database(u"pets.db"_s, "INSERT INTO food VALUES (2, 'Meat')");
        QTRY_COMPARE(rowsIn(panel().rows()), u"1 Fish; 2 Meat"_s);
    }

    void whatIsDrawnOnlyHasNone()
    {
        m_hand->canvas().setFocus();
        Edit edit(m_hand->content());
        Table drawn;
        drawn.id = TableId::fromNames({u"table"_s, u"drawn"_s});
        drawn.name = u"drawn"_s;
        edit.put(drawn);
        m_hand->page().editor().run(u"Create table"_s, edit.result());
        m_hand->picks().set({{PickKind::Table, m_hand->table(u"drawn")->id.value()}});
        QTRY_COMPARE(panel().text(), u"drawn is drawn, and not in the database yet."_s);
    }

private:
    [[nodiscard]] RowsDock &dock()
    {
        const QDockWidget &dock = m_hand->window().docks().dock(Docks::Rows);
        return *static_cast<RowsDock *>(
            static_cast<QStackedWidget *>(dock.widget())->currentWidget());
    }
    [[nodiscard]] RowsPanel &panel() { return *dock().panel(); }
    [[nodiscard]] static QString rowsIn(const RowsGrid &grid)
    {
        QStringList rows;
        for (int row = 0; row < grid.rows().rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < grid.rows().columnCount(); ++column)
                cells.append(grid.rows().index(row, column).data().toString());
            rows.append(cells.join(u' '));
        }
        return rows.join(u"; "_s);
    }
    /// The first relationship, across an association or not.
    void pick(bool across)
    {
        for (const Relationship &each : relationships(m_hand->content().schema)) {
            if (each.association.isNull() == across)
                continue;
            if (!across && m_hand->content().schema.tables.find(each.left.table)->name != u"owner")
                continue;
            m_hand->picks().set({{PickKind::Edge, each.key.value()}});
            return;
        }
        QFAIL("no such relationship");
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<Hand> m_hand;
};

} // namespace

SW_SUITE(rowsdock, RowsDockTest)
#include "tst_rowsdock.moc"
