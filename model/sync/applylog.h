// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/applying.h"

namespace sw {

/// Adds a line to the log that is kept beside the settings; the newest thousand stay.
[[nodiscard]] Result<Done> logApply(const QString &database, const Plan &plan, const Applied &done);

} // namespace sw
