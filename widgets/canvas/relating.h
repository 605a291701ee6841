// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/proposal.h"

#include <QPoint>

namespace sw {

class CanvasView;

/// Makes the drawn relationship and opens its editor; where the parent lacks a key, asks at that
/// point of the screen whether to make one.
void relate(CanvasView &view, const DrawnRelationship &drawn, const QPoint &global);

} // namespace sw
