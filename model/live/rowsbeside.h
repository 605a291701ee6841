// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

struct sqlite3;

namespace sw {

class Watcher;

/// How many rows differ between two states of a database, as far as it can be told without memory
/// of what was renamed: tables by name or the same columns, rows by rowid or primary key, values in
/// columns of the same type that have the same name or, both names being gone, the same place.
[[nodiscard]] Result<qint64> differingRows(sqlite3 *now, sqlite3 *then, const Watcher &watcher);

} // namespace sw
