// SPDX-License-Identifier: Apache-2.0
// Whatever names there are, and however many: no text stands outside its box, and what is elided is
// told in full by who points at it.
#include "tests/canvas/drawn.h"
#include "widgets/canvas/boxlook.h"
#include "widgets/canvas/paint.h"

#include <QElapsedTimer>
#include <QHelpEvent>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Only texts are seen: everything else is as white as the paper.
Colors textsOnly()
{
    Colors colors;
    for (QColor *each : {&colors.canvas, &colors.dot, &colors.panel, &colors.panel2, &colors.line,
                         &colors.accent, &colors.accentBack, &colors.onAccent, &colors.edge,
                         &colors.key, &colors.red, &colors.green, &colors.amber, &colors.shadow})
        *each = Qt::white;
    colors.areas.fill(Qt::white);
    for (QColor *each : {&colors.text, &colors.muted, &colors.faint})
        *each = Qt::black;
    return colors;
}

std::vector<QRectF> boxesOf(const Scene &scene)
{
    std::vector<QRectF> boxes;
    for (const TableFigure *table : scene.allTables())
        boxes.push_back(table->rect);
    for (const NoteFigure *note : scene.notesIn(scene.bounds()))
        boxes.push_back(note->rect);
    for (const AreaFigure *area : scene.areasIn(scene.bounds()))
        boxes.push_back(area->rect);
    for (const EdgeFigure *edge : scene.allEdges()) {
        for (const QRectF &rect : {edge->pillRect, edge->child.roleRect, edge->parent.roleRect})
            boxes.push_back(rect);
    }
    for (const TieFigure *tie : scene.allTies())
        boxes.push_back(tie->countRect);
    return boxes;
}

/// The first place of the scene where something is painted that is in no box; null: none.
QPointF strayText(const Scene &scene, double scale)
{
    constexpr double Around = 400;
    static const Colors colors = textsOnly();
    const QRectF all = scene.bounds().adjusted(-Around, -40, Around, 40);
    QImage image((all.size() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    Emphasis emphasis;
    emphasis.roles = ShowRoles::Always;
    Texts texts;
    const PaintContext context{colors, emphasis, texts, scale, false, Notation::CrowsFoot};
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-all.topLeft());
    paintScene(painter, scene, all, context);
    for (const QRectF &box : boxesOf(scene))
        painter.fillRect(box.adjusted(-2, -1, 2, 1), Qt::white); // a letter may lean out
    painter.end();
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if ((line[x] & 0xffffff) != 0xffffff)
                return QPointF(x, y) / scale + all.topLeft();
        }
    }
    return {};
}

QString longName(const QString &word) { return word.repeated(200 / static_cast<int>(word.size())); }

QStringList oddNames()
{
    return {longName(u"very_long_name_"_s),
            longName(u"W"_s),
            longName(u"שם ארוך "_s),
            longName(u"جدول"_s),
            u"עברית and English ועוד"_s,
            longName(u"👩‍👩‍👧‍👦🏳️‍🌈"_s),
            u"👍"_s,
            longName(u"漢字"_s),
            u"e\u0301\u0302\u0303\u0304\u0305\u0306\u0307"_s,
            u"a\u2028b\u2029c\nd\te"_s,
            u"\u202Eright to left"_s,
            u" "_s,
            QString()};
}

