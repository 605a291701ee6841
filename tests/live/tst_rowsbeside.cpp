// SPDX-License-Identifier: Apache-2.0
// What going back to a backup would undo: how many rows are others now.
#include "model/live/connection.h"
#include "model/live/rowsbeside.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class RowsBesideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differing_data()
    {
        QTest::addColumn<QByteArray>("then");
        QTest::addColumn<QByteArray>("since");
        QTest::addColumn<qint64>("count");
        const auto row = [](const char *name, const char *then, const char *since, qint64 count) {
            QTest::newRow(name) << QByteArray(then) << QByteArray(since) << count;
        };
        const char *people = "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT, x);"
                             "INSERT INTO t VALUES (1, 'a', 1), (2, 'b', NULL), (3, 'c', x'00')";
        row("nothing", people, "", 0);
        row("one of each", people,
            "UPDATE t SET n = 'z' WHERE id = 1; DELETE FROM t WHERE id = 2; INSERT INTO t VALUES "
            "(9, 'n', 1)",
            3);
        row("another class of value", people, "UPDATE t SET x = 1.0 WHERE id = 1", 1);
        row("a key without rowid",
            "CREATE TABLE t (a TEXT, b INT, n, PRIMARY KEY (b, a)) WITHOUT ROWID;"
            "INSERT INTO t VALUES ('x', 1, 1), ('y', 1, 2), ('z', 2, 3)",
            "UPDATE t SET n = 0 WHERE a = 'y'; DELETE FROM t WHERE a = 'z'; INSERT INTO t VALUES "
            "('n', 1, 1)",
            3);
        row("columns that took the names of the rowid",
            "CREATE TABLE t (rowid TEXT, oid TEXT); INSERT INTO t VALUES ('a', 'b'), ('c', 'd')",
            "UPDATE t SET oid = 'z' WHERE rowid = 'c'", 1);
        row("a renamed table", people,
            "ALTER TABLE t RENAME TO u; UPDATE u SET n = 'z' WHERE id = 1", 1);
        row("a renamed column", people,
            "ALTER TABLE t RENAME COLUMN n TO m; UPDATE t SET m = 'z' WHERE id > 1", 2);
        row("a new column is no other row", people,
            "ALTER TABLE t ADD COLUMN y DEFAULT 5; UPDATE t SET y = id", 0);
        row("a new table", people, "CREATE TABLE u (a); INSERT INTO u VALUES (1), (2)", 2);
        row("a table that went comes back", people, "DROP TABLE t", 0);
        row("odd names",
            "CREATE TABLE \"a\"\"b\n\" (\"c\"\"d\" INT); INSERT INTO \"a\"\"b\n\" VALUES (1)",
            "UPDATE \"a\"\"b\n\" SET \"c\"\"d\" = 2", 1);
    }

    void differing()
    {
        QFETCH(QByteArray, then);
        QFETCH(QByteArray, since);
        QFETCH(qint64, count);
        const test::Folder folder;
        const QString before = folder.database(u"then.db"_s, then.constData());
        const QString now
            = folder.database(u"now.db"_s, QByteArray(then + ";" + since).constData());
        const auto openedNow = Connection::openForReading(now);
        const auto openedThen = Connection::openForReading(before);
        QVERIFY(openedNow.ok() && openedThen.ok());
        test::Watching watcher;
        const Result<qint64> found
            = differingRows((*openedNow)->handle(), (*openedThen)->handle(), watcher);
        QVERIFY(found.ok());
        QCOMPARE(*found, count);
    }
};

} // namespace

SW_SUITE(rowsbeside, RowsBesideTest)
#include "tst_rowsbeside.moc"
