// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

namespace sw {

/// About how long the plan will take, in seconds, from what it took where it was measured: more to
/// warn of a wait than to set a clock by.
[[nodiscard]] double estimatedSeconds(const Plan &plan);

} // namespace sw
