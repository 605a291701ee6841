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
        const quint32 slot = slotOf(figure);
        each(rect, [&](Cell cell) {
            m_cells[cell].push_back(slot);
            ++m_entries[slot].cells;
        });
    }

    /// The rectangle must be one that was inserted.
    void remove(const QRectF &rect, Figure *figure)
    {
        const auto known = m_slots.find(figure);
        if (known == m_slots.end())
            return;
        const quint32 slot = known.value();
        each(rect, [&](Cell cell) { removeFrom(cell, slot); });
        if (m_entries[slot].cells == 0) {
            m_entries[slot].figure = nullptr;
            m_free.push_back(slot);
            m_slots.erase(known);
        }
    }

    /// Each figure of the cells that the rectangle touches, once, in no order.
    [[nodiscard]] std::vector<Figure *> find(const QRectF &rect) const
    {
        std::vector<Figure *> found;
        if (cellCount(rect) >= static_cast<double>(m_cells.size())) {
            found.reserve(m_entries.size());
            for (const Entry &entry : m_entries) {
                if (entry.figure)
                    found.push_back(entry.figure);
            }
            return found;
        }
        ++m_round;
        each(rect, [&](Cell cell) {
            const auto place = m_cells.constFind(cell);
            if (place == m_cells.cend())
                return;
            for (const quint32 slot : *place) {
                const Entry &entry = m_entries[slot];
                if (std::exchange(entry.seen, m_round) != m_round)
                    found.push_back(entry.figure);
            }
        });
        return found;
    }

private:
    using Cell = std::pair<int, int>;
    static constexpr double CellSize = 400;
    static constexpr double Farthest = 1e6; ///< cells from the middle: nobody draws beyond

    struct Entry {
        Figure *figure = nullptr;
        quint32 cells = 0;        ///< how often it stands in cells
        mutable quint64 seen = 0; ///< the last round that found it
    };

    quint32 slotOf(Figure *figure)
    {
        const auto known = m_slots.constFind(figure);
        if (known != m_slots.cend())
            return *known;
        auto slot = static_cast<quint32>(m_entries.size());
        if (m_free.empty()) {
            m_entries.emplace_back();
        } else {
            slot = m_free.back();
            m_free.pop_back();
        }
        m_entries[slot].figure = figure;
        m_slots.insert(figure, slot);
        return slot;
    }

    void removeFrom(Cell cell, quint32 slot)
    {
        const auto found = m_cells.find(cell);
        if (found == m_cells.end())
            return;
        std::vector<quint32> &inIt = found.value();
        const auto place = std::find(inIt.begin(), inIt.end(), slot);
        if (place == inIt.end())
            return;
        *place = inIt.back();
        inIt.pop_back();
        --m_entries[slot].cells;
        if (inIt.empty())
            m_cells.remove(cell);
    }

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

    QHash<Cell, std::vector<quint32>> m_cells;
    std::vector<Entry> m_entries; ///< cells name figures by their slots here
    std::vector<quint32> m_free;
    QHash<Figure *, quint32> m_slots;
    mutable quint64 m_round = 0;
};

} // namespace sw
