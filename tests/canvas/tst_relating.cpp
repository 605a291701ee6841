// SPDX-License-Identifier: Apache-2.0
// While a relationship is drawn, it is seen where it can end; with keys it can end at every table
// of the schema, which comes into the diagram in the same step.
#include "model/document/verbs_table.h"
#include "tests/canvas/drawn.h"
#include "widgets/canvas/relateto.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView Clinic
    = u"owner id:pk name | pet id:pk name owner_id:INTEGER | room name | search text";

/// Besides what can be related: a virtual table, and a view.
Content relatedClinic()
{
    Content content = Drawn::contentOf(Clinic, DiagramId(7));
    Table search = *content.schema.table(u"search");
    search.kind = TableKind::Virtual;
    content.schema.tables.put(search);
    View view;
    view.id = ViewId(11);
    view.name = u"old_pets"_s;
    view.select = u"SELECT name FROM pet"_s;
    content.schema.views.put(view);
    sw::apply(content, gridPlaces(content, DiagramId(7)));
    return content;
}

/// A table that stands in no diagram.
Content withStore(Content content)
{
    Table store = *schemaFromPicture(u"store id:pk"_s).table(u"store");
    content.schema.tables.put(store);
    return content;
}

QStringList refusedNames(const CanvasView &view)
{
    QStringList names;
    for (const quint64 id : view.emphasis().refused)
        names.append(view.scene().table(id)->name);
    names.sort();
    return names;
}

QStringList listed(const CanvasView &view)
{
    QStringList names;
    const auto *list = view.findChild<RelateTo *>()->findChild<QListWidget *>();
    for (int i = 0; i < list->count(); ++i)
        names.append(list->item(i)->text());
    return names;
}

class RelatingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeTheTargetIsDimmedForAsLong()
    {
        Drawn drawn(u"");
        drawn.editor.run(u"Test"_s, difference(drawn.editor.content(), relatedClinic()));
        drawn.view.fitAll();
        QWidget *on = drawn.view.viewport();
        const QRect dimmed = boxOf(drawn, u"search");
        const QImage before = drawn.view.viewport()->grab().toImage();
        const QPoint from = drawn.row(u"pet", u"owner_id");
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        QTest::mouseMove(on, from + QPoint(30, 30));
        QCOMPARE(refusedNames(drawn.view), QStringList({u"old_pets"_s, u"search"_s}));
        const QImage during = drawn.view.viewport()->grab().toImage();
        QVERIFY(darkest(during, dimmed) > darkest(before, dimmed) + 40);
        const QRect lit = boxOf(drawn, u"owner");
        QCOMPARE(darkest(during, lit), darkest(before, lit));
        QTest::mouseMove(on, drawn.header(u"owner"));
        QTest::mouseRelease(on, Qt::LeftButton, {}, drawn.header(u"owner"));
        QVERIFY(drawn.view.emphasis().refused.isEmpty());
        QCOMPARE(drawn.editor.relationships().size(), size_t(1));
    }

    void escapeLightsThemAgain()
    {
        Drawn drawn(u"");
        drawn.editor.run(u"Test"_s, difference(drawn.editor.content(), relatedClinic()));
        drawn.view.useTool(ToolKind::OneToMany);
        QTest::mouseClick(drawn.view.viewport(), Qt::LeftButton, {}, drawn.header(u"pet"));
        QVERIFY(!drawn.view.emphasis().refused.isEmpty());
        drawn.view.setFocus();
        drawn.key(Qt::Key_Escape);
        QVERIFY(drawn.view.emphasis().refused.isEmpty());
    }

    void onAViewTheReasonIsTold()
    {
        Drawn drawn(u"");
        drawn.editor.run(u"Test"_s, difference(drawn.editor.content(), relatedClinic()));
        drawn.view.fitAll();
        QSignalSpy said(&drawn.view, &CanvasView::said);
        const QRectF view = drawn.view.scene().table(11)->headerRect();
        drawn.drag(drawn.row(u"pet", u"owner_id"),
                   drawn.view.camera().toView(view.center()).toPoint());
        QCOMPARE(said.size(), 1);
        QVERIFY(said.front().front().toString().contains(u"view"_s));
        QVERIFY(drawn.editor.relationships().empty());
    }

    void tenThousandTablesAreJudgedAtOnce()
    {
        Content content = Drawn::contentOf(u"", DiagramId(7));
        const Table pattern = *schemaFromPicture(u"t id:pk a b c d e f g"_s).table(u"t");
        for (quint64 i = 1; i <= 10'000; ++i) {
            Table table = pattern;
            table.id = TableId(i);
            table.name = u"table_%1"_s.arg(i);
            content.schema.tables.put(std::move(table));
        }
        QElapsedTimer timer;
        timer.start();
        DrawnRelationship drawn;
        drawn.from = {TableId(1), {}};
        for (quint64 i = 1; i <= 10'000; ++i) {
            drawn.to.table = TableId(i);
            QVERIFY(canEndOn(content, drawn));
        }
        qInfo("10,000 targets judged in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 500); // in a Debug build on a slow machine
    }

    void aTableOfNoDiagramIsRelatedAndPlacedInOneStep()
    {
        Drawn drawn(Clinic);
        drawn.editor.run(u"Test"_s,
                         difference(drawn.editor.content(), withStore(drawn.editor.content())));
        QVERIFY(!drawn.view.scene().table(drawn.id(u"store").value()));
        const Content before = drawn.editor.content();
        const int steps = drawn.editor.undoStack().count();
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        drawn.key(Qt::Key_R);
        drawn.type(u"stor"_s);
        const auto *sentence = drawn.view.findChild<RelateTo *>()->findChildren<QLabel *>().back();
        QVERIFY(sentence->text().contains(u"pet.store_id → store.id"_s));
        QVERIFY(sentence->text().contains(u"not in this diagram"_s));
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.table(u"pet")->column(u"store_id"));
        QCOMPARE(drawn.editor.undoStack().count(), steps + 1);
        const QRectF store = drawn.figure(u"store").rect;
        for (const TableFigure *other : drawn.view.scene().allTables())
            QVERIFY(other->name == u"store"_s || !other->rect.intersects(store));
        QCOMPARE(drawn.view.scene().allEdges().size(), size_t(1));
        drawn.editor.undoStack().undo();
        QVERIFY(drawn.editor.content() == before);
    }

    void tablesOfTheDiagramComeFirst()
    {
        Drawn drawn(Clinic);
        drawn.editor.run(u"Test"_s,
                         difference(drawn.editor.content(), withStore(drawn.editor.content())));
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        drawn.key(Qt::Key_R);
        drawn.type(u"o"_s);
        QCOMPARE(listed(drawn.view), QStringList({u"owner"_s, u"room"_s, u"store"_s}));
        drawn.type(u"re"_s);
        QCOMPARE(listed(drawn.view), QStringList({u"store"_s}));
        drawn.type(u"x"_s);
        QVERIFY(listed(drawn.view).isEmpty());
        drawn.key(Qt::Key_Return); // which is nothing to choose
        QVERIFY(drawn.editor.relationships().empty());
    }

private:
    static QRect boxOf(const Drawn &drawn, QStringView name)
    {
        return drawn.view.camera().toView(drawn.figure(name).headerRect()).toAlignedRect();
    }

    /// Of the pixels there; black is 0.
    static int darkest(const QImage &image, const QRect &part)
    {
        int found = 255;
        for (int y = part.top() + 6; y < part.bottom(); ++y) {
            for (int x = part.left() + 6; x < part.right() - 30; ++x)
                found = std::min(found, qGray(image.pixel(x, y)));
        }
        return found;
    }
};

} // namespace

SW_SUITE(relating, RelatingTest)
#include "tst_relating.moc"
