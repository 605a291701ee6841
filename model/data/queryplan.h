// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/queryrun.h"

#include <variant>

namespace sw {

/// A step that SQLite takes to answer, and what it takes it from.
struct PlanStep {
    QString words;       ///< for a person
    QString detail;      ///< as SQLite says it
    bool isSlow = false; ///< it looks at every row of a table, or sorts
    std::vector<PlanStep> below;
};

/// How SQLite would run the statement; it does not run.
[[nodiscard]] std::variant<std::vector<PlanStep>, QueryFault>
queryPlan(sqlite3 *database, const QueryStatement &statement, Watcher &watcher);

/// One step of EXPLAIN QUERY PLAN in words; as it is where it is none that we know.
[[nodiscard]] QString wordsOfStep(const QString &detail);

} // namespace sw
