// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

struct sqlite3;

namespace sw {

class Watcher;

/// How many rows differ between two states of a database, as far as it can be told: rows of tables
/// by their rowid, values in columns that have the same name and type in both.
[[nodiscard]] Result<qint64> differingRows(sqlite3 *now, sqlite3 *then, const Watcher &watcher);

} // namespace sw
