// SPDX-License-Identifier: Apache-2.0
// Pages of rows: whatever the order, each page is what a plain SELECT has at that place.
#include "model/data/rowreader.h"
#include "tests/data/walked.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Rows
    = "CREATE TABLE t (a, b TEXT, long TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
      "i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN i "
      "WHEN 2 THEN i * 1.5 WHEN 3 THEN 'text ' || i ELSE x'00' || i END, 'b' || (i % 7), NULL FROM "
      "n; DELETE FROM t WHERE rowid % 11 = 0;"
      "CREATE TABLE k (a TEXT, b INT, n, PRIMARY KEY (a, b)) WITHOUT ROWID;"
      "INSERT INTO k SELECT b, rowid, a FROM t; CREATE VIEW v AS SELECT a, b FROM t";

/// The keys and values of a row, on one line.
QString told(const RowValues &row)
{
    QStringList texts;
    for (const Value &value : row.key)
        texts.append(literalOf(value));
    for (const Cell &cell : row.cells)
        texts.append(literalOf(cell.value));
    return texts.join(u' ');
}

class RowReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyPageOfAnyOrder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("sort");
        for (const QString &name : {u"t"_s, u"k"_s, u"v"_s}) {
            for (const char *where : {"", "b = 'b3' OR b IS NULL", "1 = 0"}) {
                for (const char *sort : {"", "a", "b DESC"})
                    QTest::addRow("%s where %s by %s", qPrintable(name), where, sort)
                        << name << QString::fromLatin1(where) << QString::fromLatin1(sort);
            }
        }
    }

    void anyPageOfAnyOrder()
    {
        QFETCH(QString, name);
        QFETCH(QString, where);
        QFETCH(QString, sort);
        const Folder folder;
        const Walked database(folder.database(u"a.db"_s, Rows));
        RowSet set{
            database.schema().table(name), database.schema().view(name), BoundSql(where), {}};
        if (!sort.isEmpty())
            set.sort.push_back({sort.section(u' ', 0, 0), sort.endsWith(u"DESC")});
        RowReader reader(database.handle(), set);
        Watching watcher;
        const Result<RowIndex> index = reader.index(watcher);
        QVERIFY(index.ok());
        QCOMPARE(*reader.count(), index->count);
        const Result<RowPage> all = reader.page({}, 0, 10'000);
        QVERIFY(all.ok());
        QCOMPARE(static_cast<qint64>(all->rows.size()), index->count);
        std::mt19937 random(1);
        for (int i = 0; i < 40; ++i) {
            const auto first = static_cast<qint64>(random() % 3200);
            const auto rows = static_cast<int>(random() % 300);
            const Result<RowPage> page = reader.page(*index, first, rows);
            QVERIFY(page.ok());
            const qint64 there = std::clamp<qint64>(index->count - first, 0, rows);
            QCOMPARE(static_cast<qint64>(page->rows.size()), there);
            for (size_t j = 0; j < page->rows.size(); ++j)
                QCOMPARE(told(page->rows[j]), told(all->rows[static_cast<size_t>(first) + j]));
        }
    }

    void longValuesAreCut()
    {
        const Folder folder;
        const Walked database(folder.database(
            u"a.db"_s,
            "CREATE TABLE t (a); INSERT INTO t VALUES (printf('%.*c', 255, 'x') || 'äö'), "
            "(zeroblob(1000)), (''), (x'')"));
        RowReader reader(database.handle(), {database.schema().table(u"t"), {}, {}, {}});
        const Result<RowPage> page = reader.page({}, 0, 10);
        QVERIFY(page.ok());
        const Cell &text = page->rows[0].cells[0];
        QCOMPARE(text.value.bytes, QByteArray(255, 'x')); // not half an ä
        QCOMPARE(text.length, 259);
        QVERIFY(text.isCut());
        QCOMPARE(page->rows[1].cells[0].value.bytes.size(), RowReader::MostBytes);
        QCOMPARE(page->rows[1].cells[0].length, 1000);
        QVERIFY(!page->rows[2].cells[0].isCut());
        QVERIFY(page->rows[2].cells[0].value.kind == ValueClass::Text);
        QVERIFY(page->rows[3].cells[0].value.kind == ValueClass::Blob);
    }

    void whatIsGoneLeavesItsPlace()
    {
        const Folder folder;
        const QString path
            = folder.database(u"a.db"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (2), (1), (3)");
        const Walked database(path);
        RowReader reader(database.handle(),
                         {database.schema().table(u"t"), {}, {}, {{u"a"_s, false}}});
        Watching watcher;
        const Result<RowIndex> index = reader.index(watcher);
        QVERIFY(index.ok());
        folder.database(u"a.db"_s, "DELETE FROM t WHERE a = 2");
        const Result<RowPage> page = reader.page(*index, 0, 10);
        QVERIFY(page.ok());
        QCOMPARE(page->rows.size(), size_t(3));
        QCOMPARE(told(page->rows[0]), u"2 1"_s);
        QVERIFY(page->rows[1].cells.empty());
        QCOMPARE(told(page->rows[2]), u"3 3"_s);
    }

    void whatCannotBeReadIsSaid()
    {
        const Folder folder;
        const Walked database(folder.database(
            u"a.db"_s, "CREATE TABLE t (a); CREATE VIEW v AS SELECT x FROM nowhere"));
        RowReader reader(database.handle(), {{}, database.schema().view(u"v"), {}, {}});
        const Result<RowPage> page = reader.page({}, 0, 10);
        QVERIFY(!page.ok());
        QVERIFY(page.error().text.contains(u"rows of v cannot be read"_s));
        Watching watcher;
        QVERIFY(!reader.index(watcher).ok());
    }
};

} // namespace

SW_SUITE(rowreader, RowReaderTest)
#include "tst_rowreader.moc"
