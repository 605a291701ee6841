// SPDX-License-Identifier: Apache-2.0
// What real SQLAlchemy navigates to, and what hand-written joins over real databases find.
#include "model/base/name.h"
#include "model/exchange/models.h"
#include "tests/data/walked.h"
#include "tests/support/corpus.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Rows in the order in which the reference writes them.
QStringList sorted(const QJsonArray &rows)
{
    QStringList lines;
    for (const auto &row : rows)
        lines += QString::fromUtf8(QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact));
    lines.sort();
    return lines;
}

QJsonArray namesOf(const Table &table, const std::vector<ColumnId> &columns)
{
    QJsonArray names;
    for (const ColumnId id : columns)
        names.append(table.column(id)->name);
    return names;
}

/// All ways of the schema, from every row, as the script wants them.
QJsonArray joinsOf(const QString &database, const Schema &schema)
{
    QJsonArray joins;
    const WaysOf ways(schema);
    for (const TablePtr &table : schema.tables) {
        for (const Way &way : ways.from(table->id)) {
            const Table &to = *schema.tables.find(way.to);
            const TablePtr via = way.crosses() ? schema.tables.find(way.association) : TablePtr();
            const Result<Walk> walk = Walk::along({{{table->name, {}}, {way.role, {}}}}, ways);
            const auto same
                = std::count_if(ways.from(table->id).begin(), ways.from(table->id).end(),
                                [&](const Way &other) { return sameName(other.role, way.role); });
            if (same > 1)
                continue;
            joins.append(QJsonObject{
                {u"database"_s, database},
                {u"sql"_s, walk.ok() ? walk->rows().all().withLiterals() : walk.error().text},
                {u"from"_s, table->name},
                {u"to"_s, to.name},
                {u"fromColumns"_s, namesOf(*table, way.fromColumns)},
                {u"toColumns"_s, namesOf(to, way.toColumns)},
                {u"via"_s, via ? via->name : QString()},
                {u"near"_s, via ? namesOf(*via, way.nearColumns) : QJsonArray()},
                {u"far"_s, via ? namesOf(*via, way.farColumns) : QJsonArray()}});
        }
    }
    return joins;
}

class SeedRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asSqlAlchemyNavigates_data()
    {
        QTest::addColumn<QString>("seed");
        for (const char *seed :
             {"owner_pet", "product_category_uom", "role_user", "user_run", "users_stores_courses"})
            QTest::newRow(seed) << QString::fromLatin1(seed);
    }

    void asSqlAlchemyNavigates()
    {
        QFETCH(QString, seed);
        const QString program = QStringLiteral(SHARED_DIR "/seeds/%1.py").arg(seed);
        if (!QFileInfo::exists(program))
            QSKIP("skipped: no corpus");
        const QTemporaryDir folder;
        QProcess python;
        python.start(u"/usr/bin/python3"_s, {u"-B"_s, program, folder.path()});
        QVERIFY(python.waitForFinished(60'000));
        QFile file(folder.filePath(seed + u".rows.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP(qPrintable(QString::fromUtf8(python.readAllStandardError())));
        const QJsonObject reached = QJsonDocument::fromJson(file.readAll()).object();
        Walked database(folder.filePath(seed + u".db"_s));
        QVERIFY(database.isOpen());
        // The role names are those of the imported models; the tables are the database's.
        const Result<ModelsReading> models = readModels(program);
        QVERIFY2(models.ok(), models ? "" : qPrintable(models.error().text));
        QCOMPARE(models->content.schema.tables.size(), database.schema().tables.size());
        database.setSchema(models->content.schema);
        for (auto path = reached.begin(); path != reached.end(); ++path) {
            const QString found = database.at(path.key());
            QVERIFY2(found.startsWith(u'['), qPrintable(path.key() + u": "_s + found));
            QCOMPARE(sorted(QJsonDocument::fromJson(found.toUtf8()).array()),
                     sorted(path->toArray()));
        }
    }

    void asJoinedByHand_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"chinook", "northwind", "sakila", "spatialite"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void asJoinedByHand()
    {
        QFETCH(QString, name);
        const QStringList all = corpusDatabases();
        int joined = 0;
        for (const QString &path : all) {
            if (!path.contains(name, Qt::CaseInsensitive) || !looksLikeSqlite(path))
                continue;
            const Walked database(path);
            QVERIFY(database.isOpen());
            const QJsonArray joins = joinsOf(path, database.schema());
            if (joins.isEmpty())
                continue;
            joined += int(joins.size());
            QProcess python;
            python.start(u"/usr/bin/python3"_s,
                         {u"-B"_s, QStringLiteral(TESTS_DIR "/data/joins.py")});
            python.write(QJsonDocument(joins).toJson());
            python.closeWriteChannel();
            QVERIFY(python.waitForFinished(120'000));
            QCOMPARE(QString::fromUtf8(python.readAllStandardError()), QString());
            QCOMPARE(QString::fromUtf8(python.readAllStandardOutput()), QString());
        }
        if (joined == 0)
            QSKIP("skipped: no corpus");
        qInfo("%d ways", joined);
    }
};

} // namespace

SW_SUITE(seedrows, SeedRowsTest)
#include "tst_seedrows.moc"
