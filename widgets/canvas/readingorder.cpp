// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/readingorder.h"

#include "widgets/canvas/scene.h"

#include <algorithm>
#include <cmath>

namespace sw {

namespace {

constexpr double ReadingLine = 96; ///< what begins at about one height is of one line

bool isReadBefore(const QRectF &a, const QRectF &b)
{
    return std::pair(std::floor(a.top() / ReadingLine), a.left())
           < std::pair(std::floor(b.top() / ReadingLine), b.left());
}

} // namespace

std::vector<const TableFigure *> tablesInReadingOrder(const Scene &scene)
{
    std::vector<const TableFigure *> tables = scene.allTables();
    std::stable_sort(tables.begin(), tables.end(), [](const TableFigure *a, const TableFigure *b) {
        return isReadBefore(a->rect, b->rect);
    });
    return tables;
}

std::vector<Pick> picksInReadingOrder(const Scene &scene)
{
    struct Place {
        Pick pick;
        QRectF rect;
    };
    std::vector<Place> places;
    for (const AreaFigure *area : scene.areasIn(scene.bounds()))
        places.push_back({{PickKind::Area, area->id.value()}, area->rect});
    for (const TableFigure *table : scene.allTables())
        places.push_back(
            {{table->isView ? PickKind::View : PickKind::Table, table->id}, table->rect});
    for (const NoteFigure *note : scene.notesIn(scene.bounds()))
        places.push_back({{PickKind::Note, note->id.value()}, note->rect});
    std::stable_sort(places.begin(), places.end(),
                     [](const Place &a, const Place &b) { return isReadBefore(a.rect, b.rect); });
    std::vector<Pick> picks;
    picks.reserve(places.size());
    for (const Place &place : places)
        picks.push_back(place.pick);
    return picks;
}

} // namespace sw
