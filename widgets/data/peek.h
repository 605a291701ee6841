// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"
#include "model/data/rowset.h"
#include "model/data/ways.h"

#include <QRect>
#include <QWidget>

#include <optional>

namespace sw {

/// A row to be looked at without going there.
struct Peek {
    RowSet row;
    QRect anchor;       ///< what it belongs to, on the screen
    bool byKey = false; ///< else by a pointer that rests there
};

/// The row that a cell refers to by this way, also where that is pending; without a way the row
/// itself. Nothing where it is not in the database.
[[nodiscard]] std::optional<RowSet> rowSeenFrom(const Schema &schema, const RowEdits *edits,
                                                const RowRef &row,
                                                const std::optional<WholeRow> &whole,
                                                const std::optional<Way> &way);

/// A part of the widget, on the screen.
[[nodiscard]] inline QRect onScreen(const QWidget &widget, const QRect &rect)
{
    return {widget.mapToGlobal(rect.topLeft()), rect.size()};
}

} // namespace sw
