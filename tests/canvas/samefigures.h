// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/scene.h"

#include <QString>

namespace sw::test {

/// How an edge differs from another one, for who reads a failed test.
[[nodiscard]] inline QString differenceOf(const EdgeFigure &a, const EdgeFigure &b)
{
    const auto text = [](const EdgeFigure &edge) {
        QString all = edge.byHand ? QStringLiteral("by hand") : QString();
        for (const QPointF &point : edge.line)
            all += QStringLiteral(" %1,%2").arg(point.x()).arg(point.y());
        for (const EndFigure *end : {&edge.child, &edge.parent}) {
            const QRectF &role = end->roleRect;
            all += QStringLiteral(" [%1 %2 %3,%4 %5 %6]")
                       .arg(end->role, end->roleHidden ? u"hidden" : u"shown")
                       .arg(role.x())
                       .arg(role.y())
                       .arg(end->many)
                       .arg(end->optional);
        }
        return all;
    };
    return QStringLiteral("edge %1: %2 instead of %3")
        .arg(idText(a.key().value()), text(a), text(b));
}

/// Which figures of two scenes are not the same; empty where all are.
[[nodiscard]] inline QString differenceOf(const Scene &a, const Scene &b)
{
    const auto differ = [](const auto &mine, const auto &theirs) {
        return !std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(),
                           [](const auto *one, const auto *other) { return *one == *other; });
    };
    const QRectF all = a.bounds() | b.bounds();
    if (differ(a.allTables(), b.allTables()))
        return QStringLiteral("tables");
    const auto edges = a.allEdges();
    const auto others = b.allEdges();
    if (edges.size() != others.size())
        return QStringLiteral("%1 edges instead of %2").arg(edges.size()).arg(others.size());
    for (size_t i = 0; i < edges.size(); ++i) {
        if (*edges[i] != *others[i])
            return differenceOf(*edges[i], *others[i]);
    }
    if (differ(a.allTies(), b.allTies()))
        return QStringLiteral("ties");
    if (differ(a.notesIn(all), b.notesIn(all)))
        return QStringLiteral("notes");
    if (differ(a.areasIn(all), b.areasIn(all)))
        return QStringLiteral("areas");
    return a.bounds() == b.bounds() ? QString() : QStringLiteral("bounds");
}

} // namespace sw::test
