// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/viewfacts.h"
#include "widgets/canvas/figures.h"

namespace sw {

/// What a box shows of a table or a view, and how large that makes it: the one function of sizes,
/// for the window, the command line and pictures alike.
[[nodiscard]] TableFigure figureOf(const Table &table, const Placement &placement, Detail detail);
[[nodiscard]] TableFigure figureOf(const View &view, const Placement &placement,
                                   const std::vector<ViewColumn> &columns);

/// How large the box of a folded area is.
[[nodiscard]] QSizeF foldedSize(const Area &area);

/// With a space for each tab, line break and other control.
[[nodiscard]] QString inOneLine(QString text);

/// The width of a text on the canvas; remembered, since names and types come again and again.
[[nodiscard]] double rowTextWidth(const QString &text);
[[nodiscard]] double typeTextWidth(const QString &text);
[[nodiscard]] double labelTextWidth(const QString &text);

} // namespace sw
