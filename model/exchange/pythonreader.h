// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelsources.h"

#include <chrono>

namespace sw {

/// The facts of the programs, as JSON: what resources/python/readmodels makes of them in a process
/// of its own, with limits of memory and time. It parses; nothing that it reads is run.
[[nodiscard]] Result<QByteArray>
factsByPython(const std::vector<ModelSource> &sources, const std::function<bool()> &cancelled,
              std::chrono::milliseconds deadline = std::chrono::seconds(60));

} // namespace sw
