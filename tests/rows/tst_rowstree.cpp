// SPDX-License-Identifier: Apache-2.0
// Rows below each other, with a mouse and keys.
#include "tests/rows/pagehand.h"
#include "widgets/data/breadcrumb.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowstree.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Staff
    = "CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT, boss_id INT REFERENCES staff,"
      " deputy_id INT REFERENCES staff, team_id INT REFERENCES team);"
      "CREATE INDEX by_boss ON staff (boss_id);"
      "INSERT INTO team VALUES (1, 'Red'), (2, 'Blue');"
      "INSERT INTO staff VALUES (1, 'Ann', NULL, 5, 1), (2, 'Bob', 1, NULL, 1),"
      " (3, 'Cid', 1, 2, 2), (4, 'Dot', 2, NULL, 2), (5, 'Eva', NULL, NULL, 1),"
      " (9, 'Lost', 77, NULL, NULL), (10, 'Low', 9, NULL, NULL), (20, 'Hen', 21, NULL, NULL),"
      " (21, 'Egg', 20, NULL, NULL), (22, 'Chick', 20, NULL, NULL)";

constexpr const char *Many
    = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, up INT REFERENCES t);"
      "CREATE INDEX i ON t (up);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100006)"
      "INSERT INTO t SELECT i, 'row ' || i, CASE WHEN i > 1 THEN 1 END FROM n";

constexpr const char *Chain
    = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, up INT REFERENCES t);"
      "CREATE INDEX i ON t (up);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
      "INSERT INTO t SELECT i, 'row ' || i, nullif(i - 1, 0) FROM n";

