// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

#include <QJsonObject>

namespace sw {

/// The one sentence: `3 tables created, 1 rebuilt (12,480 rows kept), nothing lost`.
[[nodiscard]] QString summaryOf(const Plan &plan);

/// The plan for a terminal: the sentence, what is to be decided, the statements with their reasons.
[[nodiscard]] QString textOf(const Plan &plan);

/// The same for programs: each question with its id and its choices.
[[nodiscard]] QJsonObject toJson(const Plan &plan);

} // namespace sw
