// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "widgets/editing/picks.h"

namespace sw {

/// The size of a note or an area that is open; nothing else has one of its own.
[[nodiscard]] std::optional<QSizeF> sizeToChange(const Content &content, const Pick &pick);

/// The note or the area with about that size: on the grid, and no smaller than can be used.
[[nodiscard]] Result<Changes> resizedTo(const Content &content, const Pick &pick, QSizeF size);

} // namespace sw
