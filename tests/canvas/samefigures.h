// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/scene.h"

#include <QString>

namespace sw::test {

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
    if (differ(a.allEdges(), b.allEdges()))
        return QStringLiteral("edges");
    if (differ(a.allTies(), b.allTies()))
        return QStringLiteral("ties");
    if (differ(a.notesIn(all), b.notesIn(all)))
        return QStringLiteral("notes");
    if (differ(a.areasIn(all), b.areasIn(all)))
        return QStringLiteral("areas");
    return a.bounds() == b.bounds() ? QString() : QStringLiteral("bounds");
}

} // namespace sw::test
