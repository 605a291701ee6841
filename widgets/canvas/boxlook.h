// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/figures.h"
#include "widgets/theme/colors.h"

namespace sw {

// How areas and notes look, for who paints them and for who tells what does not fit.

/// How much of its colour a box lays over what is behind it, of 255: 8 %.
inline constexpr int BoxFill = 20;

/// Half the area's colour and half the text's, so that it can be read on the area.
[[nodiscard]] QColor areaTitleColor(const Colors &colors, const QString &name);
/// In one line, elided where the area is narrower.
[[nodiscard]] QString shownTitle(const AreaFigure &area);
/// Whether the note's text is longer than the note.
[[nodiscard]] bool isCut(const NoteFigure &note);

} // namespace sw
