// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

namespace sw {

/// A file keeps what the drawing does not say, and what only a new file can have.
[[nodiscard]] DatabaseOptions optionsAfter(const DatabaseOptions &live,
                                           const DatabaseOptions &drawn);

/// What makes the numbers in the file's header those that are drawn.
[[nodiscard]] std::vector<Step> optionSteps(const DatabaseOptions &live,
                                            const DatabaseOptions &drawn);

} // namespace sw
