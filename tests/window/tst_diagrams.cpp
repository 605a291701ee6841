// SPDX-License-Identifier: Apache-2.0
// The diagrams of a document: made, named in place, ordered by dragging, gone to by keys.
#include "tests/support/folder.h"
#include "tests/window/hand.h"

#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class DiagramsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hand = std::make_unique<Hand>(); }
    void cleanup() { m_hand.reset(); }

    void thePlusMakesOneWhoseNameIsBeingTyped()
    {
        make(u"Billing"_s);
        QCOMPARE(names(), u"Main diagram, Billing"_s);
        QCOMPARE(tabs().currentIndex(), 1);
        QVERIFY2(m_hand->canvas().hasFocus(), "then one draws on");
        undo();
        QCOMPARE(names(), u"Main diagram"_s); // making and naming are one step
    }

    void aNameThatIsTakenStaysInTheField()
    {
        make(u"Billing"_s);
        plus();
        QCOMPARE(field().text(), u"New diagram"_s);
        m_hand->type(u"billing"_s);
        m_hand->key(Qt::Key_Return);
        QVERIFY(field().isVisible());
        m_hand->type(u"2"_s);
        m_hand->key(Qt::Key_Return);
        QVERIFY(!field().isVisible());
        QCOMPARE(names(), u"Main diagram, Billing, billing2"_s);
    }

    void theyAreRenamedByDoubleClickAndByF2()
    {
        QTest::mouseDClick(&tabs(), Qt::LeftButton, {}, tabs().tabRect(0).center());
        m_hand->type(u"All"_s);
        m_hand->key(Qt::Key_Return);
        QCOMPARE(names(), u"All"_s);
        tabs().setFocus();
        m_hand->key(Qt::Key_F2);
        m_hand->type(u"Whole"_s);
        m_hand->key(Qt::Key_Escape);
        QCOMPARE(names(), u"All"_s);
        tabs().setFocus();
        m_hand->key(Qt::Key_F2);
        m_hand->type(u"Whole"_s);
        m_hand->canvas().setFocus(); // what is typed is kept
        QCOMPARE(names(), u"Whole"_s);
    }

    void delRemovesOneButNotTheLast()
    {
        make(u"Billing"_s);
        tabs().setFocus();
        m_hand->key(Qt::Key_Delete);
        QCOMPARE(names(), u"Main diagram"_s);
        tabs().setFocus();
        m_hand->key(Qt::Key_Delete);
        QCOMPARE(names(), u"Main diagram"_s);
        undo();
        QCOMPARE(names(), u"Main diagram, Billing"_s);
    }

    void draggedTheyKeepTheirOrderInTheDocument()
    {
        make(u"Billing"_s);
        make(u"Stock"_s);
        QTRY_COMPARE(tabs().width(), tabs().sizeHint().width()); // they are laid out
        const QPoint from = tabs().tabRect(2).center();
        QTest::mousePress(&tabs(), Qt::LeftButton, {}, from);
        for (int x = from.x(); x > 2; x -= 4)
            QTest::mouseMove(&tabs(), {x, from.y()}, 2);
        QTest::mouseRelease(&tabs(), Qt::LeftButton, {}, {2, from.y()});
        QTRY_COMPARE(names(), u"Stock, Main diagram, Billing"_s);
        const Folder folder;
        answerFileDialog(folder.path(u"pets.wright"_s));
        m_hand->key(Qt::Key_S, Qt::ControlModifier);
        m_hand->key(Qt::Key_W, Qt::ControlModifier);
        m_hand->open(folder.path(u"pets.wright"_s));
        QCOMPARE(names(), u"Stock, Main diagram, Billing"_s);
        QCOMPARE(tabs().currentIndex(), 0);
    }

    void keysGoFromOneToTheNext()
    {
        make(u"Billing"_s);
        make(u"Stock"_s);
        m_hand->key(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(tabs().currentIndex(), 0);
        m_hand->key(Qt::Key_PageUp, Qt::ControlModifier);
        m_hand->key(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(tabs().currentIndex(), 1);
    }

    void keysGoFromDocumentToDocument()
    {
        DesignPage &first = m_hand->page();
        DesignPage &second = m_hand->window().newDocument();
        m_hand->key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(m_hand->window().page(), &first);
        m_hand->key(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_hand->window().page(), &second);
    }

private:
    [[nodiscard]] QTabBar &tabs() { return *m_hand->page().findChild<QTabBar *>(u"diagramTabs"_s); }
    [[nodiscard]] QLineEdit &field()
    {
        return *m_hand->page().findChild<QLineEdit *>(u"diagramName"_s);
    }
    [[nodiscard]] QString names() const
    {
        QStringList all;
        for (const DiagramPtr &diagram : diagramsInOrder(m_hand->content().drawing))
            all += diagram->name;
        return all.join(u", "_s);
    }

    void plus()
    {
        QTest::mouseClick(m_hand->page().findChild<QToolButton *>(u"newDiagram"_s), Qt::LeftButton);
    }

    void make(const QString &name)
    {
        plus();
        m_hand->type(name);
        m_hand->key(Qt::Key_Return);
    }

    void undo() { m_hand->page().editor().undoStack().undo(); }

    std::unique_ptr<Hand> m_hand;
};

} // namespace

SW_SUITE(diagrams, DiagramsTest)
#include "tst_diagrams.moc"
