// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/undeclared.h"
#include "model/live/watcher.h"

struct sqlite3;

namespace sw {

/// How much of the rows is looked at for one key.
struct RowBudget {
    size_t values = 2'000; ///< different ones
    int rows = 40'000;
    std::chrono::milliseconds time{60};
};

/// The keys with what the rows say: how many of the values have a parent. `schema` is that of the
/// database, with the ids of the keys. What the rows speak against is left out, unless the names
/// are beyond doubt. Of a table with many rows some are looked at, spread over all. An error where
/// the watcher cancels it.
[[nodiscard]] Result<std::vector<UndeclaredKey>> seenInRows(sqlite3 *database, const Schema &schema,
                                                            std::vector<UndeclaredKey> keys,
                                                            Watcher &watcher,
                                                            const RowBudget &budget = {});

} // namespace sw
