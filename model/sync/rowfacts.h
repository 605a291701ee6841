// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/watcher.h"
#include "model/sync/plan.h"

namespace sw {

/// Asks the rows of a database what they have to say to a plan that was made for it.
[[nodiscard]] Result<RowFacts> rowFacts(sqlite3 *database, const Plan &plan, Watcher &watcher);

/// A database as it is, and the plan that makes it what is drawn, with what its rows say.
struct Prepared {
    Seen seen;
    Plan plan;
};
[[nodiscard]] Result<Prepared> prepare(sqlite3 *database, const Content &drawn,
                                       const Answers &answers, Watcher &watcher);

} // namespace sw
