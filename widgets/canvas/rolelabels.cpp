// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/rolelabels.h"

#include "widgets/canvas/tablesize.h"

#include <algorithm>
#include <cmath>

namespace sw {

namespace {

constexpr double LabelHeight = 15;
constexpr double LabelOff = 15;    ///< of a label from the table: past the crow's foot
constexpr double LabelAbove = 3;   ///< of a label from its line
constexpr double LabelStep = 24;   ///< from one place along the line to the next
constexpr double LabelBetween = 3; ///< left and right of a label, to what else stands there

QRectF labelRect(const EndFigure &end, bool above, double along)
{
    const double width = labelTextWidth(end.role);
    const double off = LabelOff + along;
    const double x = end.side == Side::Left ? end.at.x() - off - width : end.at.x() + off;
    const double y = above ? end.at.y() - LabelAbove - LabelHeight : end.at.y() + LabelAbove;
    return {x, y, width, LabelHeight};
}

/// The first three corners of the line, seen from that end.
std::array<QPointF, 3> cornersFrom(const EdgeFigure &edge, bool childEnd)
{
    const auto &line = edge.line;
    const auto corner = [&](size_t i) {
        const size_t last = line.size() - 1;
        return line[childEnd ? std::min(i, last) : last - std::min(i, last)];
    };
    return {corner(0), corner(1), corner(2)};
}

bool standsAbove(const EdgeFigure &edge, bool childEnd)
{
    const auto corners = cornersFrom(edge, childEnd);
    return corners[2].y() >= corners[1].y();
}

/// The first free one of the places along the level part at that end; null where none is.
QRectF freeLabelRect(const EdgeFigure &edge, bool childEnd, const std::vector<QRectF> &taken)
{
    const EndFigure &end = childEnd ? edge.child : edge.parent;
    const auto corners = cornersFrom(edge, childEnd);
    const double length = std::abs(corners[1].x() - corners[0].x()) - LabelOff;
    const bool above = standsAbove(edge, childEnd);
    for (double along = 0; along == 0 || along + end.roleRect.width() <= length;
         along += LabelStep) {
        for (const bool side : {above, !above}) {
            const QRectF rect = labelRect(end, side, along);
            const QRectF wide = rect.adjusted(-LabelBetween, 0, LabelBetween, 0);
            if (std::none_of(taken.begin(), taken.end(),
                             [&](const QRectF &other) { return other.intersects(wide); }))
                return rect;
        }
    }
    return {};
}

} // namespace

void placeRoles(EdgeFigure &edge)
{
    edge.child.roleRect = labelRect(edge.child, standsAbove(edge, true), 0);
    edge.parent.roleRect = labelRect(edge.parent, standsAbove(edge, false), 0);
    edge.child.roleHidden = edge.parent.roleHidden = false;
}

void placeRolesFreely(const std::vector<EdgeFigure *> &edges, const std::vector<QRectF> &boxes)
{
    std::vector<QRectF> taken = boxes;
    for (EdgeFigure *edge : edges) {
        placeRoles(*edge);
        if (!edge->pillRect.isNull())
            taken.push_back(edge->pillRect);
    }
    std::vector<const EndFigure *> told;
    const auto isTold = [&](const EndFigure &end) {
        return std::any_of(told.begin(), told.end(), [&](const EndFigure *other) {
            return other->at == end.at && other->role == end.role;
        });
    };
    for (EdgeFigure *edge : edges) {
        for (const bool childEnd : {true, false}) {
            EndFigure &end = childEnd ? edge->child : edge->parent;
            if (end.role.isEmpty())
                continue;
            const QRectF free = isTold(end) ? QRectF() : freeLabelRect(*edge, childEnd, taken);
            end.roleHidden = free.isNull();
            if (end.roleHidden)
                continue;
            end.roleRect = free;
            taken.push_back(free);
            told.push_back(&end);
        }
    }
}

} // namespace sw
