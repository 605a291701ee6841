// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/gridplaces.h"

#include "model/sql/script.h"
#include "widgets/canvas/tablesize.h"

#include <cmath>
#include <functional>
#include <optional>

namespace sw {

namespace {

constexpr double Across = 120; ///< between two columns of tables
constexpr double Down = 60;
constexpr double Start = 96;

bool isAssociation(const Content &content, quint64 subject)
{
    const TablePtr table = content.schema.tables.find(TableId(subject));
    return table && associationKeys(*table);
}

double heightToUse(double area)
{
    // About as wide as two thirds more than high, as a screen is.
    return std::sqrt(area / 1.6);
}

/// A table or a view that is to be placed, and how it is to be shown.
struct ToPlace {
    Placement placement;
    QSizeF size;
};

/// In order of need; `placementOf` tells what becomes of each, and nothing for those left out.
std::vector<ToPlace>
thingsToPlace(const Content &content,
              const std::function<std::optional<Placement>(quint64)> &placementOf)
{
    std::vector<ToPlace> all;
    for (const TablePtr &table : tablesByNeed(content.schema)) {
        if (const auto placement = placementOf(table->id.value()))
            all.push_back({*placement, figureOf(*table, *placement, Detail::Columns).rect.size()});
    }
    ViewFactsCache facts;
    facts.update(content.schema);
    for (const ViewPtr &view : viewsByNeed(content.schema)) {
        if (const auto placement = placementOf(view->id.value()))
            all.push_back(
                {*placement, figureOf(*view, *placement, facts.of(view->id).columns).rect.size()});
    }
    return all;
}

double beneath(const Content &content, DiagramId diagram)
{
    double bottom = 0;
    for (const PlacementPtr &placement : content.drawing.placements) {
        if (placement->diagram != diagram)
            continue;
        double height = 0;
        if (const TablePtr table = content.schema.tables.find(TableId(placement->subject)))
            height = figureOf(*table, *placement, Detail::Columns).rect.height();
        bottom = std::max(bottom, placement->position.y() + height + Down);
    }
    return bottom;
}

Changes inGrid(const std::vector<ToPlace> &things, double top)
{
    double area = 0;
    for (const ToPlace &each : things)
        area += (each.size.width() + Across) * (each.size.height() + Down);
    const double most = heightToUse(area);
    Changes changes;
    double x = Start;
    double y = top;
    double widest = 0;
    for (const ToPlace &each : things) {
        if (y > top && y + each.size.height() > top + most) {
            x += std::ceil((widest + Across) / measure::GridStep) * measure::GridStep;
            y = top;
            widest = 0;
        }
        auto placement = std::make_shared<Placement>(each.placement);
        placement->position = {x, y};
        changes.push_back({PlacementPtr(), PlacementPtr(placement)});
        y += std::ceil((each.size.height() + Down) / measure::GridStep) * measure::GridStep;
        widest = std::max(widest, each.size.width());
    }
    return changes;
}

} // namespace

Changes gridPlaces(const Content &content, DiagramId diagram)
{
    const auto placementOf = [&](quint64 subject) -> std::optional<Placement> {
        if (content.drawing.placements.find(std::tuple(diagram, subject)))
            return std::nullopt;
        Placement placement;
        placement.diagram = diagram;
        placement.subject = subject;
        placement.unfolded = isAssociation(content, subject);
        return placement;
    };
    return inGrid(thingsToPlace(content, placementOf), std::max(Start, beneath(content, diagram)));
}

Changes gatheredPlaces(const Content &content, DiagramId from, DiagramId diagram,
                       const QSet<quint64> &subjects)
{
    Changes folded; // they are lines, and take no room
    const auto placementOf = [&](quint64 subject) -> std::optional<Placement> {
        const PlacementPtr there = content.drawing.placements.find(std::tuple(from, subject));
        if (!there || !subjects.contains(subject))
            return std::nullopt;
        Placement placement = *there;
        placement.diagram = diagram;
        placement.pinned = false;
        if (!isAssociation(content, subject) || placement.unfolded)
            return placement;
        folded.push_back({PlacementPtr(), std::make_shared<const Placement>(placement)});
        return std::nullopt;
    };
    Changes changes = inGrid(thingsToPlace(content, placementOf), Start);
    changes.insert(changes.end(), folded.begin(), folded.end());
    return changes;
}

} // namespace sw