/// What it takes of this thread, in milliseconds.
template <typename Work> qint64 cost(Work work)
{
    timespec before{};
    timespec after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    work();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    return (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1'000'000;
}

class RowsTreeTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_tester.reset();
        leave();
    }

    void rootsComeFirstAndWhatIsOpenedIsRead()
    {
        show(Staff);
        QTRY_COMPARE(drawn(), u"Ann 2 | Eva | Lost 1 [its parent is missing] | "
                              "In circles 1 [no way leads up to a root]"_s);
        QCOMPARE(tree().currentIndex(), at({0}));
        press(Qt::Key_Right);
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 3), u"Ann 2 | -Bob 1 | -Cid | Eva"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Right);
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 3), u"Ann 2 | -Bob 1 | --Dot | -Cid"_s);
        press(Qt::Key_Left);
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 3), u"Ann 2 | -Bob 1 | -Cid | Eva"_s);
        // Beside what it is called stand the columns of the table, with the names of parents.
        QCOMPARE(tree().rows().index(0, 2).data().toString(), u"Ann"_s);
        QTRY_COMPARE(tree().rows().label(at({0}).siblingAtColumn(5)), u"Red"_s);
    }

    void circlesEndWhereTheyBegin()
    {
        show(Staff);
        QTRY_COMPARE(tree().rows().rowCount(), 4);
        open({3});
        QTRY_COMPARE(drawn().section(u" | "_s, 4), u"-Hen 2"_s);
        open({3, 0});
        QTRY_COMPARE(drawn().section(u" | "_s, 4), u"-Hen 2 | --Egg 1 | --Chick"_s);
        open({3, 0, 0});
        QTRY_COMPARE(drawn().section(u" | "_s, 4),
                     u"-Hen 2 | --Egg 1 | ---Hen [stands above already] | --Chick"_s);
        QVERIFY(!tree().rows().hasChildren(at({3, 0, 0, 0})));
    }

    void theRowOfTheTreeFillsThePanesAndLeadsOn()
    {
        show(Staff);
        open({0});
        QTRY_COMPARE(tree().rows().rowCount(at({0})), 2);
        click({0, 1});
        QTRY_COMPARE(card(u"team"_s), u"2 Blue"_s);
        click({0, 0});
        QTRY_COMPARE(card(u"team"_s), u"1 Red"_s);
        // By the arrow of the key, and back to what was open and in focus.
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {},
                          tree().arrowRect(at({0, 0}).siblingAtColumn(5)).center());
        QTRY_COMPARE(textOf(m_page->path()), u"staff[2].team"_s);
        QVERIFY(!m_page->showsTree());
        QTRY_COMPARE(cell(0, 1), u"Red"_s);
        m_page->goBack();
        QTRY_VERIFY(m_page->showsTree());
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 2), u"Ann 2 | -Bob 1 | -Cid"_s);
        QTRY_COMPARE(tree().currentIndex().siblingAtColumn(0), at({0, 0}));
        QTRY_COMPARE(card(u"team"_s), u"1 Red"_s);
        m_page->goForward();
        QTRY_COMPARE(textOf(m_page->path()), u"staff[2].team"_s);
        QVERIFY(!m_page->showsTree());
    }

    void severalReferencesAreAChoice()
    {
        show(Staff);
        auto *button = m_page->bar().findChild<QToolButton *>(u"rowsTree"_s);
        QVERIFY(button && !button->isHidden() && button->isChecked());
        QList<QAction *> roles = button->menu()->actions();
        QCOMPARE(roles.size(), 2);
        QVERIFY(roles[0]->isChecked() && !roles[1]->isChecked());
        roles[1]->trigger();
        // Where the row in focus hangs in the other tree is opened.
        QTRY_COMPARE(drawn(), u"Bob 1 | Dot | Eva 1 | -Ann | Lost | Low | Hen | Egg | Chick"_s);
        m_page->goBack();
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 0), u"Ann 2"_s);
        // A table that does not refer to itself has no tree, and says so.
        m_page->goTo(u"team"_s);
        QTRY_VERIFY(button->isHidden());
        QString said;
        connect(m_page.get(), &DataPage::said, this, [&](const QString &text) { said = text; });
        m_page->toggleTree();
        QVERIFY(said.startsWith(u"team does not refer to itself"_s));
    }

    void theGridGoesToItsRowInTheTreeAndBack()
    {
        take(Staff);
        m_page->bar().show();
        goTo(u"staff"_s);
        PageHand::at(3, 1); // Dot
        m_page->toggleTree();
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 3), u"Ann 2 | -Bob 1 | --Dot | -Cid"_s);
        QTRY_COMPARE(tree().currentIndex().siblingAtColumn(0), at({0, 0, 0}));
        QVERIFY(tree().hasFocus());
        press(Qt::Key_Up);
        press(Qt::Key_F2);
        QTRY_VERIFY(!m_page->showsTree() && grid().hasFocus());
        QTRY_COMPARE(grid().currentIndex().row(), 1); // Bob
        m_page->goBack();
        QTRY_COMPARE(tree().currentIndex().siblingAtColumn(0), at({0, 0}));
    }

    void aFilterLeavesWhatIsAboveInGrey()
    {
        show(Staff);
        QTRY_COMPARE(tree().rows().rowCount(), 4);
        m_page->find();
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        tree().filters().goTo(2);
        type(u"dot"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(drawn(), u"(Ann) 1 | -(Bob) 1 | --Dot"_s);
        QTRY_COMPARE(tree().currentIndex().siblingAtColumn(0), at({0, 0, 0}));
        QVERIFY(tree().hasFocus());
        tree().filters().goTo(2);
        press(Qt::Key_Escape);
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 1), u"Ann 2 | Eva"_s);
        tree().filters().goTo(2);
        type(u"chi"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(drawn(), u"In circles 1 [no way leads up to a root]"_s);
        open({0});
        QTRY_COMPARE(drawn().section(u" | "_s, 1),
                     u"-(Hen) 2 | --(Egg) 1 | ---(Hen) [stands above already] | --Chick"_s);
    }

    void whatIsPendingIsSeenAndSaidNotToBeInTheShape()
    {
        show(Staff);
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 0), u"Ann 2"_s);
        auto *note = m_page->findChild<QLabel *>(u"treeNote"_s);
        QVERIFY(note && note->isHidden());
        const TablePtr table = m_bed->table(u"staff");
        const auto whole = tree().rows().whole(at({0}));
        QVERIFY(whole);
        m_page->editing().set(*whole, table->column(u"name")->id, Value::ofText(u"Anna"_s),
                              Value::ofText(u"Ann"_s));
        QVERIFY(!note->isHidden());
        QVERIFY(note->text().contains(u"as they are saved"_s));
        QCOMPARE(tree().rows().index(0, 2).data().toString(), u"Anna"_s);
        QCOMPARE(tree().rows().shown(tree().rows().index(0, 2)).state, RowState::Changed);
        QCOMPARE(tree().rows().shown(tree().rows().index(0, 1)).state, RowState::Same);
        // Rows are not edited in the tree by mistake.
        QString said;
        connect(m_page.get(), &DataPage::said, this, [&](const QString &text) { said = text; });
        m_page->removeRows();
        QVERIFY(said.contains(u"F2"_s));
        m_page->save();
        QTRY_VERIFY(!m_page->hasEdits());
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 0), u"Anna 2"_s);
        QVERIFY(note->isHidden());
    }

    void readingAgainKeepsWhatIsOpen()
    {
        show(Staff);
        open({0});
        QTRY_COMPARE(tree().rows().rowCount(at({0})), 2);
        open({0, 0});
        click({0, 1});
        m_bed->run("INSERT INTO staff VALUES (6, 'Fay', 2, NULL, NULL); DELETE FROM staff WHERE id"
                   " = 5");
        m_page->readAgain();
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 5),
                     u"Ann 2 | -Bob 2 | --Dot | --Fay | -Cid | Lost 1 [its parent is missing]"_s);
        QTRY_COMPARE(tree().currentIndex().siblingAtColumn(0), at({0, 1}));
    }

    void whatIsSelectedIsCopied()
    {
        show(Staff);
        open({0});
        QTRY_COMPARE(tree().rows().rowCount(at({0})), 2);
        QTRY_COMPARE(drawn().section(u" | "_s, 0, 2), u"Ann 2 | -Bob 1 | -Cid"_s);
        click({0, 1});
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, Qt::ControlModifier,
                          tree().visualRect(at({0})).center());
        m_page->copy();
        QTRY_COMPARE(QApplication::clipboard()->text().split(u'\n'),
                     (QStringList{u"1\tAnn\t\t5\t1"_s, u"3\tCid\t1\t2\t2"_s}));
    }

    void aHundredThousandBelowOneStayFluent()
    {
        take(Many);
        m_page->bar().show();
        goTo(u"t"_s);
        m_page->toggleTree();
        QTRY_COMPARE(drawn(), u"row 1 10k+"_s);
        const qint64 opened = cost([&] {
            tree().expand(at({0}));
            tree().grab();
        });
        qint64 grown = 0;
        while (tree().rows().rowCount(at({0})) < 100'001)
            grown = std::max(grown, cost([&] { QCoreApplication::processEvents(); }));
        grown = std::max(grown, cost([&] { tree().grab(); }));
        const qint64 jumped = cost([&] {
            tree().verticalScrollBar()->setValue(tree().verticalScrollBar()->maximum());
            tree().grab();
        });
        QTRY_COMPARE(tree().rows().title(at({0, 99'999})).text, u"row 100001"_s);
        // What is too much is said.
        QCOMPARE(tree().rows().rowCount(at({0})), 100'001);
        QVERIFY(tree().rows().title(at({0, 100'000})).text.startsWith(u"5 more are not shown"));
        qInfo("opened in %lld ms, counted in %lld ms, at the end in %lld ms", opened, grown,
              jumped);
        QVERIFY(opened <= Limit && grown <= Limit && jumped <= Limit);
        for (int top = 0; top < 100'000; top += 500) {
            tree().verticalScrollBar()->setValue(top);
            tree().grab();
            QCoreApplication::processEvents();
        }
        int held = 0;
        for (int row = 0; row < 100'000; ++row)
            held += tree().rows().row(at({0, row})) ? 1 : 0;
        QVERIFY2(held <= 64 * 256, qPrintable(QString::number(held)));
    }

    void aChainOfAHundredThousandOpensStepByStep()
    {
        take(Chain);
        m_page->bar().show();
        goTo(u"t"_s);
        grid().goTo(150, 0);
        QTRY_VERIFY(grid().rows().row(150));
        m_page->toggleTree();
        QTRY_VERIFY(tree().currentIndex().isValid() && tree().rows().row(tree().currentIndex()));
        QTRY_COMPARE(tree().rows().title(tree().currentIndex().siblingAtColumn(0)).text,
                     u"row 151"_s);
        qint64 slowest = 0;
        for (int step = 0; step < 20; ++step) {
            const QModelIndex now = tree().currentIndex().siblingAtColumn(0);
            QTRY_VERIFY(tree().rows().rowCount(now) == 1);
            slowest = std::max(slowest, cost([&] {
                                   tree().expand(now);
                                   tree().setCurrentIndex(tree().rows().index(0, 0, now));
                                   tree().grab();
                               }));
            QTRY_VERIFY(tree().rows().row(tree().currentIndex()));
        }
        qInfo("a step in %lld ms", slowest);
        QVERIFY(slowest <= Limit);
        // A row far below is not opened blindly, and that is said.
        m_page->toggleTree();
        QTRY_VERIFY(!m_page->showsTree() && grid().rows().isCounted());
        QTRY_COMPARE(grid().currentIndex().row(), 170);
        grid().goTo(90'000, 0);
        QTRY_VERIFY(grid().rows().row(90'000));
        QString said;
        connect(m_page.get(), &DataPage::said, this, [&](const QString &text) { said = text; });
        m_page->toggleTree();
        QTRY_VERIFY(said.contains(u"200 steps deep"_s));
        QTRY_COMPARE(drawn(), u"row 1 1"_s);
    }

private:
    static constexpr qint64 Limit = 50; ///< milliseconds

    void show(const char *script)
    {
        take(script);
        m_page->bar().show();
        goTo(u"staff"_s);
        m_page->toggleTree();
        m_tester = std::make_unique<QAbstractItemModelTester>(&tree().rows());
        QTRY_VERIFY(m_page->showsTree() && tree().currentIndex().isValid());
        tree().setFocus();
    }

    [[nodiscard]] RowsTree &tree() { return m_page->tree(); }
    [[nodiscard]] QModelIndex at(std::initializer_list<int> way)
    {
        QModelIndex index;
        for (const int row : way)
            index = tree().rows().index(row, 0, index);
        return index;
    }
    void open(std::initializer_list<int> way)
    {
        QTRY_VERIFY(tree().rows().hasChildren(at(way)));
        const QRect row = tree().visualRect(at(way));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {},
                          {row.left() - tree().indentation() / 2, row.center().y()});
        QTRY_VERIFY(tree().isExpanded(at(way)));
    }
    void click(std::initializer_list<int> way)
    {
        QTRY_VERIFY(tree().rows().row(at(way)));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {},
                          tree().visualRect(at(way)).center());
    }

    /// What is in sight, a dash a level; what only leads to others in brackets.
    [[nodiscard]] QString drawn()
    {
        tree().grab(); // what is in sight is read
        if (!tree().rows().error().isEmpty())
            return tree().rows().error();
        QStringList lines;
        for (QModelIndex each = at({0}); each.isValid() && lines.size() < 30;
             each = tree().indexBelow(each)) {
            const TreeModel::Title title = tree().rows().title(each);
            QString line;
            for (QModelIndex above = each.parent(); above.isValid(); above = above.parent())
                line += u'-';
            line += title.dim ? QString(u'(' + title.text + u')') : title.text;
            if (!title.count.isEmpty())
                line += u' ' + title.count;
            if (!title.mark.isEmpty())
                line += u" [" + title.mark + u']';
            lines.append(line);
        }
        return lines.join(u" | "_s);
    }

    [[nodiscard]] QString card(const QString &role)
    {
        const RelatedPane *found = pane(role);
        QStringList cells;
        for (int column = 0; found && column < found->rows().columnCount(); ++column)
            cells.append(found->rows().index(0, column).data().toString());
        return cells.join(u' ');
    }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace

SW_SUITE(rowstree, RowsTreeTest)
#include "tst_rowstree.moc"
