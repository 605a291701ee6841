// SPDX-License-Identifier: Apache-2.0
// Reading a database of 1,000 and 10,000 tables, beside the least that anybody could do: stepping
// the same PRAGMA queries and looking at nothing.
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/script.h"
#include "model/sql/token.h"
#include "tests/bench/harness.h"
#include "tests/support/generate.h"

#include <QTemporaryDir>

#include <sqlite3.h>

#include <array>

namespace {

using namespace sw;

/// A database file with that many tables.
void makeDatabase(const QString &path, int tables)
{
    const Content content = test::generatedContent(tables, 1);
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    sqlite3_exec(database, "PRAGMA synchronous=OFF; BEGIN", nullptr, nullptr, nullptr);
    for (const Statement &statement : scriptOf(content.schema).statements)
        sqlite3_exec(database, statement.sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(database);
}

/// The yardstick: opens the file, steps three joins of table-valued functions, closes it.
void onlyStep(const QString &path)
{
    static constexpr std::array queries{
        "SELECT m.name, x.* FROM sqlite_schema m, pragma_table_xinfo(m.name) x "
        "WHERE m.type = 'table'",
        "SELECT m.name, l.*, x.* FROM sqlite_schema m, pragma_index_list(m.name) l, "
        "pragma_index_xinfo(l.name) x WHERE m.type = 'table'",
        "SELECT m.name, f.* FROM sqlite_schema m, pragma_foreign_key_list(m.name) f "
        "WHERE m.type = 'table'",
    };
    sqlite3 *database = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    for (const char *query : queries) {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(database, query, -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        sqlite3_finalize(statement);
    }
    sqlite3_close(database);
}

void readIt(const QString &path, Proof proof)
{
    const auto connection = Connection::openForReading(path);
    const auto read = introspect((*connection)->handle(), proof);
    Q_ASSERT(read);
}

void benchOf(bench::Harness &harness, int tables)
{
    const std::string size = std::to_string(tables);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.db"));
    makeDatabase(path, tables);
    harness.time("live.yardstick." + size, [&] { onlyStep(path); });
    harness.time("live.read." + size, [&] { readIt(path, Proof::No); });
    harness.time("live.read-and-prove." + size, [&] { readIt(path, Proof::Yes); });
}

void benchLive(bench::Harness &harness)
{
    benchOf(harness, 1'000);
    benchOf(harness, 10'000);
}

void benchDdl(bench::Harness &harness)
{
    const Content content = test::generatedContent(10'000, 1);
    const Script script = scriptOf(content.schema);
    const double size = static_cast<double>(textOf(script, {}).toUtf8().size());
    harness.figure("ddl.size.10000", size / 1e6, "MB");
    harness.time("ddl.write.10000", [&] { (void)textOf(scriptOf(content.schema), {}).toUtf8(); });
    harness.time("ddl.execute.10000", [&] { (void)tryScript(script, content.schema); });
}

} // namespace

SW_BENCH(live, benchLive)
SW_BENCH(ddl, benchDdl)
