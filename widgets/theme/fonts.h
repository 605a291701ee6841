// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>

namespace sw {

// The canvas has one font by name, so that a drawing has the same sizes on every machine: Inter,
// without hinting; DejaVu Sans where it is missing. Sizes are pixels of the scene.

enum class CanvasText { Title, Row, Type, Label, Note };

[[nodiscard]] const QFont &canvasFont(CanvasText text);

/// Whether drawings have the sizes that they have elsewhere: the font is installed.
[[nodiscard]] bool hasCanvasFont();

/// For code: JetBrains Mono, else the desktop's own.
[[nodiscard]] QFont codeFont(const QFont &like);

} // namespace sw
