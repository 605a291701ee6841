// SPDX-License-Identifier: Apache-2.0
#include "model/diagram/lines.h"

#include <algorithm>
#include <cmath>

namespace sw {

namespace {

constexpr double Same = 0.01;

bool isBetween(QPointF a, QPointF b, QPointF c)
{
    return (std::abs(a.x() - b.x()) < Same && std::abs(b.x() - c.x()) < Same)
           || (std::abs(a.y() - b.y()) < Same && std::abs(b.y() - c.y()) < Same);
}

/// Overlap with something thicker than nothing; QRectF::intersects takes a line for empty.
bool meets(const QRectF &line, const QRectF &table)
{
    return line.left() < table.right() && line.right() > table.left() && line.top() < table.bottom()
           && line.bottom() > table.top();
}

/// A point on the way from `end` to `next`, as far from the table as a stub's first part.
QPointF offTheBorder(QPointF end, QPointF next)
{
    const double length = std::hypot(next.x() - end.x(), next.y() - end.y());
    return length <= Clearance + Same ? next : end + (next - end) * ((Clearance + Same) / length);
}

} // namespace

Polyline simplified(const Polyline &line)
{
    Polyline result;
    for (const QPointF &point : line) {
        if (!result.empty() && std::abs(result.back().x() - point.x()) < Same
            && std::abs(result.back().y() - point.y()) < Same)
            continue;
        while (result.size() >= 2 && isBetween(result[result.size() - 2], result.back(), point))
            result.pop_back();
        result.push_back(point);
    }
    return result;
}

double lengthOf(const Polyline &line)
{
    double length = 0;
    for (size_t i = 1; i < line.size(); ++i)
        length += std::abs(line[i].x() - line[i - 1].x()) + std::abs(line[i].y() - line[i - 1].y());
    return length;
}

QRectF segmentRect(QPointF a, QPointF b)
{
    return {QPointF(std::min(a.x(), b.x()), std::min(a.y(), b.y())),
            QPointF(std::max(a.x(), b.x()), std::max(a.y(), b.y()))};
}

bool isSegmentClear(QPointF a, QPointF b, const std::vector<QRectF> &tables)
{
    const QRectF segment = segmentRect(a, b);
    return std::none_of(tables.begin(), tables.end(), [&](const QRectF &table) {
        return meets(segment, table.adjusted(-Clearance, -Clearance, Clearance, Clearance));
    });
}

bool isClear(const Polyline &line, const std::vector<QRectF> &tables)
{
    for (size_t i = 1; i < line.size(); ++i) {
        QPointF a = line[i - 1];
        QPointF b = line[i];
        if (i == 1)
            a = offTheBorder(a, b);
        if (i + 1 == line.size())
            b = offTheBorder(b, a);
        if (!isSegmentClear(a, b, tables))
            return false;
    }
    return true;
}

} // namespace sw
