// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/figures.h"

#include <algorithm>

namespace sw {

std::optional<size_t> TableFigure::rowOf(ColumnId column) const
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const RowFigure &row) { return row.column == column; });
    if (found == rows.end())
        return std::nullopt;
    return static_cast<size_t>(found - rows.begin());
}

std::optional<size_t> TableFigure::rowAt(QPointF point) const
{
    if (!rect.contains(point) || point.y() < rowTop(0))
        return std::nullopt;
    const auto row = static_cast<size_t>((point.y() - rowTop(0)) / measure::Row);
    return row < rows.size() ? std::optional(row) : std::nullopt;
}

double TableFigure::edgeHeight(ColumnId column) const
{
    const std::optional<size_t> row = rowOf(column);
    return row ? rowTop(*row) + measure::Row / 2
               : rect.top() + measure::Stripe + measure::Header / 2;
}

QRectF AreaFigure::foldRect() const
{
    constexpr double Inset = 7;
    return {rect.right() - Inset - measure::FoldSign, rect.top() + Inset, measure::FoldSign,
            measure::FoldSign};
}

QRectF EdgeFigure::bounds() const
{
    constexpr double Ends = 16; // crow's feet and rings reach beside the line
    if (line.empty())
        return {};
    QRectF bounds(line.front(), QSizeF());
    for (const QPointF &point : line) {
        bounds.setLeft(std::min(bounds.left(), point.x()));
        bounds.setRight(std::max(bounds.right(), point.x()));
        bounds.setTop(std::min(bounds.top(), point.y()));
        bounds.setBottom(std::max(bounds.bottom(), point.y()));
    }
    bounds.adjust(-Ends, -Ends, Ends, Ends);
    return bounds.united(pillRect).united(child.roleRect).united(parent.roleRect);
}

} // namespace sw
