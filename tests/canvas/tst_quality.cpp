// SPDX-License-Identifier: Apache-2.0
// Drawings as the canvas places and routes them, before a judge who knows only boxes and lines.
#include "app/designpage.h"
#include "app/samples.h"
#include "model/document/names.h"
#include "model/file/documentbytes.h"
#include "tests/support/folder.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QJsonArray pointOf(QPointF point) { return {point.x(), point.y()}; }

/// The drawing as the judge reads it.
QByteArray jsonOf(const Content &content)
{
    Scene scene;
    scene.show(content, content.drawing.diagrams.at(0)->id,
               relationships(content.schema, pluralRuleOf(content)));
    QJsonObject rects;
    for (const TableFigure *table : scene.allTables())
        rects[idText(table->id)] = QJsonArray{table->rect.left(), table->rect.top(),
                                              table->rect.right(), table->rect.bottom()};
    QJsonArray edges;
    for (const EdgeFigure *edge : scene.allEdges()) {
        QJsonArray line;
        for (const QPointF &point : edge->line)
            line.append(pointOf(point));
        edges.append(QJsonArray{idText(edge->child.table), idText(edge->parent.table), line});
    }
    return QJsonDocument(QJsonObject{{u"rects"_s, rects}, {u"edges"_s, edges}}).toJson();
}

class QualityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTableIsOverATableAndNoEdgeOverATable()
    {
        const QString judge = QStringLiteral(SHARED_DIR "/bench/qual.py");
        if (!QFileInfo::exists(judge))
            QSKIP("skipped: no corpus");
        const Folder folder;
        QStringList files;
        for (const Sample &sample : samples()) {
            const auto content
                = contentFromBytes(Folder::bytesOf(u":/samples/%1.wright"_s.arg(sample.name)));
            QVERIFY2(content, qPrintable(sample.name));
            files.append(folder.write(sample.name + u".json"_s, jsonOf(*content)));
        }
        const auto seed = static_cast<quint32>(propertySeed());
        const int rounds = propertyRounds(12);
        for (int i = 0; i < rounds; ++i) {
            const int tables = 5 + i * 3 % 36;
            const quint32 each = seed + static_cast<quint32>(i);
            Content content = generatedContent(tables, each);
            content.drawing = {}; // to be placed in the grid, as what is imported
            files.append(folder.write(u"%1 tables, seed %2.json"_s.arg(tables).arg(each),
                                      jsonOf(readyToShow(std::move(content)))));
        }
        QProcess python;
        python.start(u"/usr/bin/python3"_s, QStringList{u"-B"_s, judge} + files);
        QVERIFY(python.waitForFinished(60'000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const QByteArrayList lines = python.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(lines.size(), files.size());
        for (const QByteArray &line : lines) {
            const QJsonObject found = QJsonDocument::fromJson(line.mid(line.indexOf('{'))).object();
            QVERIFY2(found[u"tables"].toInt() > 0, line.constData());
            for (const char *fault : {"overlap", "over_table", "over_own", "loose", "slanted"})
                QVERIFY2(found[QLatin1StringView(fault)].toInt(-1) == 0, line.constData());
        }
    }
};

} // namespace

SW_SUITE(quality, QualityTest)
#include "tst_quality.moc"
