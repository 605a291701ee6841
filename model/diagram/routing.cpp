// SPDX-License-Identifier: Apache-2.0
#include "model/diagram/routing.h"

#include "model/diagram/detour.h"
#include "model/diagram/lanes.h"
#include "model/diagram/lines.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace sw {

namespace {

/// How much shorter a line must be to be worth one more bend.
constexpr double BendCost = 60;

double outside(const Port &port, Side side)
{
    return side == Side::Left ? port.table.left() - StubLength : port.table.right() + StubLength;
}

QPointF start(const Port &port, Side side)
{
    return {side == Side::Left ? port.table.left() : port.table.right(), port.y};
}

/// One shape that a line between the two sides may have.
class Candidates {
public:
    Candidates(const EdgeToRoute &edge, bool widely) : m_edge(edge), m_widely(widely) {}

    std::vector<Polyline> all()
    {
        for (const Side a : {Side::Right, Side::Left}) {
            for (const Side b : {Side::Left, Side::Right}) {
                if (allowed(m_edge.child, a) && allowed(m_edge.parent, b))
                    between(a, b);
            }
        }
        return std::move(m_found);
    }

private:
    static bool allowed(const Port &port, Side side)
    {
        return port.side == Side::Unsaid || port.side == side;
    }

    void add(Side a, Side b, const Polyline &middle)
    {
        Polyline line{start(m_edge.child, a)};
        line.insert(line.end(), middle.begin(), middle.end());
        line.push_back(start(m_edge.parent, b));
        m_found.push_back(simplified(line));
    }

    /// An upright part at x.
    void upright(Side a, Side b, double x)
    {
        add(a, b, {{x, m_edge.child.y}, {x, m_edge.parent.y}});
    }

    void between(Side a, Side b)
    {
        const double childX = outside(m_edge.child, a);
        const double parentX = outside(m_edge.parent, b);
        if (a == b) {
            const double outer
                = a == Side::Right ? std::max(childX, parentX) : std::min(childX, parentX);
            const double away = a == Side::Right ? 1 : -1;
            for (const double further : steps({0, 24, 60, 120}))
                upright(a, b, outer + away * further);
            return;
        }
        const bool apart = a == Side::Right ? childX <= parentX : childX >= parentX;
        if (apart) {
            for (const double part : steps({0.5, 0, 1, 0.25, 0.75}))
                upright(a, b, std::round(childX + part * (parentX - childX)));
        }
        const QRectF &child = m_edge.child.table;
        const QRectF &parent = m_edge.parent.table;
        const QRectF both = child.united(parent);
        std::vector<double> levels{both.top() - StubLength, both.bottom() + StubLength};
        if (child.bottom() < parent.top())
            levels.insert(levels.begin(), std::round((child.bottom() + parent.top()) / 2));
        else if (parent.bottom() < child.top())
            levels.insert(levels.begin(), std::round((parent.bottom() + child.top()) / 2));
        if (apart && !m_widely)
            return;
        for (const double y : levels)
            add(a, b,
                {{childX, m_edge.child.y}, {childX, y}, {parentX, y}, {parentX, m_edge.parent.y}});
    }

    /// Without obstacles the first of each kind is the best of it.
    [[nodiscard]] std::vector<double> steps(std::vector<double> all) const
    {
        if (!m_widely)
            all.resize(1);
        return all;
    }

    const EdgeToRoute &m_edge;
    bool m_widely;
    std::vector<Polyline> m_found;
};

double cost(const Polyline &line)
{
    return lengthOf(line) + BendCost * static_cast<double>(line.size());
}

Polyline throughBends(const EdgeToRoute &edge)
{
    const auto sideTowards = [](const Port &port, double x) {
        if (port.side != Side::Unsaid)
            return port.side;
        return x < port.table.center().x() ? Side::Left : Side::Right;
    };
    Polyline line{start(edge.child, sideTowards(edge.child, edge.bends.front().x()))};
    for (const QPointF &bend : edge.bends) {
        line.emplace_back(bend.x(), line.back().y());
        line.push_back(bend);
    }
    line.emplace_back(edge.bends.back().x(), edge.parent.y);
    line.push_back(start(edge.parent, sideTowards(edge.parent, edge.bends.back().x())));
    return simplified(line);
}

Polyline cheapest(std::vector<Polyline> candidates,
                  const std::function<bool(const Polyline &)> &isFree)
{
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Polyline &a, const Polyline &b) { return cost(a) < cost(b); });
    const auto found = std::find_if(candidates.begin(), candidates.end(), isFree);
    return found == candidates.end() ? Polyline() : std::move(*found);
}

} // namespace

Polyline plainRoute(const EdgeToRoute &edge)
{
    if (!edge.bends.empty())
        return throughBends(edge);
    return cheapest(Candidates(edge, false).all(), [](const Polyline &) { return true; });
}

std::vector<Polyline> routesAround(const std::vector<EdgeToRoute> &edges,
                                   const std::vector<QRectF> &tables)
{
    std::vector<Polyline> routes;
    routes.reserve(edges.size());
    for (const EdgeToRoute &edge : edges) {
        Polyline line;
        if (edge.bends.empty()) {
            line = cheapest(Candidates(edge, true).all(),
                            [&](const Polyline &candidate) { return isClear(candidate, tables); });
            if (line.empty())
                line = detour(edge, tables);
        }
        routes.push_back(line.empty() ? plainRoute(edge) : std::move(line));
    }
    std::vector<bool> fixed(edges.size());
    for (size_t i = 0; i < edges.size(); ++i)
        fixed[i] = !edges[i].bends.empty();
    giveLanes(routes, fixed, tables);
    return routes;
}

} // namespace sw
