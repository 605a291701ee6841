// SPDX-License-Identifier: Apache-2.0
// What is drawn is what the document calls for, whatever way the document came to be so.
#include "model/document/edit.h"
#include "model/document/names.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/canvas/scene.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

template <typename Figures> auto valuesOf(const Figures &figures)
{
    std::vector<std::decay_t<decltype(*figures.front())>> values;
    for (const auto *figure : figures)
        values.push_back(*figure);
    return values;
}

Content placed(Content content)
{
    if (content.drawing.diagrams.isEmpty()) {
        Diagram diagram;
        diagram.id = DiagramId(7);
        diagram.name = u"Main diagram"_s;
        content.drawing.diagrams.put(diagram);
    }
    sw::apply(content, gridPlaces(content, content.drawing.diagrams.at(0)->id));
    return content;
}

QString said(quint64 seed, const EdgeFigure &edge, const TableFigure &table)
{
    QString text = u"seed %1: over %2, from %3 to %4:"_s.arg(seed).arg(
        table.name, idText(edge.child.table), idText(edge.parent.table));
    for (const QPointF &point : edge.line)
        text += u" %1,%2"_s.arg(point.x()).arg(point.y());
    return text
           + u"; it is at %1,%2 and its id is %3"_s.arg(table.rect.left())
                 .arg(table.rect.top())
                 .arg(idText(table.id));
}

std::vector<Relationship> derived(const Content &content)
{
    return relationships(content.schema, pluralRuleOf(content));
}

class SceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresFollowEveryEdit_data()
    {
        QTest::addColumn<int>("tables");
        QTest::newRow("few, routed around") << 12;
        QTest::newRow("many, routed plainly") << 200;
    }
    void figuresFollowEveryEdit()
    {
        QFETCH(const int, tables);
        const auto seed = static_cast<quint32>(propertySeed());
        Content content = placed(generatedContent(tables, seed));
        const DiagramId diagram = content.drawing.diagrams.at(0)->id;
        std::vector<TableId> ids;
        for (const TablePtr &table : content.schema.tables)
            ids.push_back(table->id);
        RandomEditor editor(seed, u"x"_s, ids);
        Scene scene;
        scene.show(content, diagram, derived(content));
        for (int step = 0; step < 25; ++step) {
            Content after = content;
            editor.edit(after, 1);
            // What is new gets its place; where the diagram went, there is nothing to compare.
            if (!after.drawing.diagrams.find(diagram))
                break;
            sw::apply(after, gridPlaces(after, diagram));
            scene.update(difference(content, after), after, derived(after));
            content = after;
            Scene fresh;
            fresh.show(content, diagram, derived(content));
            const QString where = u"seed %1, step %2: %3"_s.arg(seed).arg(step).arg(
                editor.done().isEmpty() ? QString() : editor.done().constLast());
            QVERIFY2(valuesOf(scene.allTables()) == valuesOf(fresh.allTables()), qPrintable(where));
            QVERIFY2(valuesOf(scene.allEdges()) == valuesOf(fresh.allEdges()), qPrintable(where));
            const QRectF all = fresh.bounds();
            QVERIFY2(valuesOf(scene.notesIn(all)) == valuesOf(fresh.notesIn(all)),
                     qPrintable(where));
            QVERIFY2(valuesOf(scene.areasIn(all)) == valuesOf(fresh.areasIn(all)),
                     qPrintable(where));
            QCOMPARE(scene.bounds(), fresh.bounds());
        }
    }

    void noEdgeRunsOverATable()
    {
        const auto seed = static_cast<quint32>(propertySeed());
        Content generated = generatedContent(40, seed);
        generated.drawing = {}; // in which tables may stand on each other
        const Content content = placed(std::move(generated));
        Scene scene;
        scene.show(content, content.drawing.diagrams.at(0)->id, derived(content));
        QVERIFY(!scene.allEdges().empty());
        for (const EdgeFigure *edge : scene.allEdges()) {
            for (size_t i = 1; i < edge->line.size(); ++i) {
                const QPointF a = edge->line[i - 1];
                const QPointF b = edge->line[i];
                QVERIFY(a.x() == b.x() || a.y() == b.y());
                const QRectF part = QRectF(a, b).normalized();
                for (const TableFigure *table : scene.allTables()) {
                    const QRectF inside = table->rect.adjusted(1, 1, -1, -1);
                    const bool over = part.left() < inside.right() && part.right() > inside.left()
                                      && part.top() < inside.bottom()
                                      && part.bottom() > inside.top();
                    QVERIFY2(!over, qPrintable(said(seed, *edge, *table)));
                }
            }
        }
    }
};

} // namespace

SW_SUITE(scene, SceneTest)
#include "tst_scene.moc"
