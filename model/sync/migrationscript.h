// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

namespace sw {

/// The plan as a script for the plain sqlite3 shell, which does the same in one transaction and
/// makes the same checks: where one fails, the shell stops and nothing was changed.
[[nodiscard]] QString migrationScript(const Seen &seen, const Plan &plan);

/// The way back, where the plan drops nothing: a plan that makes the database again what it was.
/// It is made with a copy of the schema in memory, so its rows are not asked.
[[nodiscard]] Result<Plan> reversePlan(const Seen &seen, const Plan &plan, Seen &after);

} // namespace sw
