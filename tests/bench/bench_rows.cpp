// SPDX-License-Identifier: Apache-2.0
// Rows of a table of five millions: opened, jumped about in, scrolled through, followed; beside the
// raw C API and QSqlTableModel in the same run.
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/sqlite.h"
#include "tests/bench/harness.h"
#include "widgets/data/datapage.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSqlDatabase>
#include <QSqlTableModel>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <random>

namespace {

using namespace sw;
using namespace Qt::StringLiterals;

constexpr qint64 Pets = 5'000'000;

constexpr const char *PetsScript
    = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
      "CREATE TABLE owner(id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT, joined TEXT);"
      "CREATE TABLE pet(id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL REFERENCES owner(id) ON"
      " DELETE CASCADE, vet_id INTEGER REFERENCES owner(id), name TEXT NOT NULL, species TEXT,"
      " weight REAL, born TEXT); BEGIN;"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<100000) INSERT INTO"
      " owner SELECT i, printf('Owner %06d',i), 'City '||(i%997), date('2000-01-01','+'||(i%9000)"
      "||' days') FROM n;"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000000) INSERT INTO"
      " pet SELECT i, 1+(i*7919)%100000, 1+(i*104729)%100000, printf('Pet %07d',i), CASE i%5 WHEN 0"
      " THEN 'cat' WHEN 1 THEN 'dog' WHEN 2 THEN 'bird' WHEN 3 THEN 'fish' ELSE 'hamster' END,"
      " (i%4000)/10.0, date('2005-01-01','+'||(i%7000)||' days') FROM n; COMMIT;"
      "CREATE INDEX ix_pet_owner ON pet(owner_id); ANALYZE";

/// A row with ten relationships, all indexed, and one that is not.
QByteArray hubScript()
{
    QByteArray sql = "CREATE TABLE hub (id INTEGER PRIMARY KEY, name TEXT);"
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<1000)"
                     " INSERT INTO hub SELECT i, 'hub '||i FROM n;";
    for (int i = 0; i < 10; ++i) {
        const QByteArray name = "spoke" + QByteArray::number(i);
        sql += "CREATE TABLE " + name
               + " (id INTEGER PRIMARY KEY, hub_id INT REFERENCES hub, a TEXT,"
                 " b REAL); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE"
                 " i<50000) INSERT INTO "
               + name
               + " SELECT i, 1+i%1000, 'spoke '||i, i*0.5 FROM n;"
                 "CREATE INDEX ix_"
               + name + " ON " + name + " (hub_id);";
    }
    return sql;
}

constexpr const char *BlobScript
    = "CREATE TABLE picture (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<400) INSERT INTO"
      " picture SELECT i, 'picture '||i, randomblob(1000000) FROM n";

QString made(const QTemporaryDir &folder, const QString &name, const QByteArray &script)
{
    const QString path = folder.filePath(name);
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    sqlite3_exec(database, script.constData(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return path;
}

Schema schemaIn(const QString &path)
{
    const auto connection = Connection::openForReading(path);
    const auto read = introspect((*connection)->handle(), Proof::No);
    return read->schema;
}

/// In MB, of what the process holds now.
double memory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

template <typename Done> double waitFor(Done done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

struct Opened {
    explicit Opened(const QString &path, const QString &table)
    {
        page.resize(1600, 1000);
        page.show();
        QCoreApplication::processEvents();
        const Schema schema = schemaIn(path);
        QElapsedTimer clock;
        clock.start();
        page.open(path, schema, {});
        page.goTo(table);
        waitFor([&] { return page.grid().rows().row(0) != nullptr; });
        page.grid().viewport()->repaint();
        firstRows = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }

    Theme theme;
    DataPage page{theme};
    double firstRows = 0;
};

double jump(Opened &opened, qint64 row)
{
    RowsGrid &grid = opened.page.grid();
    grid.setTopRow(row);
    const qint64 seen = grid.topRow();
    return waitFor([&] { return grid.rows().row(seen) != nullptr; });
}

/// What reading a page costs at the least, and as QStrings.
double rawPage(sqlite3 *database, qint64 from, int rows)
{
    QElapsedTimer clock;
    clock.start();
    sqlite3_stmt *query = nullptr;
    sqlite3_prepare_v2(database, "SELECT * FROM pet WHERE id >= ? ORDER BY id LIMIT ?", -1, &query,
                       nullptr);
    sqlite3_bind_int64(query, 1, from);
    sqlite3_bind_int(query, 2, rows);
    std::vector<QString> kept;
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(query); ++i)
            kept.push_back(
                QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(query, i))));
    }
    sqlite3_finalize(query);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

