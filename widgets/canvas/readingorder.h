// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/picks.h"

namespace sw {

class Scene;
struct TableFigure;

// From left to right, line by line: as Tab goes and as screen readers read.

[[nodiscard]] std::vector<const TableFigure *> tablesInReadingOrder(const Scene &scene);
/// Tables, views, notes and areas that are seen; an area before what stands in it.
[[nodiscard]] std::vector<Pick> picksInReadingOrder(const Scene &scene);

} // namespace sw
