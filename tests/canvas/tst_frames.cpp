// SPDX-License-Identifier: Apache-2.0
// Whatever a canvas keeps of its last picture: what it shows is, point for point, what it would
// show if all were painted anew.
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_table.h"
#include "tests/canvas/drawn.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/canvas/hit.h"

#include <QImage>
#include <QRandomGenerator>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Content crowded(int tables)
{
    Content content = generatedContent(tables, 5);
    const DiagramId diagram = content.drawing.diagrams.at(0)->id;
    for (const PlacementPtr &each : Shelf<Placement>(content.drawing.placements))
        content.drawing.placements.remove(shelfKey(*each));
    sw::apply(content, gridPlaces(content, diagram));
    return content;
}

/// Does with a canvas what hands and edits do to what it shows.
class Shaker {
public:
    Shaker(quint32 seed, CanvasView &view) : m_random(seed), m_view(view) {}

    QString shake()
    {
        switch (below(12)) {
        case 0:
            zoom();
            return u"zoom"_s;
        case 1:
            m_view.editor().undoStack().undo();
            return u"undo"_s;
        case 2:
            rename();
            return u"rename"_s;
        case 3:
            move();
            return u"move"_s;
        case 4:
            drag();
            return u"drag"_s;
        case 5:
            m_view.preview({});
            return u"put back"_s;
        case 6:
            pick();
            return u"pick"_s;
        case 7:
        case 8:
            hover();
            return u"hover"_s;
        case 9:
            remove();
            return u"delete"_s;
        default:
            pan();
            return u"pan"_s;
        }
    }

private:
    int below(int limit) { return m_random.bounded(limit); }

    void pan()
    {
        Camera camera = m_view.camera();
        camera.origin += QPointF(below(300) - 150, below(300) - 150) / camera.scale;
        m_view.setCamera(camera);
    }

    /// Only to scales with which positions are exact: by others, what is smoothed differs by a hair
    /// from where a picture is moved to from where it is painted.
    void zoom()
    {
        static const std::array scales{0.0625, 0.125, 0.1875, 0.25, 0.375,
                                       0.5,    0.75,  1.0,    1.5,  2.0};
        m_view.zoomTo(scales[static_cast<size_t>(below(static_cast<int>(scales.size())))]);
    }

    const TableFigure *anyTable()
    {
        // Mostly one that is seen.
        std::vector<const TableFigure *> tables = m_view.scene().tablesIn(m_view.visibleScene());
        if (tables.empty() || below(5) == 0)
            tables = m_view.scene().allTables();
        return tables.empty() ? nullptr
                              : tables[static_cast<size_t>(below(static_cast<int>(tables.size())))];
    }

    void rename()
    {
        if (const TableFigure *table = anyTable())
            m_view.editor().run(u"Rename"_s,
                                renameTable(m_view.editor().content(), TableId(table->id),
                                            u"other name %1"_s.arg(m_random.bounded(100000))));
    }

    Changes moved()
    {
        const Content &content = m_view.editor().content();
        const TableFigure *table = anyTable();
        if (!table)
            return {};
        Placement placement
            = *content.drawing.placements.find(std::tuple(m_view.editor().diagram(), table->id));
        placement.position += QPointF(below(200) - 100, below(200) - 100);
        return *putPlacements(content, {placement});
    }

    void move() { m_view.editor().run(u"Move"_s, moved()); }
    void drag() { m_view.preview(moved()); }

    void pick()
    {
        const TableFigure *table = anyTable();
        if (table && below(3) > 0)
            m_view.editor().picks().toggle({PickKind::Table, table->id});
        else
            m_view.editor().picks().clear();
        m_view.setByKeyboard(below(2) == 0);
    }

    void hover()
    {
        const QRectF seen = m_view.visibleScene();
        const QPointF at(seen.left() + m_random.generateDouble() * seen.width(),
                         seen.top() + m_random.generateDouble() * seen.height());
        m_view.setHovered(hitAt(m_view.scene(), at, 5, 0));
        if (below(4) == 0)
            m_view.setTarget(m_view.emphasis().hovered);
        else if (below(4) == 0)
            m_view.setTarget({});
    }

    void remove()
    {
        const TableFigure *table = anyTable();
        if (table && m_view.scene().tableCount() > 3)
            m_view.editor().run(u"Delete"_s,
                                deleteTables(m_view.editor().content(), {TableId(table->id)}));
    }

    QRandomGenerator m_random;
    CanvasView &m_view;
};

/// Qt rounds the places of letters otherwise where a word begins beyond the left or upper border,
/// so a few letters at the border may look a quarter of a pixel different after a pan.
constexpr int Jitter = 900;

bool isOther(QRgb a, QRgb b)
{
    constexpr int Unseen = 3; // of 255
    return std::abs(qRed(a) - qRed(b)) > Unseen || std::abs(qGreen(a) - qGreen(b)) > Unseen
           || std::abs(qBlue(a) - qBlue(b)) > Unseen;
}

/// How many points differ.
int differences(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += isOther(a.pixel(x, y), b.pixel(x, y)) ? 1 : 0;
    }
    return count;
}

class FramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsAsIfPaintedAnew_data()
    {
        QTest::addColumn<int>("tables");
        QTest::newRow("a small drawing, whose lines go around tables") << 12;
        QTest::newRow("a large one") << 300;
    }

    void whatIsKeptIsAsIfPaintedAnew()
    {
        QFETCH(int, tables);
        const quint64 seed = propertySeed();
        for (int round = 0; round < propertyRounds(2); ++round) {
            const auto own = static_cast<quint32>(seed) + static_cast<quint32>(round);
            Theme theme;
            Editor editor(crowded(tables));
            CanvasView view(editor, theme);
            view.resize(420, 300);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            view.zoomTo(0.5);
            Shaker shaker(own, view);
            QStringList done;
            for (int step = 0; step < 40; ++step) {
                const qsizetype from = done.size();
                for (quint32 i = 0; i <= (own + static_cast<quint32>(step)) % 3; ++i)
                    done.append(shaker.shake());
                const bool jitters = view.camera().scale > 0.2 && done.mid(from).contains(u"pan"_s);
                const QImage kept = view.viewport()->grab().toImage();
                view.setGridShown(true); // forgets all that was kept
                const QImage anew = view.viewport()->grab().toImage();
                const int different = differences(kept, anew);
                QVERIFY2(different <= (jitters ? Jitter : 0),
                         qUtf8Printable(u"seed %1, step %2 (%3): %4 points, scale %5"_s.arg(
                             QString::number(own), QString::number(step), done.join(u", "),
                             QString::number(different), QString::number(view.camera().scale))));
            }
        }
    }

    void aCrowdIsShownScaledWhileSomebodyZooms()
    {
        Theme theme;
        Editor editor(crowded(1'000));
        CanvasView view(editor, theme);
        view.resize(3200, 2000);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.zoomTo(0.3);
        QVERIFY(!view.viewport()->grab().isNull());
        view.zoomBy(1.05);
        const QImage during = view.viewport()->grab().toImage();
        const auto exact = [&] {
            view.setGridShown(true);
            return view.viewport()->grab().toImage();
        };
        QVERIFY(differences(during, exact()) > 1'000);
        view.zoomBy(1.05);
        QTRY_COMPARE(differences(view.viewport()->grab().toImage(), exact()), 0);
    }
};

} // namespace

SW_SUITE(frames, FramesTest)
#include "tst_frames.moc"