void pages(bench::Harness &harness, const QString &path, const RowSet &set)
{
    const auto connection = Connection::openForReading(path);
    (*connection)->browse();
    sqlite3 *database = (*connection)->handle();
    class Silent : public Watcher {
        [[nodiscard]] bool cancelled() const override { return false; }
        void progress(const Progress &) override {}
        void waitsFor(const QString &, std::chrono::milliseconds) override {}
    } watcher;
    QElapsedTimer clock;
    clock.start();
    const Result<RowIndex> index = RowReader(database, set).index(watcher);
    harness.figure("rows.index of 5,000,000", static_cast<double>(clock.elapsed()), "wall_ms");
    std::vector<double> raw;
    std::vector<double> own;
    std::mt19937_64 random(1);
    for (int i = 0; i < 60; ++i) {
        const auto at = static_cast<qint64>(random() % (Pets - 300));
        raw.push_back(rawPage(database, at + 1, 256));
        clock.start();
        RowReader reader(database, set);
        const Result<RowPage> page = reader.page(*index, at, 256);
        own.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    harness.figure("rows.page of 256, raw C with QStrings", median(raw), "wall_ms");
    harness.figure("rows.page of 256", median(own), "wall_ms");
    harness.figure("rows.page of 256, times raw C", median(own) / median(raw), "ratio");
}

void sqlTableModel(bench::Harness &harness, const QString &path)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bench"_s);
        database.setDatabaseName(path);
        database.open();
        const double before = memory();
        QElapsedTimer clock;
        clock.start();
        QSqlTableModel model(nullptr, database);
        model.setTable(u"pet"_s);
        model.select();
        harness.figure("rows.QSqlTableModel, first rows",
                       static_cast<double>(clock.nsecsElapsed()) / 1e6, "wall_ms");
        while (model.canFetchMore())
            model.fetchMore();
        harness.figure("rows.QSqlTableModel, to the last row",
                       static_cast<double>(clock.nsecsElapsed()) / 1e6, "wall_ms");
        harness.figure("rows.QSqlTableModel, memory", memory() - before, "MB");
    }
    QSqlDatabase::removeDatabase(u"bench"_s);
}

