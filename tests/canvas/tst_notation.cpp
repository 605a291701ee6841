// SPDX-License-Identifier: Apache-2.0
// The ends of edges, looked at as they are painted.
#include "tests/canvas/drawn.h"
#include "widgets/theme/colors.h"

#include <QImage>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// The scene around an end, twice as large.
QImage pictureOfEnd(const Scene &scene, const EndFigure &end, Notation notation)
{
    QImage image(120, 80, QImage::Format_ARGB32_Premultiplied);
    image.fill(lightColors().canvas);
    QPainter painter(&image);
    painter.translate(60, 40);
    painter.scale(2, 2);
    painter.translate(-end.at);
    Emphasis emphasis;
    Texts texts;
    const PaintContext context{lightColors(), emphasis, texts, 2, false, notation};
    const QRectF everything(-1e5, -1e5, 2e5, 2e5);
    paintEdges(painter, {scene.allEdges().front()}, everything, context);
    return image;
}

/// How many points of the line's colour stand beside the line, away from the table's border.
int inkBeside(const QImage &image, Side side)
{
    const QColor edge = lightColors().edge;
    int ink = 0;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            const bool outside = side == Side::Left ? x < 60 && x > 24 : x > 60 && x < 96;
            const bool onLine = std::abs(y - 40) <= 2;
            const QColor color = image.pixelColor(x, y);
            if (outside && !onLine && std::abs(color.red() - edge.red()) < 60
                && std::abs(color.blue() - edge.blue()) < 60)
                ++ink;
        }
    }
    return ink;
}

class NotationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachDrawsItsOwnEnds()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        const Scene &scene = drawn.view.scene();
        const EndFigure child = scene.allEdges().front()->child;
        const EndFigure parent = scene.allEdges().front()->parent;
        std::vector<QImage> children;
        std::vector<QImage> parents;
        for (const Notation notation :
             {Notation::CrowsFoot, Notation::Idef1x, Notation::Uml, Notation::OneToInfinity}) {
            children.push_back(pictureOfEnd(scene, child, notation));
            parents.push_back(pictureOfEnd(scene, parent, notation));
        }
        for (size_t i = 0; i < children.size(); ++i) {
            for (size_t j = 0; j < i; ++j) {
                QVERIFY(children[i] != children[j]);
                QVERIFY(parents[i] != parents[j]);
            }
            QVERIFY(inkBeside(children[i], child.side) > 0);
            QVERIFY(inkBeside(parents[i], parent.side) > 0);
        }
    }

    void aRequiredParentHasNoDiamond()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id!>owner.id");
        const Scene &scene = drawn.view.scene();
        const EndFigure parent = scene.allEdges().front()->parent;
        const QImage picture = pictureOfEnd(scene, parent, Notation::Idef1x);
        QCOMPARE(inkBeside(picture, parent.side), 0);
    }

    void theDiagramKeepsItAndUndoTakesItBack()
    {
        Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        QVERIFY(drawn.view.notation() == Notation::CrowsFoot);
        drawn.view.setNotation(Notation::Uml);
        QVERIFY(drawn.view.notation() == Notation::Uml);
        QCOMPARE(drawn.editor.content().drawing.diagrams.at(0)->notation, u"uml"_s);
        drawn.editor.undoStack().undo();
        QVERIFY(drawn.view.notation() == Notation::CrowsFoot);
    }
};

} // namespace

SW_SUITE(notation, NotationTest)
#include "tst_notation.moc"
