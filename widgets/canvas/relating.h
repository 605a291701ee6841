// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/proposal.h"

namespace sw {

class CanvasView;

/// Makes the drawn relationship and opens its editor; where the parent lacks a key, asks whether
/// to make one.
void relate(CanvasView &view, const DrawnRelationship &drawn);

} // namespace sw
