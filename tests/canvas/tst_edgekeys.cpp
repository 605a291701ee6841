// SPDX-License-Identifier: Apache-2.0
// Bending an edge, turning its ends and showing less of a table, all by keys.
#include "model/document/verbs_diagram.h"
#include "tests/canvas/drawn.h"
#include "widgets/canvas/commands.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// One edge between two tables that stand apart, chosen by key.
class Edged : public Drawn {
public:
    explicit Edged(QPointF pet = {700, 400}) : Drawn(u"owner id:pk | pet id:pk owner_id>owner.id")
    {
        Placement placement = *editor.content().drawing.placements.find(
            std::tuple(editor.diagram(), id(u"pet").value()));
        placement.position = pet;
        editor.run(u"x"_s, putPlacements(editor.content(), {placement}));
        editor.picks().setOne(PickKind::Table, id(u"pet").value());
        key(Qt::Key_E);
    }

    [[nodiscard]] const EdgeFigure &edge() const { return *view.scene().allEdges().front(); }
    [[nodiscard]] const std::vector<QPointF> &line() const { return edge().line; }
    [[nodiscard]] qsizetype routes() const { return editor.content().drawing.routes.size(); }
};

class EdgeKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void altArrowsMoveTheMiddleSideways()
    {
        Edged drawn;
        QCOMPARE(drawn.line().size(), size_t(4));
        const double before = drawn.line()[1].x();
        drawn.key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(std::abs(drawn.line()[1].x() - (before - 24)) <= 6);
        QVERIFY(drawn.edge().byHand);
        drawn.key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(std::abs(drawn.line()[1].x() - (before - 48)) <= 6);
        QCOMPARE(drawn.editor.picks().current()->kind, PickKind::Edge);
        const double kept = drawn.line()[1].x();
        drawn.editor.undoStack().undo(); // one step
        QCOMPARE(drawn.line()[1].x(), before);
        drawn.editor.undoStack().redo();
        QCOMPARE(drawn.line()[1].x(), kept);
        straighten(drawn.view);
        QVERIFY(!drawn.edge().byHand);
        QCOMPARE(drawn.line()[1].x(), before);
    }

    void upAndDownGoAround()
    {
        Edged drawn;
        drawn.key(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(drawn.edge().byHand);
        const auto lowest = [&] {
            double most = 0;
            for (const QPointF &corner : drawn.line())
                most = std::max(most, corner.y());
            return most;
        };
        const double once = lowest();
        for (int i = 0; i < 10; ++i)
            drawn.key(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(lowest() >= once + 200);
    }

    void aStraightLineIsBentUpFirst()
    {
        Edged level;
        const QPointF parent = level.figure(u"owner").rect.topLeft();
        Edged drawn(parent + QPointF(500, -24)); // owner_id beside owner.id
        QCOMPARE(drawn.line().size(), size_t(2));
        drawn.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(drawn.line().size(), size_t(2));
        drawn.key(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(drawn.line().size() > 2);
        QVERIFY(drawn.edge().byHand);
    }

    void bracketsTurnTheEnds()
    {
        Edged drawn;
        const Side child = drawn.edge().child.side;
        const Side parent = drawn.edge().parent.side;
        drawn.key(Qt::Key_BracketLeft);
        QVERIFY(drawn.edge().child.side != child);
        QCOMPARE(drawn.edge().parent.side, parent);
        drawn.key(Qt::Key_BracketRight);
        QVERIFY(drawn.edge().parent.side != parent);
        drawn.key(Qt::Key_BracketLeft);
        QCOMPARE(drawn.edge().child.side, child);
        QCOMPARE(drawn.routes(), 1);
    }

    void keysOfEdgesMeanNothingToTables()
    {
        Edged drawn;
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        const Content before = drawn.editor.content();
        drawn.key(Qt::Key_BracketLeft);
        drawn.key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(drawn.editor.content() == before);
    }

    void plusAndMinusShowMoreAndLess()
    {
        Edged drawn;
        drawn.editor.picks().setOne(PickKind::Table, drawn.id(u"pet").value());
        const auto detail = [&] { return drawn.figure(u"pet").detail; };
        for (const Detail expected : {Detail::Keys, Detail::Name, Detail::Name}) {
            drawn.key(Qt::Key_Minus);
            QCOMPARE(detail(), expected);
        }
        for (const Detail expected : {Detail::Keys, Detail::Columns, Detail::Columns}) {
            drawn.key(Qt::Key_Plus);
            QCOMPARE(detail(), expected);
        }
    }
};

} // namespace

SW_SUITE(edgekeys, EdgeKeysTest)
#include "tst_edgekeys.moc"
