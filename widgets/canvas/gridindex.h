// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sw {

/// Where figures are: a grid of square cells, each with what touches it. What is looked up is drawn
/// or hit, so cells are about as large as a table.
template <typename Figure> class GridIndex {
public:
    void insert(const QRectF &rect, Figure *figure)
    {
        each(rect, [&](Cell cell) { m_cells[cell].push_back(figure); });
    }

    /// The rectangle must be the one that was inserted.
    void remove(const QRectF &rect, Figure *figure)
    {
        each(rect, [&](Cell cell) {
            const auto found = m_cells.find(cell);
            if (found == m_cells.end())
                return;
            auto &figures = found.value();
            const auto place = std::find(figures.begin(), figures.end(), figure);
            if (place != figures.end()) {
                *place = figures.back();
                figures.pop_back();
            }
            if (figures.empty())
                m_cells.erase(found);
        });
    }

    void clear() { m_cells.clear(); }

    /// Each figure of the cells that the rectangle touches, once, in no order.
    [[nodiscard]] std::vector<Figure *> find(const QRectF &rect) const
    {
        std::vector<Figure *> found;
        const auto take = [&](const std::vector<Figure *> &figures) {
            found.insert(found.end(), figures.begin(), figures.end());
        };
        if (cellCount(rect) > static_cast<double>(m_cells.size())) {
            for (const auto &figures : m_cells)
                take(figures);
        } else {
            each(rect, [&](Cell cell) {
                const auto place = m_cells.constFind(cell);
                if (place != m_cells.cend())
                    take(*place);
            });
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    using Cell = std::pair<int, int>;
    static constexpr double CellSize = 400;
    static constexpr double Farthest = 1e6; ///< cells from the middle: nobody draws beyond

    static int cellOf(double coordinate)
    {
        return static_cast<int>(std::floor(std::clamp(coordinate / CellSize, -Farthest, Farthest)));
    }

    static double cellCount(const QRectF &rect)
    {
        return (double(cellOf(rect.right())) - cellOf(rect.left()) + 1)
               * (double(cellOf(rect.bottom())) - cellOf(rect.top()) + 1);
    }

    template <typename Work> static void each(const QRectF &rect, Work work)
    {
        const int right = cellOf(rect.right());
        const int bottom = cellOf(rect.bottom());
        for (int x = cellOf(rect.left()); x <= right; ++x) {
            for (int y = cellOf(rect.top()); y <= bottom; ++y)
                work(Cell(x, y));
        }
    }

    QHash<Cell, std::vector<Figure *>> m_cells;
};

} // namespace sw
