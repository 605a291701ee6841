// SPDX-License-Identifier: Apache-2.0
#include "model/diagram/detour.h"

#include "model/diagram/lines.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sw {

namespace {

constexpr double TurnCost = 60;
constexpr double BesideTable = 16; ///< how far from a border a way may lead along it

/// A* over the crossings of the lines beside all borders. A state is a crossing and the direction
/// from which it was reached, so that turns have their price.
class Search {
public:
    Search(const std::vector<QRectF> &tables, const std::vector<QPointF> &ends) : m_tables(tables)
    {
        for (const QRectF &table : tables) {
            addX(table.left() - BesideTable);
            addX(table.right() + BesideTable);
            addY(table.top() - BesideTable);
            addY(table.bottom() + BesideTable);
        }
        for (const QPointF &end : ends) {
            addX(end.x());
            addY(end.y());
        }
        sortOut(m_xs);
        sortOut(m_ys);
    }

    Polyline way(QPointF from, QPointF to)
    {
        m_goal = to;
        m_costs.assign(m_xs.size() * m_ys.size() * 2, std::numeric_limits<double>::infinity());
        m_before.assign(m_costs.size(), NoState);
        const size_t start = state(indexOf(m_xs, from.x()), indexOf(m_ys, from.y()), false);
        reach(start, NoState, 0);
        while (!m_open.empty()) {
            const auto [estimate, current] = m_open.top();
            m_open.pop();
            if (estimate > m_costs[current] + distance(pointOf(current)) + 0.001)
                continue;
            if (pointOf(current) == to)
                return wayTo(current);
            expand(current);
        }
        return {};
    }

private:
    static constexpr size_t NoState = std::numeric_limits<size_t>::max();
    using Open = std::pair<double, size_t>;

    void addX(double x) { m_xs.push_back(x); }
    void addY(double y) { m_ys.push_back(y); }

    static void sortOut(std::vector<double> &values)
    {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }

    static size_t indexOf(const std::vector<double> &values, double value)
    {
        return static_cast<size_t>(std::lower_bound(values.begin(), values.end(), value)
                                   - values.begin());
    }

    [[nodiscard]] size_t state(size_t x, size_t y, bool upright) const
    {
        return (y * m_xs.size() + x) * 2 + (upright ? 1 : 0);
    }

    [[nodiscard]] QPointF pointOf(size_t state) const
    {
        const size_t place = state / 2;
        return {m_xs[place % m_xs.size()], m_ys[place / m_xs.size()]};
    }

    [[nodiscard]] double distance(QPointF point) const
    {
        return std::abs(point.x() - m_goal.x()) + std::abs(point.y() - m_goal.y());
    }

    void reach(size_t state, size_t from, double cost)
    {
        if (cost >= m_costs[state])
            return;
        m_costs[state] = cost;
        m_before[state] = from;
        m_open.emplace(cost + distance(pointOf(state)), state);
    }

    void step(size_t from, size_t x, size_t y, bool upright)
    {
        const size_t to = state(x, y, upright);
        const QPointF a = pointOf(from);
        const QPointF b = pointOf(to);
        const bool turns = (from % 2 == 1) != upright;
        const double cost = m_costs[from] + std::abs(a.x() - b.x()) + std::abs(a.y() - b.y())
                            + (turns ? TurnCost : 0);
        if (cost < m_costs[to] && isSegmentClear(a, b, m_tables))
            reach(to, from, cost);
    }

    void expand(size_t from)
    {
        const size_t place = from / 2;
        const size_t x = place % m_xs.size();
        const size_t y = place / m_xs.size();
        if (x > 0)
            step(from, x - 1, y, false);
        if (x + 1 < m_xs.size())
            step(from, x + 1, y, false);
        if (y > 0)
            step(from, x, y - 1, true);
        if (y + 1 < m_ys.size())
            step(from, x, y + 1, true);
    }

    [[nodiscard]] Polyline wayTo(size_t state) const
    {
        Polyline way;
        for (; state != NoState; state = m_before[state])
            way.push_back(pointOf(state));
        std::reverse(way.begin(), way.end());
        return way;
    }

    const std::vector<QRectF> &m_tables;
    std::vector<double> m_xs;
    std::vector<double> m_ys;
    QPointF m_goal;
    std::vector<double> m_costs;
    std::vector<size_t> m_before;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> m_open;
};

std::vector<Side> sidesOf(const Port &port)
{
    return port.side == Side::Unsaid ? std::vector{Side::Right, Side::Left}
                                     : std::vector{port.side};
}

QPointF onBorder(const Port &port, Side side)
{
    return {side == Side::Left ? port.table.left() : port.table.right(), port.y};
}

QPointF beyondStub(const Port &port, Side side)
{
    return onBorder(port, side) + QPointF(side == Side::Left ? -StubLength : StubLength, 0);
}

} // namespace

Polyline detour(const EdgeToRoute &edge, const std::vector<QRectF> &tables)
{
    Polyline best;
    double least = std::numeric_limits<double>::infinity();
    for (const Side a : sidesOf(edge.child)) {
        for (const Side b : sidesOf(edge.parent)) {
            const QPointF from = beyondStub(edge.child, a);
            const QPointF to = beyondStub(edge.parent, b);
            Polyline way = Search(tables, {from, to}).way(from, to);
            if (way.empty())
                continue;
            way.insert(way.begin(), onBorder(edge.child, a));
            way.push_back(onBorder(edge.parent, b));
            way = simplified(way);
            const double cost = lengthOf(way) + TurnCost * static_cast<double>(way.size());
            if (isClear(way, tables) && cost < least) {
                least = cost;
                best = std::move(way);
            }
        }
    }
    return best;
}

} // namespace sw
