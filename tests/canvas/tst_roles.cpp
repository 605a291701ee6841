// SPDX-License-Identifier: Apache-2.0
// The names at the ends of edges: each stands where it covers nothing else, or waits until its edge
// is pointed at.
#include "model/document/names.h"
#include "tests/canvas/drawn.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Many tables that refer to one and the same.
QString hub(int children)
{
    QString picture = u"hub id:pk"_s;
    for (int i = 0; i < children; ++i)
        picture += u" | child_%1 id:pk hub_id>hub.id"_s.arg(i);
    return picture;
}

struct Told {
    std::vector<QRectF> shown;
    int hidden = 0;
};

Told toldIn(const Scene &scene)
{
    Told told;
    for (const EdgeFigure *edge : scene.allEdges()) {
        for (const EndFigure *end : {&edge->child, &edge->parent}) {
            if (end->role.isEmpty())
                continue;
            told.hidden += end->roleHidden ? 1 : 0;
            if (!end->roleHidden)
                told.shown.push_back(end->roleRect);
        }
    }
    return told;
}

QString overlapIn(const Scene &scene)
{
    const Told told = toldIn(scene);
    for (size_t i = 0; i < told.shown.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (told.shown[i].intersects(told.shown[j]))
                return u"two names at %1, %2"_s.arg(told.shown[i].x()).arg(told.shown[i].y());
        }
        for (const TableFigure *table : scene.allTables()) {
            if (told.shown[i].intersects(table->rect))
                return u"a name on "_s + table->name;
        }
    }
    return {};
}

class RolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noNameStandsOnAnotherOne()
    {
        const quint64 seed = propertySeed();
        for (const int tables : {5, 20, 60}) {
            for (quint64 i = 0; i < 5; ++i) {
                Content content = generatedContent(tables, static_cast<quint32>(seed + i));
                Diagram diagram;
                diagram.id = DiagramId(77);
                content.drawing.diagrams.put(diagram);
                sw::apply(content, gridPlaces(content, diagram.id));
                Scene scene;
                scene.show(content, diagram.id,
                           relationships(content.schema, pluralRuleOf(content)));
                QVERIFY2(overlapIn(scene).isEmpty(),
                         qPrintable(u"seed %1: %2"_s.arg(seed + i).arg(overlapIn(scene))));
                const Told told = toldIn(scene);
                qInfo("%d tables: %zu names, %d hidden", tables, told.shown.size(), told.hidden);
            }
        }
    }

    void aloneTheyStandAtTheirEnds()
    {
        const Drawn drawn(u"owner id:pk | pet id:pk owner_id>owner.id");
        const EdgeFigure &edge = *drawn.view.scene().allEdges().front();
        QVERIFY(!edge.child.roleHidden && !edge.parent.roleHidden);
        for (const EndFigure *end : {&edge.child, &edge.parent}) {
            QVERIFY(!end->role.isEmpty());
            QVERIFY(std::abs(end->roleRect.center().y() - end->at.y()) < 20);
        }
    }

    void whatWaitsIsToldWhenItsEdgeIsPointedAt()
    {
        Drawn drawn(hub(20));
        drawn.view.setShowRoles(ShowRoles::Always);
        drawn.view.zoomTo(1);
        const EdgeFigure *crowded = nullptr;
        for (const EdgeFigure *edge : drawn.view.scene().allEdges()) {
            if (edge->parent.roleHidden)
                crowded = edge;
        }
        QVERIFY(crowded);
        QVERIFY(overlapIn(drawn.view.scene()).isEmpty());
        drawn.view.reveal(crowded->parent.roleRect);
        const QRect place = drawn.view.camera().toView(crowded->parent.roleRect).toAlignedRect();
        const QImage before = drawn.view.viewport()->grab(place).toImage();
        drawn.editor.picks().setOne(PickKind::Edge, crowded->key().value());
        QVERIFY(drawn.view.viewport()->grab(place).toImage() != before);
    }
};

} // namespace

SW_SUITE(roles, RolesTest)
#include "tst_roles.moc"
