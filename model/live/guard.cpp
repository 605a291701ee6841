// SPDX-License-Identifier: Apache-2.0
#include "model/live/guard.h"

#include "model/sql/sqlite.h"

#include <sqlite3.h>

#include <array>

namespace sw {

namespace {

// The order matters: nothing of the file has been looked at before these.
struct Guard {
    int option;
    int value;
};
constexpr std::array Guards{
    Guard{SQLITE_DBCONFIG_DEFENSIVE, 1},
    Guard{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    Guard{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};
constexpr std::array GuardsOfLooking{
    Guard{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    Guard{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
};
constexpr std::array Limits{
    Guard{SQLITE_LIMIT_LENGTH, 100'000'000}, Guard{SQLITE_LIMIT_SQL_LENGTH, 10'000'000},
    Guard{SQLITE_LIMIT_ATTACHED, 0},         Guard{SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    Guard{SQLITE_LIMIT_VDBE_OP, 25'000'000},
};

constexpr int LongestValue = 1'000'000'000; ///< as SQLite has it by itself

} // namespace

void guardAgainstFile(sqlite3 *database, Purpose purpose)
{
    for (const Guard &each : Guards)
        sqlite3_db_config(database, each.option, each.value, nullptr);
    if (purpose == Purpose::Looking) {
        for (const Guard &each : GuardsOfLooking)
            sqlite3_db_config(database, each.option, each.value, nullptr);
    }
    for (const Guard &each : Limits)
        sqlite3_limit(database, each.option, each.value);
    if (purpose == Purpose::Changing)
        sqlite3_limit(database, SQLITE_LIMIT_LENGTH, LongestValue);
    sqlite3_extended_result_codes(database, 1);
    for (const std::string_view sql : {"PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0"})
        SqliteQuery(database, sql).next();
}

void letRowsBeRead(sqlite3 *database)
{
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, LongestValue);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
}

} // namespace sw
