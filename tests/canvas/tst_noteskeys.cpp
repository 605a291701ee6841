// SPDX-License-Identifier: Apache-2.0
// Notes and areas without a mouse, and as a screen reader reads them.
#include "model/document/verbs_diagram.h"
#include "tests/canvas/drawn.h"
#include "widgets/canvas/commands.h"

#include <QAccessible>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// A table within an area, and a note right of both.
class Noted : public Drawn {
public:
    Noted() : Drawn(u"owner id:pk")
    {
        Area around;
        around.diagram = editor.diagram();
        around.title = u"People"_s;
        around.position = figure(u"owner").rect.topLeft() - QPointF(24, 48);
        around.size = {288, 240};
        editor.run(u"x"_s, putArea(editor.content(), around));
        Note text;
        text.diagram = editor.diagram();
        text.text = u"who keeps pets"_s;
        text.position = around.position + QPointF(400, 48);
        text.size = {192, 96};
        editor.run(u"x"_s, putNote(editor.content(), text));
        area = {PickKind::Area, editor.content().drawing.areas.at(0)->id.value()};
        note = {PickKind::Note, editor.content().drawing.notes.at(0)->id.value()};
        owner = {PickKind::Table, id(u"owner").value()};
    }

    [[nodiscard]] AreaPtr theArea() const { return editor.content().drawing.areas.at(0); }
    [[nodiscard]] NotePtr theNote() const { return editor.content().drawing.notes.at(0); }
    [[nodiscard]] Pick current() { return *editor.picks().current(); }
    void pickByKey(const Pick &pick)
    {
        for (int i = 0; i < 3 && editor.picks().current() != pick; ++i)
            key(Qt::Key_Tab);
    }

    Pick area;
    Pick note;
    Pick owner;
};

class NotesKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabGoesThroughAllInReadingOrder()
    {
        Noted drawn;
        std::vector<Pick> seen;
        for (int i = 0; i < 3; ++i) {
            drawn.key(Qt::Key_Tab);
            seen.push_back(drawn.current());
            QVERIFY(drawn.view.isByKeyboard());
        }
        QCOMPARE(seen, (std::vector<Pick>{drawn.area, drawn.owner, drawn.note}));
        drawn.key(Qt::Key_Backtab);
        QCOMPARE(drawn.current(), drawn.owner);
    }

    void theFocusIsSeen()
    {
        Noted drawn;
        for (const Pick &pick : {drawn.area, drawn.note}) {
            drawn.editor.picks().set({pick});
            drawn.view.setByKeyboard(false);
            const QImage without = drawn.view.viewport()->grab().toImage();
            drawn.view.setByKeyboard(true);
            QVERIFY(drawn.view.viewport()->grab().toImage() != without);
        }
    }

    void arrowsNudgeThem()
    {
        Noted drawn;
        drawn.pickByKey(drawn.note);
        const QPointF note = drawn.theNote()->position;
        drawn.key(Qt::Key_Right);
        drawn.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(drawn.theNote()->position, note + QPointF(12, 96));
        drawn.editor.undoStack().undo();
        QCOMPARE(drawn.theNote()->position, note); // one step
        drawn.editor.picks().set({drawn.area});
        const QPointF table = drawn.figure(u"owner").rect.topLeft();
        drawn.key(Qt::Key_Left);
        QCOMPARE(drawn.figure(u"owner").rect.topLeft(), table - QPointF(12, 0));
    }

    void shiftAltArrowsResizeThem()
    {
        Noted drawn;
        for (const Pick &pick : {drawn.note, drawn.area}) {
            drawn.editor.picks().set({pick});
            const auto size = [&] {
                return pick == drawn.note ? drawn.theNote()->size : drawn.theArea()->size;
            };
            const QSizeF before = size();
            drawn.key(Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier);
            drawn.key(Qt::Key_Down, Qt::ShiftModifier | Qt::AltModifier);
            QCOMPARE(size(), before + QSizeF(24, 24));
            for (int i = 0; i < 40; ++i)
                drawn.key(Qt::Key_Up, Qt::ShiftModifier | Qt::AltModifier);
            QCOMPARE(size(), QSizeF(before.width() + 24, 36));
            drawn.editor.undoStack().undo();
            QCOMPARE(size(), before);
        }
    }

    void aFoldedAreaKeepsItsSize()
    {
        Noted drawn;
        drawn.editor.picks().set({drawn.area});
        toggleFolded(drawn.view);
        QVERIFY(drawn.theArea()->folded);
        const QSizeF before = drawn.theArea()->size;
        drawn.key(Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier);
        QCOMPARE(drawn.theArea()->size, before);
    }

    void theirTextsAreTyped()
    {
        for (const Qt::Key opens : {Qt::Key_Return, Qt::Key_F2}) {
            Noted drawn;
            drawn.pickByKey(drawn.note);
            drawn.key(opens);
            QVERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
            drawn.type(u"new"_s);
            drawn.key(Qt::Key_Return, Qt::ControlModifier);
            QCOMPARE(drawn.theNote()->text, u"new"_s);
            QVERIFY(drawn.view.hasFocus());
            drawn.editor.picks().set({drawn.area});
            drawn.key(opens);
            QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
            drawn.type(u"Humans"_s);
            drawn.key(Qt::Key_Tab);
            QCOMPARE(drawn.theArea()->title, u"Humans"_s);
            QVERIFY(drawn.view.hasFocus());
        }
    }

    void theyAreDeletedAndHaveMenus()
    {
        Noted drawn;
        QSignalSpy wanted(&drawn.view, &CanvasView::menuWanted);
        for (const Pick &pick : {drawn.note, drawn.area}) {
            drawn.pickByKey(pick);
            drawn.key(Qt::Key_F10, Qt::ShiftModifier);
            QCOMPARE(wanted.takeFirst().constFirst().value<Hit>().pick, pick);
            drawn.key(Qt::Key_Delete);
        }
        QVERIFY(drawn.editor.content().drawing.notes.isEmpty());
        QVERIFY(drawn.editor.content().drawing.areas.isEmpty());
        QVERIFY(drawn.table(u"owner"));
    }

    void theyAreInTheTreeOfScreenReaders()
    {
        Noted drawn;
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(&drawn.view);
        QAccessibleInterface *area = canvas->child(0);
        QAccessibleInterface *note = canvas->child(2);
        QCOMPARE(area->text(QAccessible::Name), u"People"_s);
        QCOMPARE(area->text(QAccessible::Description), u"area, 1 tables"_s);
        QCOMPARE(area->role(), QAccessible::Grouping);
        QCOMPARE(note->text(QAccessible::Name), u"who keeps pets"_s);
        QCOMPARE(note->role(), QAccessible::Note);
        const QPoint center = note->rect().center();
        QCOMPARE(canvas->childAt(center.x(), center.y()), note);
        drawn.pickByKey(drawn.note);
        QCOMPARE(canvas->focusChild(), note);
        QVERIFY(note->state().focused);
        area->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(drawn.current(), drawn.area);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        drawn.key(Qt::Key_Escape);
        drawn.pickByKey(drawn.note);
        drawn.key(Qt::Key_Delete);
        QCOMPARE(canvas->indexOfChild(area), 0);
        QVERIFY(canvas->child(2) != note);
    }
};

} // namespace

SW_SUITE(noteskeys, NotesKeysTest)
#include "tst_noteskeys.moc"
