// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/routing.h"

namespace sw {

/// How far a line goes straight out of a table, so that there is room for a crow's foot.
inline constexpr double StubLength = 28;
/// How near a line may come to a table that is not its own.
inline constexpr double Clearance = 8;

/// Without points that are no bends.
[[nodiscard]] Polyline simplified(const Polyline &line);

[[nodiscard]] double lengthOf(const Polyline &line);

/// The line between two points as a rectangle with no width or no height.
[[nodiscard]] QRectF segmentRect(QPointF a, QPointF b);

/// Whether the segment comes too near to a table. The first and last segments of a line touch the
/// tables where it ends, and are looked at without their stubs.
[[nodiscard]] bool isClear(const Polyline &line, const std::vector<QRectF> &tables);
[[nodiscard]] bool isSegmentClear(QPointF a, QPointF b, const std::vector<QRectF> &tables);

} // namespace sw
