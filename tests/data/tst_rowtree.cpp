// SPDX-License-Identifier: Apache-2.0
// Rows below each other, against what SQL itself says of them.
#include "model/data/rowtree.h"
#include "model/live/watcher.h"
#include "tests/data/walked.h"
#include "tests/support/corpus.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <QProcess>

#include <random>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

class TreeWatcher : public Watcher {
public:
    explicit TreeWatcher(bool cancelled = false) : m_cancelled(cancelled) {}
    [[nodiscard]] bool cancelled() const override { return m_cancelled; }
    void progress(const Progress & /*progress*/) override {}
    void waitsFor(const QString & /*what*/, std::chrono::milliseconds /*elapsed*/) override {}

private:
    bool m_cancelled;
};

/// 1 and 5 are roots, 9 dangles, 20 and 21 refer to each other, 30 to itself.
constexpr const char *Staff
    = "CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT, boss INT REFERENCES staff,"
      " deputy INT REFERENCES staff);"
      "CREATE INDEX by_boss ON staff (boss);"
      "INSERT INTO staff VALUES (1, 'Ann', NULL, 5), (2, 'Bob', 1, NULL), (3, 'Cid', 1, 2),"
      " (4, 'Dot', 2, NULL), (5, 'Eva', NULL, NULL), (9, 'Lost', 77, NULL), (10, 'Low', 9, NULL),"
      " (20, 'Hen', 21, NULL), (21, 'Egg', 20, NULL), (22, 'Chick', 20, NULL),"
      " (30, 'Self', 30, NULL), (31, 'Shade', 30, NULL)";

/// The keys are of two columns, one of which ignores case, and there is no rowid.
constexpr const char *Parts
    = "CREATE TABLE \"the part\" (\"a b\" TEXT COLLATE NOCASE, n INTEGER, up_a TEXT, up_n INTEGER,"
      " PRIMARY KEY (\"a b\", n), FOREIGN KEY (up_a, up_n) REFERENCES \"the part\") WITHOUT ROWID;"
      "INSERT INTO \"the part\" VALUES ('car', 1, NULL, 1), ('wheel', 1, 'CAR', 1),"
      " ('wheel', 2, 'car', 1), ('bolt', 1, 'wheel', 2), ('odd', 1, 'none', 1),"
      " ('loose', 1, 'car', NULL), ('x', 1, 'y', 1), ('y', 1, 'X', 1)";

class RowTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRowHangsBelowTheOneThatItRefersTo()
    {
        open(Staff);
        QCOMPARE(drawn(tree(u"boss")), u"1(2(4) 3) 5 9(10)"_s);
        // The other foreign key makes another tree of the same rows.
        QCOMPARE(drawn(tree(u"deputy")), u"2(3) 4 5(1) 9 10 20 21 22 30 31"_s);
    }

    void everySelfReferenceIsATreeAndNothingElse()
    {
        open("CREATE TABLE a (id INTEGER PRIMARY KEY, up INT REFERENCES a, b INT REFERENCES b);"
             "CREATE TABLE b (id INTEGER PRIMARY KEY);"
             "CREATE TABLE friends (x INT REFERENCES b, y INT REFERENCES b, PRIMARY KEY (x, y))");
        const WaysOf ways(m_walked->schema());
        QCOMPARE(RowTree::waysIn(ways, table(u"a")->id).size(), size_t(1));
        QCOMPARE(RowTree::waysIn(ways, table(u"b")->id).size(), size_t(0));
        QCOMPARE(RowTree::waysIn(ways, table(u"friends")->id).size(), size_t(0));
    }

    void whatHangsInNoRootIsInACircle()
    {
        open(Staff);
        const RowTree boss = tree(u"boss");
        QCOMPARE(keysOf(circles(boss).keys), u"20 30"_s);
        QVERIFY(!circles(boss).more);
        QCOMPARE(keysOf(read(boss.these(circles(boss).keys))), u"20 30"_s);
        QCOMPARE(keysOf(read(boss.below({Value::of(qint64(20))}))), u"21 22"_s);
        QCOMPARE(keysOf(read(boss.below({Value::of(qint64(30))}))), u"30 31"_s);
        QCOMPARE(keysOf(circles(tree(u"deputy")).keys), QString());
    }

    void keysOfSeveralColumnsUnderTheirCollation()
    {
        open(Parts);
        QCOMPARE(drawn(tree(u"up_a")), u"car/1(wheel/1 wheel/2(bolt/1)) loose/1 odd/1"_s);
        QCOMPARE(keysOf(circles(tree(u"up_a")).keys), u"x/1"_s);
        const auto counts = tree(u"up_a").countsBelow(
            m_walked->handle(), {{Value::ofText(u"car"_s), Value::of(qint64(1))},
                                 {Value::ofText(u"odd"_s), Value::of(qint64(1))}});
        QVERIFY(counts.ok());
        QCOMPARE(*counts, (std::vector<qint64>{2, 0}));
    }

    void countsAreTheSameWithAnIndexAndWithout()
    {
        open(Staff);
        const RowTree::Keys keys = keysUpTo(31);
        for (const QStringView column : {u"boss", u"deputy"}) {
            const auto counts = tree(column).countsBelow(m_walked->handle(), keys);
            QVERIFY(counts.ok());
            for (size_t i = 0; i < keys.size(); ++i)
                QCOMPARE((*counts)[i], qint64(read(tree(column).below(keys[i])).size()));
        }
    }

    void countsEndSomewhere()
    {
        open("CREATE TABLE t (id INTEGER PRIMARY KEY, up INT REFERENCES t);"
             "CREATE INDEX i ON t (up);"
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
             "INSERT INTO t SELECT i, CASE WHEN i > 1 THEN 1 END FROM n");
        const auto counts = tree(u"up").countsBelow(m_walked->handle(), {{Value::of(qint64(1))}});
        QVERIFY(counts.ok());
        QCOMPARE(counts->front(), RowTree::MostBelow);
    }

    void aFilterLeavesWhatIsAbove()
    {
        open(Staff);
        const BoundSql isDot = std::move(BoundSql(u"\"name\" = "_s).add(Value::ofText(u"Dot"_s)));
        const RowTree one = tree(u"boss", isDot);
        QCOMPARE(drawn(one), u"1(2(4))"_s);
        QCOMPARE(tree(u"boss").isFiltered(), false);
        const auto counts = one.countsBelow(m_walked->handle(), keysUpTo(4));
        QCOMPARE(*counts, (std::vector<qint64>{1, 1, 0, 0}));
        const auto matching = one.matches(m_walked->handle(), keysUpTo(4));
        QCOMPARE(*matching, (std::vector<bool>{false, false, false, true}));
        // Of a circle all that is in it is above.
        const BoundSql isChick
            = std::move(BoundSql(u"\"name\" = "_s).add(Value::ofText(u"Chick"_s)));
        const RowTree other = tree(u"boss", isChick);
        QCOMPARE(drawn(other), QString());
        QCOMPARE(keysOf(read(other.these(circles(other).keys))), u"20"_s);
        // Without an index the same.
        QCOMPARE(drawn(tree(u"deputy", BoundSql(u"\"id\" IN (3, 4)"_s))), u"2(3) 4"_s);
        QCOMPARE(*tree(u"deputy", BoundSql(u"\"id\" = 3"_s))
                      .countsBelow(m_walked->handle(), keysUpTo(2)),
                 (std::vector<qint64>{0, 1}));
    }

    void theWayDownToARow()
    {
        open(Staff);
        QCOMPARE(lineage(u"boss", 4), u"0:1 0:2 0:4"_s);
        QCOMPARE(lineage(u"boss", 3), u"0:1 1:3"_s);
        QCOMPARE(lineage(u"boss", 10), u"2:9 0:10"_s);
        QCOMPARE(lineage(u"boss", 22), QString()); // below a circle
        QCOMPARE(lineage(u"boss", 99), QString()); // not there
        const auto deep = tree(u"boss").lineage(m_walked->handle(), {Value::of(qint64(4))}, 2);
        QVERIFY(deep.ok() && deep->empty());
    }

    void aLongChainIsWalkedOnce()
    {
        open("CREATE TABLE t (id INTEGER PRIMARY KEY, up INT REFERENCES t);"
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
             "INSERT INTO t SELECT i, i - 1 FROM n; UPDATE t SET up = NULL WHERE id = 1");
        QVERIFY(circles(tree(u"up")).keys.empty());
        m_folder.database(u"t.db"_s, "UPDATE t SET up = 100000 WHERE id = 1");
        QCOMPARE(keysOf(circles(tree(u"up")).keys), u"1"_s);
        TreeWatcher gone(true);
        QVERIFY(!tree(u"up").circles(m_walked->handle(), gone).ok());
    }

    void realTreesAreWhatRecursiveQueriesSay_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("parent");
        QTest::newRow("chinook") << u"databases/chinook.sqlite"_s << u"Employee"_s
                                 << u"EmployeeId"_s << u"ReportsTo"_s;
        QTest::newRow("northwind")
            << u"databases/northwind.db"_s << u"Employees"_s << u"EmployeeID"_s << u"ReportsTo"_s;
    }
    void realTreesAreWhatRecursiveQueriesSay()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QFETCH(QString, key);
        QFETCH(QString, parent);
        const QString path = corpusPath(file);
        SW_NEED_CORPUS(path);
        m_walked = std::make_unique<Walked>(path);
        QVERIFY(m_walked->isOpen() && table(name));
        compareWithQueries(path, name, key, parent);
    }

    void anyRowsAreWhatRecursiveQueriesSay()
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            std::mt19937 random(seed);
            QByteArray script = "BEGIN; CREATE TABLE t (id INTEGER PRIMARY KEY,"
                                " up INT REFERENCES t);";
            const int rows = 5 + static_cast<int>(random() % 60);
            for (int row = 1; row <= rows; ++row) {
                const auto parent = random() % static_cast<unsigned>(rows + 8);
                script += "INSERT INTO t VALUES (" + QByteArray::number(row) + ", nullif("
                          + QByteArray::number(parent) + ", 0));";
            }
            if (seed % 2 == 0)
                script += "CREATE INDEX i ON t (up);";
            script += "COMMIT";
            open(script.constData());
            compareWithQueries(m_folder.path(u"t.db"_s), u"t"_s, u"id"_s, u"up"_s);
        }
    }

