// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

class CanvasView;

/// Folds an area to one box, or opens it again.
void foldArea(CanvasView &view, AreaId area);

/// What a folded area hides is not selected: nobody deletes what is not seen.
void unpickHidden(CanvasView &view);

/// The changes, and after them each area lies within the smallest one that holds it.
[[nodiscard]] Result<Changes> withNestedAreas(const Content &content, DiagramId diagram,
                                              const Result<Changes> &changes);

/// Where a new thing of that size can stand and be seen: no folded area swallows it.
[[nodiscard]] QPointF outsideOfFolded(const CanvasView &view, QPointF place, QSizeF size);

} // namespace sw