void five(bench::Harness &harness, const QString &path)
{
    const double before = memory();
    bench::resetLongestEvent();
    Opened opened(path, u"pet"_s);
    RowsModel &rows = opened.page.grid().rows();
    harness.figure("rows.open, to the first rows painted", opened.firstRows, "wall_ms");
    harness.figure("rows.open, to the exact number",
                   waitFor([&] { return rows.isCounted() && rows.count() == Pets; }), "wall_ms");
    waitFor([&] { return !rows.isReading(); });
    QElapsedTimer settle;
    settle.start();
    waitFor([&] { return settle.elapsed() > 1500; });
    harness.figure("rows.jump to the end", jump(opened, Pets), "wall_ms");
    harness.figure("rows.jump to the middle", jump(opened, Pets / 2), "wall_ms");
    std::vector<double> jumps;
    std::mt19937_64 random(2);
    for (int i = 0; i < 200; ++i)
        jumps.push_back(jump(opened, static_cast<qint64>(random() % Pets)));
    std::sort(jumps.begin(), jumps.end());
    harness.figure("rows.jump anywhere, median", jumps[100], "wall_ms");
    harness.figure("rows.jump anywhere, p95", jumps[190], "wall_ms");
    RowsGrid &grid = opened.page.grid();
    grid.setTopRow(0);
    QScrollBar &bar = *grid.verticalScrollBar();
    int pagesDown = 0;
    while (bar.value() < bar.maximum()) {
        bar.setValue(bar.value() + bar.pageStep() * 40);
        waitFor([&] { return rows.row(grid.topRow()) != nullptr; });
        if (++pagesDown % 50 == 0)
            grid.viewport()->repaint();
    }
    harness.figure("rows.memory beyond the empty window, scrolled to the end", memory() - before,
                   "MB");
    std::vector<double> selects;
    for (int i = 0; i < 30; ++i) {
        const qint64 row = 100 + 50 * i;
        jump(opened, row);
        QElapsedTimer clock;
        clock.start();
        grid.goTo(row, 0);
        const QString owner = rows.index(static_cast<int>(row), 1).data().toString();
        waitFor([&] {
            const RelatedPane *pane = opened.page.panes().panes().front();
            return pane->rows().row(0) && pane->rows().index(0, 0).data().toString() == owner;
        });
        selects.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    harness.figure("rows.select a row, its owner shown", median(selects), "wall_ms");
    harness.figure("rows.longest event of all this", bench::longestEvent(), "ms");
    RowSet set;
    set.table = rows.set().table;
    pages(harness, path, set);
}

void hub(bench::Harness &harness, const QString &path)
{
    Opened opened(path, u"hub"_s);
    RowsGrid &grid = opened.page.grid();
    const auto filled = [&](int row) {
        const QString key = QString::number(row + 1);
        for (const RelatedPane *pane : opened.page.panes().panes()) {
            if (!pane->rows().row(0) || pane->rows().index(0, 1).data().toString() != key)
                return false;
        }
        return opened.page.panes().panes().size() == 10;
    };
    waitFor([&] { return filled(0); });
    bench::resetLongestEvent();
    const double worked = bench::threadMilliseconds();
    std::vector<double> selects;
    for (int row = 1; row < 40; ++row) {
        QElapsedTimer clock;
        clock.start();
        grid.goTo(row, 0);
        waitFor([&] { return filled(row); });
        selects.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    harness.figure("rows.select a row, ten panes filled, of the window's thread",
                   (bench::threadMilliseconds() - worked) / 39, "ms");
    std::sort(selects.begin(), selects.end());
    harness.figure("rows.select a row, ten panes filled, median", median(selects), "wall_ms");
    harness.figure("rows.select a row, ten panes filled, p95", selects[37], "wall_ms");
    harness.figure("rows.select a row, ten panes, longest event", bench::longestEvent(), "ms");
}

void blobs(bench::Harness &harness, const QString &path)
{
    const double before = memory();
    bench::resetLongestEvent();
    Opened opened(path, u"picture"_s);
    harness.figure("rows.1 MB blobs, to the first rows painted", opened.firstRows, "wall_ms");
    std::vector<double> jumps;
    for (const qint64 row : {399, 0, 200, 300, 100})
        jumps.push_back(jump(opened, row));
    harness.figure("rows.1 MB blobs, longest jump", *std::max_element(jumps.begin(), jumps.end()),
                   "wall_ms");
    harness.figure("rows.1 MB blobs, longest event", bench::longestEvent(), "ms");
    harness.figure("rows.1 MB blobs, memory", memory() - before, "MB");
}

void rowsBench(bench::Harness &harness)
{
    const QTemporaryDir folder;
    five(harness, made(folder, u"pets.db"_s, PetsScript));
    hub(harness, made(folder, u"hub.db"_s, hubScript()));
    blobs(harness, made(folder, u"blobs.db"_s, BlobScript));
    sqlTableModel(harness, folder.filePath(u"pets.db"_s));
}

} // namespace

SW_BENCH(rows, rowsBench)
