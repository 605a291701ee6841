// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>
#include <QStringList>

#include <array>

namespace sw {

/// Everything painted takes its colour from here; what each is for is its name. `faint` is never
/// used for text that must be read.
struct Colors {
    QColor canvas;
    QColor dot;
    QColor panel;
    QColor panel2; ///< bars, code, every other row
    QColor line;
    QColor text;
    QColor muted;
    QColor faint;
    QColor accent;
    QColor accentBack;
    QColor onAccent; ///< text on the accent
    QColor edge;
    QColor key;
    QColor red;
    QColor green;
    QColor amber;
    QColor keyword; ///< in code
    QColor string;  ///< in code
    QColor shadow;
    std::array<QColor, 8> areas;
    bool dark = false;

    bool operator==(const Colors &) const = default;
};

[[nodiscard]] const Colors &lightColors();
[[nodiscard]] const Colors &darkColors();

/// What Qt's own widgets are painted with.
[[nodiscard]] QPalette paletteOf(const Colors &colors);

/// The names under which documents keep the colours of areas and tables.
[[nodiscard]] const QStringList &areaColorNames();
/// A colour by the name that a document keeps; the first where there is none of that name.
[[nodiscard]] QColor areaColor(const Colors &colors, const QString &name);

/// How well `text` can be read on `back`, as the W3C counts it: 1 to 21.
[[nodiscard]] double contrast(const QColor &text, const QColor &back);

} // namespace sw