/// Two tables that are called so, with columns of that name; one refers to the other by it; across
/// them an association, beside them a note and an area.
Content contentCalled(const QString &name)
{
    Content content = Drawn::contentOf(u"a id:pk x:TEXT= y | b id:pk a_id>a.id | "
                                       "c a_id>a.id b_id>b.id pk(a_id,b_id)",
                                       DiagramId(7));
    for (const TablePtr &each :
         std::vector(content.schema.tables.begin(), content.schema.tables.end())) {
        Table table = *each;
        table.name = name + table.name;
        for (Column &column : table.columns) {
            column.name = name + column.name;
            column.type = name.left(60) + column.type;
        }
        for (ForeignKey &key : table.foreignKeys)
            key.parentRole.name = key.childrenRole.name = name;
        content.schema.tables.put(std::move(table));
    }
    const QRectF below(0, 2000, 192, 96);
    content.drawing.notes.put({NoteId(1), DiagramId(7), name, below.topLeft(), below.size(), {}});
    for (const bool folded : {false, true}) {
        Area area;
        area.id = AreaId(folded ? 2 : 3);
        area.diagram = DiagramId(7);
        area.title = name;
        area.position = below.topLeft() + QPointF(0, folded ? 400 : 200);
        area.size = below.size();
        area.folded = folded;
        content.drawing.areas.put(area);
    }
    return content;
}

QString tipAt(CanvasView &view, QPointF scene)
{
    const QPoint at = view.camera().toView(scene).toPoint();
    QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(view.viewport(), &event);
    return QToolTip::text();
}

class LegibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTextIsOutsideOfItsBox_data()
    {
        QTest::addColumn<QString>("name");
        int number = 0;
        for (const QString &name : oddNames())
            QTest::addRow("name %d", ++number) << name;
    }
    void noTextIsOutsideOfItsBox()
    {
        QFETCH(const QString, name);
        const Editor editor(contentCalled(name));
        Scene scene;
        scene.show(editor.content(), DiagramId(7), editor.relationships());
        for (const double scale : {1.0, 1.5}) {
            const QPointF stray = strayText(scene, scale);
            QVERIFY2(stray.isNull(), qPrintable(u"at %1, %2"_s.arg(stray.x()).arg(stray.y())));
        }
        for (const TableFigure *table : scene.allTables()) {
            QVERIFY(table->rect.width() <= measure::MostWidth);
            for (const RowFigure &row : table->rows)
                QVERIFY(2 * measure::Padding + measure::Mark + double(row.nameWidth)
                            + double(row.typeWidth)
                        <= table->rect.width());
        }
    }

    void whatIsElidedIsToldInFull()
    {
        const QString name = longName(u"very_long_name_"_s);
        Drawn drawn(u"a id:pk");
        drawn.editor.run(u"Test"_s, difference(drawn.editor.content(), contentCalled(name)));
        for (const TableFigure *box : drawn.view.scene().allTables()) {
            drawn.view.reveal(box->rect);
            const TablePtr table = drawn.editor.content().schema.tables.find(TableId(box->id));
            QVERIFY(box->name != table->name);
            QVERIFY(tipAt(drawn.view, box->headerRect().center()).contains(table->name));
            for (size_t i = 0; i < box->rows.size(); ++i) {
                QVERIFY(box->rows[i].elided);
                const QString tip = tipAt(drawn.view, box->rowRect(i).center());
                QVERIFY(tip.contains(table->columns[i].name));
                QVERIFY(tip.contains(table->columns[i].type));
            }
        }
        for (const AreaFigure *area : drawn.view.scene().areasIn(drawn.view.scene().bounds())) {
            drawn.view.reveal(area->rect);
            QVERIFY(tipAt(drawn.view, area->rect.topLeft() + QPointF(40, 8)).contains(name));
        }
    }

    void whatIsSeenInFullIsNotToldAgain()
    {
        Drawn drawn(u"owner id:pk name:TEXT");
        const TableFigure &box = drawn.figure(u"owner");
        QCOMPARE(tipAt(drawn.view, box.headerRect().center()), QString());
        QCOMPARE(tipAt(drawn.view, box.rowRect(1).center()), QString());
    }

    void aNoteThatIsTooLongIsToldInFull()
    {
        Content content = Drawn::contentOf(u"a id:pk", DiagramId(7));
        const QString text = u"<b>not bold</b> "_s.repeated(100) + u"the end"_s;
        content.drawing.notes.put({NoteId(1), DiagramId(7), text, {400, 0}, {192, 96}, {}});
        content.drawing.notes.put({NoteId(2), DiagramId(7), u"short"_s, {400, 200}, {192, 96}, {}});
        Drawn drawn(u"");
        drawn.editor.run(u"Test"_s, difference(drawn.editor.content(), content));
        QVERIFY(tipAt(drawn.view, {450, 50}).contains(u"&lt;b&gt;not bold"));
        QVERIFY(QToolTip::text().contains(u"the end"_s));
        QTRY_COMPARE(tipAt(drawn.view, {450, 250}), QString()); // the other takes its time to go
    }

    /// Lines as they were typed, and headings not much higher than the text.
    void aNoteKeepsItsLines()
    {
        NoteFigure note;
        note.rect = QRectF(0, 0, 200, 56);
        note.text = u"one two"_s;
        QVERIFY(!isCut(note));
        note.text = u"# A heading"_s;
        QVERIFY(!isCut(note));
        note.text = u"one\ntwo\nthree"_s;
        QVERIFY(isCut(note));
        note.rect.setHeight(80);
        QVERIFY(!isCut(note));
    }

    void twoHundredColumnsStandInOneTable()
    {
        QString picture = u"wide id:pk"_s;
        for (int i = 0; i < 200; ++i)
            picture += u" column_%1:VARCHAR(%1)"_s.arg(i);
        Drawn drawn(picture);
        const TableFigure &box = drawn.figure(u"wide");
        QCOMPARE(box.rows.size(), size_t(201));
        QVERIFY(box.rect.contains(box.rowRect(200)));
        QVERIFY(strayText(drawn.view.scene(), 1).isNull());
        // The last one is reached and edited where it stands.
        drawn.editor.picks().setColumn(drawn.id(u"wide"), drawn.column(u"wide", u"column_198"));
        drawn.key(Qt::Key_Down);
        drawn.key(Qt::Key_Return);
        drawn.type(u"last"_s);
        drawn.key(Qt::Key_Return);
        QVERIFY(drawn.table(u"wide")->column(u"last"));
        QVERIFY(drawn.view.visibleScene().contains(box.rowRect(200)));
    }

    void fiveThousandNotesAreShownAtOnce()
    {
        Content content = Drawn::contentOf(u"", DiagramId(7));
        for (int i = 0; i < 5000; ++i) {
            const int row = i / 70;
            content.drawing.notes.put({NoteId(quint64(i) + 1),
                                       DiagramId(7),
                                       u"# Note %1\n\nwith *some* text"_s.arg(i),
                                       QPointF(220 * (i % 70), 120 * row),
                                       {192, 96},
                                       {}});
        }
        Drawn drawn(u"");
        QElapsedTimer timer;
        timer.start();
        drawn.editor.run(u"Test"_s, difference(drawn.editor.content(), content));
        drawn.view.zoomTo(1);
        drawn.view.grab();
        qInfo("5,000 notes: shown in %lld ms", timer.restart());
        drawn.view.fitAll();
        drawn.view.grab();
        qInfo("all of them: in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 2000); // in a Debug build on a slow machine; some ms otherwise
    }

    void nothingAndOneTableAreDrawnToo()
    {
        for (const QStringView picture : {u"", u"lonely", u"alone id:pk"}) {
            Drawn drawn(picture);
            for (const double scale : {0.02, 0.2, 1.0, 4.0}) {
                drawn.view.zoomTo(scale);
                QVERIFY(!drawn.view.grab().isNull());
            }
            drawn.view.fitAll();
            QVERIFY(drawn.view.camera().scale > 0 && drawn.view.camera().scale <= 1);
            if (!drawn.view.scene().isEmpty())
                QVERIFY(strayText(drawn.view.scene(), 2).isNull());
        }
    }
};

} // namespace

SW_SUITE(legible, LegibleTest)
#include "tst_legible.moc"
