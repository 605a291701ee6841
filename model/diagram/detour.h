// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/routing.h"

namespace sw {

/// The cheapest way around the tables, found along the lines beside their borders; empty where
/// there is none.
[[nodiscard]] Polyline detour(const EdgeToRoute &edge, const std::vector<QRectF> &tables);

} // namespace sw
