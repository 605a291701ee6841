// SPDX-License-Identifier: Apache-2.0
// The canvas without a mouse.
#include "tests/canvas/drawn.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView PetsAndRooms
    = u"owner id:pk name:TEXT email | pet id:pk name owner_id>owner.id | visit id:pk "
      "pet_id>pet.id | room name";

QString countOf(const CanvasView &view)
{
    const auto *bar = view.findChild<QFrame *>(u"findBar"_s);
    return bar->findChild<QLabel *>()->text();
}

class KeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabGoesFromTableToTable()
    {
        Drawn drawn(PetsAndRooms);
        QSet<quint64> seen;
        for (int i = 0; i < 4; ++i) {
            drawn.key(Qt::Key_Tab);
            QVERIFY(!drawn.editor.picks().currentTable().isNull());
            seen.insert(drawn.editor.picks().currentTable().value());
        }
        QCOMPARE(seen.size(), 4);
        const TableId last = drawn.editor.picks().currentTable();
        drawn.key(Qt::Key_Backtab);
        QVERIFY(drawn.editor.picks().currentTable() != last);
        QVERIFY(drawn.view.isByKeyboard());
    }

    void arrowsNudgeAndControlFollowsEdges()
    {
        Drawn drawn(PetsAndRooms);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"owner").value());
        const QPointF before = drawn.figure(u"owner").rect.topLeft();
        drawn.key(Qt::Key_Right);
        QCOMPARE(drawn.figure(u"owner").rect.topLeft(), before + QPointF(12, 0));
        const QPointF way
            = drawn.figure(u"pet").rect.center() - drawn.figure(u"owner").rect.center();
        drawn.key(std::abs(way.x()) > std::abs(way.y())
                      ? (way.x() > 0 ? Qt::Key_Right : Qt::Key_Left)
                      : (way.y() > 0 ? Qt::Key_Down : Qt::Key_Up),
                  Qt::ControlModifier);
        QCOMPARE(drawn.editor.picks().currentTable(), drawn.id(u"pet"));
    }

    void rowsAreEnteredReorderedAndLeft()
    {
        Drawn drawn(PetsAndRooms);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"owner").value());
        drawn.key(Qt::Key_Return);
        QCOMPARE(drawn.editor.picks().column(), drawn.column(u"owner", u"id"));
        drawn.key(Qt::Key_Down);
        QCOMPARE(drawn.editor.picks().column(), drawn.column(u"owner", u"name"));
        drawn.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(drawn.table(u"owner")->columns.back().name, u"name"_s);
        QCOMPARE(drawn.editor.picks().column(), drawn.column(u"owner", u"name"));
        drawn.key(Qt::Key_Up, Qt::AltModifier);
        drawn.key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(drawn.table(u"owner")->columns.front().name, u"name"_s);
        drawn.key(Qt::Key_Escape);
        QVERIFY(drawn.editor.picks().column().isNull());
        QCOMPARE(drawn.editor.picks().currentTable(), drawn.id(u"owner"));
    }

    void namesAndColumnsAreTyped()
    {
        Drawn drawn(PetsAndRooms);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"room").value());
        drawn.key(Qt::Key_F2);
        drawn.type(u"place"_s);
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.table(u"place"));
        drawn.key(Qt::Key_Insert);
        drawn.type(u"size real"_s);
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.table(u"place")->column(u"size"));
        drawn.view.useTool(ToolKind::Table); // T
        drawn.key(Qt::Key_Return);
        drawn.type(u"desk"_s);
        drawn.key(Qt::Key_Return);
        const QRectF desk = drawn.figure(u"desk").rect;
        for (const TableFigure *other : drawn.view.scene().allTables())
            QVERIFY(other->name == u"desk"_s || !other->rect.intersects(desk));
    }

    void edgesAreCycledEditedAndDeleted()
    {
        Drawn drawn(PetsAndRooms);
        QSignalSpy wanted(&drawn.view, &CanvasView::relationshipWanted);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        drawn.key(Qt::Key_E);
        const Pick first = *drawn.editor.picks().current();
        drawn.key(Qt::Key_E);
        const Pick second = *drawn.editor.picks().current();
        QVERIFY(first.kind == PickKind::Edge && second.kind == PickKind::Edge && first != second);
        drawn.key(Qt::Key_E);
        QCOMPARE(drawn.editor.picks().current()->id, first.id);
        drawn.key(Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        drawn.key(Qt::Key_Delete);
        QCOMPARE(drawn.editor.relationships().size(), size_t(1));
    }

    void theMenuIsAskedFor()
    {
        Drawn drawn(PetsAndRooms);
        QSignalSpy wanted(&drawn.view, &CanvasView::menuWanted);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        drawn.key(Qt::Key_F10, Qt::ShiftModifier);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<Hit>().pick.id, drawn.id(u"pet").value());
    }

    void aTableIsRelatedByTypingItsParent()
    {
        Drawn drawn(PetsAndRooms);
        QSignalSpy wanted(&drawn.view, &CanvasView::relationshipWanted);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"visit").value());
        drawn.key(Qt::Key_R);
        drawn.type(u"own"_s);
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.table(u"visit")->column(u"owner_id"));
        QCOMPARE(wanted.size(), 1);
        // The keys of tools mean the table once it was chosen by key.
        drawn.view.setFocus();
        drawn.key(Qt::Key_Tab);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"owner").value());
        drawn.key(Qt::Key_3);
        drawn.type(u"visit"_s);
        drawn.key(Qt::Key_Return);
        QCOMPARE(drawn.editor.content().schema.tables.size(), 5);
        QVERIFY(drawn.view.toolKind() == ToolKind::Select);
    }

    void theSideWithTheKeyIsTheParentHereToo()
    {
        Drawn drawn(PetsAndRooms);
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"visit").value());
        drawn.key(Qt::Key_R);
        drawn.type(u"room"_s);
        drawn.key(Qt::Key_Down); // the only one
        drawn.key(Qt::Key_Return);
        // room has no key, so the one that was to be the child is its parent.
        QVERIFY(drawn.table(u"room")->column(u"visit_id"));
    }

    void spaceIsForgottenWhereTheFocusGoesElsewhere()
    {
        Drawn drawn(PetsAndRooms);
        QTest::keyPress(&drawn.view, Qt::Key_Space);
        QVERIFY(drawn.view.viewport()->cursor().shape() == Qt::OpenHandCursor);
        QTest::mousePress(drawn.view.viewport(), Qt::LeftButton, {}, {500, 600});
        drawn.view.find();
        const Camera before = drawn.view.camera();
        QTest::mouseMove(drawn.view.viewport(), {400, 500});
        QTest::mouseRelease(drawn.view.viewport(), Qt::LeftButton, {}, {400, 500});
        QVERIFY(drawn.view.camera() == before);
        drawn.key(Qt::Key_Escape);
        QVERIFY(drawn.view.viewport()->cursor().shape() == Qt::ArrowCursor);
        QTest::mouseClick(drawn.view.viewport(), Qt::LeftButton, {}, drawn.header(u"pet"));
        QCOMPARE(drawn.editor.picks().currentTable(), drawn.id(u"pet"));
    }

    void whatIsTypedIsFound()
    {
        Drawn drawn(PetsAndRooms);
        drawn.view.find();
        drawn.type(u"NAME"_s);
        QCOMPARE(countOf(drawn.view), u"3 found"_s);
        QCOMPARE(drawn.view.emphasis().lit.size(), 3);
        drawn.key(Qt::Key_Return);
        QCOMPARE(countOf(drawn.view), u"1 of 3"_s);
        const ColumnId first = drawn.editor.picks().column();
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.editor.picks().column() != first);
        drawn.key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(drawn.editor.picks().column(), first);
        drawn.type(u"x"_s);
        QCOMPARE(countOf(drawn.view), u"none"_s);
        drawn.key(Qt::Key_Escape);
        QVERIFY(drawn.view.emphasis().lit.isEmpty());
        QVERIFY(drawn.view.hasFocus());
    }

    void theExactNameIsGoneToFirst()
    {
        Drawn drawn(u"member id:pk | members id:pk | my_member id:pk member:TEXT | "
                    "remember id:pk"_s);
        drawn.view.find();
        drawn.type(u"member"_s);
        QStringList way;
        for (int i = 0; i < 5; ++i) {
            drawn.key(Qt::Key_Return);
            const Picks &picks = drawn.editor.picks();
            const Schema &schema = drawn.editor.content().schema;
            way += schema.tables.find(picks.currentTable())->name
                   + (picks.column().isNull() ? u""_s : u"."_s);
        }
        QCOMPARE(way.join(u' '), u"member my_member. members my_member remember"_s);
        drawn.key(Qt::Key_Escape);
    }

    void whatWasFoundStaysCurrent()
    {
        Drawn drawn(PetsAndRooms);
        drawn.view.find();
        drawn.type(u"owner"_s);
        drawn.key(Qt::Key_Return);
        drawn.key(Qt::Key_Escape);
        QCOMPARE(drawn.editor.picks().currentTable(), drawn.id(u"owner"));
        QVERIFY(drawn.view.isByKeyboard());
        drawn.key(Qt::Key_2);
        drawn.key(Qt::Key_Escape);
        QCOMPARE(drawn.editor.picks().currentTable(), drawn.id(u"owner"));
    }

    void tenThousandTablesAreSearchedAtOnce()
    {
        Content content = Drawn::contentOf(u"", DiagramId(7));
        for (int i = 0; i < 10'000; ++i) {
            Table table;
            table.id = TableId(static_cast<quint64>(i) + 1);
            table.name = u"table_%1"_s.arg(i);
            for (int c = 0; c < 8; ++c) {
                Column column;
                column.id = ColumnId(static_cast<quint64>(i * 8 + c) + 1);
                column.name = u"column_%1_%2"_s.arg(i).arg(c);
                table.columns.push_back(column);
            }
            content.schema.tables.put(std::move(table));
        }
        sw::apply(content, gridPlaces(content, DiagramId(7)));
        Editor editor(content);
        const Theme theme;
        CanvasView view(editor, theme);
        view.resize(1100, 760);
        view.show();
        view.find();
        auto *field = view.findChild<QFrame *>(u"findBar"_s)->findChild<QLineEdit *>();
        QElapsedTimer timer;
        timer.start();
        field->setText(u"column_99"_s);
        const auto took = timer.elapsed();
        qInfo("searched in %lld ms", took);
        QVERIFY(took < 500); // in a Debug build on a slow machine; some ms otherwise
        QVERIFY(countOf(view).endsWith(u"found"_s));
    }
};

} // namespace

SW_SUITE(keyboard, KeyboardTest)
#include "tst_keyboard.moc"
