// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/scene.h"
#include "widgets/editing/picks.h"

namespace sw {

/// What lies under a point of the scene.
struct Hit {
    enum class Part {
        Nothing,
        Header,
        Menu, ///< the dots in a header
        Row,
        Handle, ///< at the border of a table, from which relationships are drawn
        Line,
        End, ///< where an edge meets a table
        Pill,
        Body,   ///< of a note, or of an area its title and border
        Fold,   ///< the sign that folds and unfolds an area
        Corner, ///< by which a note or an area is resized
    };

    Part part = Part::Nothing;
    Pick pick;
    ColumnId column;
    size_t segment = 0; ///< of a line
    bool childEnd = false;
    Side side = Side::Right; ///< of a handle

    explicit operator bool() const { return part != Part::Nothing; }
    [[nodiscard]] bool isTable() const
    {
        return part == Part::Header || part == Part::Menu || part == Part::Row
               || part == Part::Handle;
    }

    bool operator==(const Hit &) const = default;
};

/// `reach` is how far beside a line or a handle still counts, in pixels of the scene. Handles are
/// there only for a table in `handlesOf`.
[[nodiscard]] Hit hitAt(const Scene &scene, QPointF point, double reach, quint64 handlesOf);

/// Where relationships are drawn from: the middle of a row or of the header, on the border.
[[nodiscard]] QPointF handlePlace(const TableFigure &table, Side side);

} // namespace sw
