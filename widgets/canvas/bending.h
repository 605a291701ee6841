// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "widgets/canvas/figures.h"

namespace sw {

// What a person does to a line, by mouse or by keys: it stays until the edge is straightened.

/// The edge with that part of its line at the place: an upright part moves sideways, a level one up
/// and down; a level one that ends at a table keeps its height there and goes around by the place.
[[nodiscard]] Result<Changes> bentThrough(const Content &content, DiagramId diagram,
                                          const EdgeFigure &edge, size_t segment, QPointF at);
/// An end of the edge on that side of its table.
[[nodiscard]] Result<Changes> withEndOn(const Content &content, DiagramId diagram,
                                        ForeignKeyId edge, bool childEnd, Side side);

/// The part that moves to the left and right, or up and down, and is nearest to the middle of the
/// line; none where the line has none that can.
[[nodiscard]] std::optional<size_t> middlePart(const EdgeFigure &edge, bool sideways);

} // namespace sw
