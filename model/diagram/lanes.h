// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/routing.h"

namespace sw {

/// Moves inner parts of lines that run on top of each other into lanes beside each other, where
/// there is room. Lines that are fixed stay, and the others keep off them.
void giveLanes(std::vector<Polyline> &lines, const std::vector<bool> &fixed,
               const std::vector<QRectF> &tables);

} // namespace sw
