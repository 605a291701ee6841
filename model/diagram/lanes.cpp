// SPDX-License-Identifier: Apache-2.0
#include "model/diagram/lanes.h"

#include "model/diagram/lines.h"

#include <algorithm>
#include <cmath>

namespace sw {

namespace {

constexpr double LaneWidth = 12;
constexpr int MostLanes = 8; ///< to either side
constexpr double LeastStub = 24;

struct Part {
    size_t line = 0;
    size_t from = 0; ///< the index of its first point
};

bool isUpright(const Polyline &line, size_t from)
{
    return std::abs(line[from].x() - line[from + 1].x()) < 0.01;
}

/// Whether two parts of one direction run on top of each other or too near.
bool tooNear(const QRectF &a, const QRectF &b, bool upright)
{
    const double apart = upright ? std::abs(a.left() - b.left()) : std::abs(a.top() - b.top());
    if (apart > LaneWidth - 1)
        return false;
    return upright ? a.top() < b.bottom() && b.top() < a.bottom()
                   : a.left() < b.right() && b.left() < a.right();
}

class LaneGiver {
public:
    LaneGiver(std::vector<Polyline> &lines, const std::vector<QRectF> &tables)
        : m_lines(lines), m_tables(tables)
    {
    }

    void settle(size_t line)
    {
        for (size_t from = 0; from + 1 < m_lines[line].size(); ++from)
            m_settled.push_back({line, from});
    }

    void place(size_t line)
    {
        for (size_t from = 1; from + 2 < m_lines[line].size(); ++from)
            choose({line, from});
        settle(line);
    }

private:
    void choose(Part part)
    {
        const Polyline before = m_lines[part.line];
        for (int lane = 0; lane <= MostLanes; ++lane) {
            for (const int direction : {1, -1}) {
                m_lines[part.line] = moved(before, part.from, direction * lane * LaneWidth);
                if (isGood(part))
                    return;
            }
        }
        m_lines[part.line] = before;
    }

    static Polyline moved(Polyline line, size_t from, double by)
    {
        const QPointF offset = isUpright(line, from) ? QPointF(by, 0) : QPointF(0, by);
        line[from] += offset;
        line[from + 1] += offset;
        return line;
    }

    [[nodiscard]] bool isGood(Part part) const
    {
        const Polyline &line = m_lines[part.line];
        const auto isShort
            = [&](size_t a, size_t b) { return std::abs(line[a].x() - line[b].x()) < LeastStub; };
        const bool upright = isUpright(line, part.from);
        if (upright
            && ((part.from == 1 && isShort(0, 1))
                || (part.from + 3 == line.size() && isShort(line.size() - 2, line.size() - 1))))
            return false;
        const QRectF rect = segmentRect(line[part.from], line[part.from + 1]);
        const bool meetsAnother
            = std::any_of(m_settled.begin(), m_settled.end(), [&](const Part &other) {
                  const Polyline &theirs = m_lines[other.line];
                  return isUpright(theirs, other.from) == upright
                         && tooNear(rect, segmentRect(theirs[other.from], theirs[other.from + 1]),
                                    upright);
              });
        return !meetsAnother && isClear(line, m_tables);
    }

    std::vector<Polyline> &m_lines;
    const std::vector<QRectF> &m_tables;
    std::vector<Part> m_settled;
};

} // namespace

void giveLanes(std::vector<Polyline> &lines, const std::vector<bool> &fixed,
               const std::vector<QRectF> &tables)
{
    LaneGiver giver(lines, tables);
    for (size_t i = 0; i < lines.size(); ++i) {
        if (fixed[i])
            giver.settle(i);
    }
    for (size_t i = 0; i < lines.size(); ++i) {
        if (!fixed[i])
            giver.place(i);
    }
}

} // namespace sw
