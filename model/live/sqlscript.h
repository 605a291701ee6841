// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/introspect.h"

#include <QByteArray>

#include <chrono>

namespace sw {

/// What a script in SQLite's dialect makes.
struct ScriptReading {
    Introspection made;
    qint64 skippedRows = 0;       ///< rows that it inserts; a schema has none
    qint64 skippedStatements = 0; ///< UPDATE, DELETE, SELECT and the like
};

/// Runs the script in a database in memory and reads what is there then. Nothing but CREATE, ALTER,
/// DROP and plain INSERT is allowed, so that no script can touch a file or another database. What
/// SQLite refuses is an error, with the line and column of each place.
[[nodiscard]] Result<ScriptReading> readSqlScript(const QByteArray &script,
                                                  std::chrono::milliseconds deadline
                                                  = std::chrono::minutes(1));

} // namespace sw
