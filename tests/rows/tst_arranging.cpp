// SPDX-License-Identifier: Apache-2.0
// Columns are made wide, hidden, moved and kept in sight, and stay so.
#include "tests/rows/pagehand.h"
#include "widgets/data/columnlayout.h"
#include "widgets/data/filterrow.h"

#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class ArrangingTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QByteArray script = "CREATE TABLE other (x); INSERT INTO other VALUES (1);"
                            "CREATE TABLE wide (id INTEGER PRIMARY KEY";
        for (int i = 1; i < 40; ++i)
            script += ", c" + QByteArray::number(i) + " TEXT DEFAULT 'value "
                      + QByteArray::number(i) + "'";
        script += "); INSERT INTO wide (id) VALUES (1), (2), (3)";
        take(script.constData());
        goTo(u"wide"_s);
    }
    void cleanup() { leave(); }

    void whatIsFrozenStays()
    {
        header().parentWidget()->grab();
        choose(1, u"Keep in sight up to here"_s);
        QCOMPARE(header().frozen(), 2);
        const QRect first = grid().visualRect(index(0, 1));
        grid().goTo(0, 30);
        QVERIFY(header().offset() > 0);
        QCOMPARE(grid().visualRect(index(0, 1)), first);
        QVERIFY(grid().visualRect(index(0, 30)).left() >= header().frozenWidth());
        // A click there is one on what stays, in the rows and in the head; so is its filter.
        at(1, 1);
        QVERIFY(header().offset() > 0);
        QTest::mouseClick(header().viewport(), Qt::LeftButton, {}, first.center());
        QTRY_COMPARE(header().sorted(), (std::vector<RowsHeader::Sorted>{{1, false}}));
        auto *field = qobject_cast<QLineEdit *>(grid().filters().childAt(first.center()));
        QVERIFY(field);
        QTest::mouseClick(field, Qt::LeftButton);
        QTest::keyClicks(field, u"nothing"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(grid().rows().count(), 0);
        QCOMPARE(grid().filters().texts().keys(), QStringList{u"c1"_s});
    }

    /// Who moves on by keys sees where he is, beside what stays.
    void whatScrollsIsNotHiddenByWhatStays()
    {
        grid().setFrozen(2);
        grid().goTo(0, 39);
        for (int i = 0; i < 37; ++i)
            QTest::keyClick(&grid(), Qt::Key_Left);
        QCOMPARE(grid().currentIndex().column(), 2);
        QCOMPARE(grid().visualRect(grid().currentIndex()).left(), header().frozenWidth());
        QCOMPARE(grid().indexAt({header().frozenWidth() + 3, 3}), index(0, 2));
        QCOMPARE(grid().indexAt({header().frozenWidth() - 3, 3}), index(0, 1));
    }

    void hiddenColumnsAreSkippedAndComeBack()
    {
        choose(2, u"Hide c2"_s);
        QVERIFY(header().isSectionHidden(2));
        at(0, 1);
        QTest::keyClick(&grid(), Qt::Key_Right);
        QCOMPARE(grid().currentIndex().column(), 3);
        choose(2, u"Show all columns"_s, 3);
        QVERIFY(!header().isSectionHidden(2));
        for (int column = 0; column < 40; ++column)
            grid().setColumnHidden(column, true);
        QCOMPARE(header().hiddenSectionCount(), 39); // one is always to be seen
    }

    void itIsRememberedTableByTable()
    {
        header().resizeSection(3, 222);
        header().moveSection(5, 1);
        grid().setColumnHidden(4, true);
        grid().setFrozen(1);
        const ColumnLayout made = grid().columnLayout();
        goTo(u"other"_s);
        QCOMPARE(grid().columnLayout(), ColumnLayout());
        QCOMPARE(header().frozen(), 0);
        goTo(u"wide"_s);
        isAsMade(made);
        // And from one start to the next.
        const QByteArray json = jsonOf(m_page->columnLayouts());
        const QString path = m_bed->path();
        m_page = std::make_unique<DataPage>(m_theme);
        m_page->resize(1400, 900);
        m_page->show();
        connect(m_page.get(), &DataPage::opened, this,
                [this, json] { m_page->setColumnLayouts(columnLayoutsIn(json)); });
        m_page->open(path, schemaOf(path), {});
        goTo(u"wide"_s);
        isAsMade(made);
        // As if nothing had been.
        choose(3, u"As the table has them"_s);
        QCOMPARE(grid().columnLayout(), ColumnLayout());
        QCOMPARE(header().visualIndex(5), 5);
        QVERIFY(!header().isSectionHidden(4));
    }

    void whatIsRememberedMayBeAnything()
    {
        QVERIFY(columnLayoutsIn("").isEmpty());
        QVERIFY(columnLayoutsIn("[1]").isEmpty());
        const ColumnLayouts odd = columnLayoutsIn(
            R"({"wide":{"widths":{"c1":-5,"gone":99,"c2":1e12},"hidden":7,"order":["gone","c3",9],)"
            R"("frozen":-3}})");
        m_page->setColumnLayouts(odd);
        goTo(u"other"_s);
        goTo(u"wide"_s);
        QCOMPARE(header().frozen(), 0);
        QCOMPARE(header().visualIndex(3), 0);
        QCOMPARE(columnLayoutsIn(jsonOf(odd)), odd);
    }

private:
    [[nodiscard]] RowsHeader &header() { return grid().header(); }
    void isAsMade(const ColumnLayout &made)
    {
        QTRY_COMPARE(header().sectionSize(3), 222);
        QCOMPARE(header().visualIndex(5), 1);
        QVERIFY(header().isSectionHidden(4));
        QCOMPARE(header().frozen(), 1);
        QCOMPARE(grid().columnLayout(), made);
    }
    /// From the menu of the column's head, or of another one's where it is not to be seen.
    void choose(int column, const QString &text, int at = -1)
    {
        const QRect head = grid().visualRect(index(0, at < 0 ? column : at));
        bool isChosen = false;
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
                if (action->text() == text && action->isEnabled()) {
                    action->trigger();
                    isChosen = true;
                }
            }
            if (menu)
                menu->close();
        });
        Q_EMIT header().customContextMenuRequested({head.center().x(), 5});
        QVERIFY2(isChosen, qPrintable(text));
    }
};

} // namespace

SW_SUITE(arranging, ArrangingTest)
#include "tst_arranging.moc"