private:
    void open(const char *script)
    {
        m_walked.reset();
        QFile::remove(m_folder.path(u"t.db"_s));
        m_walked = std::make_unique<Walked>(m_folder.database(u"t.db"_s, script));
        QVERIFY(m_walked->isOpen());
    }

    void compareWithQueries(const QString &path, const QString &name, const QString &key,
                            const QString &parent)
    {
        QProcess python;
        python.start(u"python3"_s, {u"-B"_s, QStringLiteral(TESTS_DIR "/data/trees.py"), path, name,
                                    key, parent});
        QVERIFY(python.waitForFinished());
        const QStringList lines
            = QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::KeepEmptyParts);
        QVERIFY2(lines.size() >= 2, python.readAllStandardError().constData());
        const RowTree rows = treeBy(*table(name), parent, {});
        QStringList steps;
        listDepths(rows, rows.roots(), 0, steps);
        QCOMPARE(steps.join(u' '), lines[0]);
        QCOMPARE(keysOf(circles(rows).keys), lines[1]);
    }

    void listDepths(const RowTree &rows, const RowSet &set, int depth, QStringList &steps)
    {
        for (const std::vector<Value> &key : read(set)) {
            steps.append(QString::number(depth) + u':' + keysOf({key}));
            listDepths(rows, rows.below(key), depth + 1, steps);
        }
    }

    [[nodiscard]] TablePtr table(QStringView name) const { return m_walked->schema().table(name); }

    /// Of the only table with a foreign key that begins with this column.
    [[nodiscard]] RowTree tree(QStringView column, const BoundSql &filter = {})
    {
        for (const TablePtr &each : m_walked->schema().tables) {
            if (each->column(column))
                return treeBy(*each, column, filter);
        }
        qFatal("no such column");
    }

    [[nodiscard]] RowTree treeBy(const Table &of, QStringView column, const BoundSql &filter)
    {
        for (const Way &way : RowTree::waysIn(WaysOf(m_walked->schema()), of.id)) {
            if (of.column(way.toColumns.front())->name == column)
                return {m_walked->schema(), way, filter};
        }
        qFatal("no such tree");
    }

    [[nodiscard]] RowTree::Keys read(const RowSet &set)
    {
        constexpr int Most = 1000;
        RowTree::Keys keys;
        const Result<RowPage> page = RowReader(m_walked->handle(), set).page(RowIndex(), 0, Most);
        if (!page)
            qWarning("%s", qPrintable(page.error().text));
        for (const RowValues &row : page ? page->rows : std::vector<RowValues>())
            keys.push_back(row.key);
        return keys;
    }

    [[nodiscard]] static QString keysOf(const RowTree::Keys &keys)
    {
        QStringList texts;
        for (const std::vector<Value> &key : keys) {
            QStringList parts;
            for (const Value &value : key)
                parts.append(value.kind == ValueClass::Text ? QString::fromUtf8(value.bytes)
                                                            : literalOf(value));
            texts.append(parts.join(u'/'));
        }
        return texts.join(u' ');
    }

    /// `1(2 3)`: the roots, and in brackets what is below.
    [[nodiscard]] QString drawn(const RowTree &rows) { return drawnSet(rows, rows.roots()); }
    [[nodiscard]] QString drawnSet(const RowTree &rows, const RowSet &set)
    {
        QStringList all;
        for (const std::vector<Value> &key : read(set)) {
            const QString below = drawnSet(rows, rows.below(key));
            all.append(keysOf({key}) + (below.isEmpty() ? QString() : u"("_s + below + u")"_s));
        }
        return all.join(u' ');
    }

    [[nodiscard]] TreeCircles circles(const RowTree &rows) const
    {
        TreeWatcher watcher;
        const auto found = rows.circles(m_walked->handle(), watcher);
        return found ? *found : TreeCircles{{{Value::ofText(found.error().text)}}, true};
    }

    [[nodiscard]] QString lineage(QStringView column, qint64 row)
    {
        constexpr size_t Most = 100;
        const auto steps = tree(column).lineage(m_walked->handle(), {Value::of(row)}, Most);
        QStringList texts;
        for (const TreeStep &step : steps ? *steps : std::vector<TreeStep>())
            texts.append(QString::number(step.place) + u':' + keysOf({step.key}));
        return steps ? texts.join(u' ') : steps.error().text;
    }

    [[nodiscard]] static RowTree::Keys keysUpTo(qint64 last)
    {
        RowTree::Keys keys;
        for (qint64 key = 1; key <= last; ++key)
            keys.push_back({Value::of(key)});
        return keys;
    }

    Folder m_folder;
    std::unique_ptr<Walked> m_walked;
};

} // namespace

SW_SUITE(rowtree, RowTreeTest)
#include "tst_rowtree.moc"
