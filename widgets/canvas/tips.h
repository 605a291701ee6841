// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/canvasview.h"

namespace sw {

/// The whole text of what is shown elided or cut at a point of the scene, and what the marks of a
/// header mean; empty where all is seen.
[[nodiscard]] QString wholeTextAt(const CanvasView &view, QPointF scene, const Hit &hit);

} // namespace sw
