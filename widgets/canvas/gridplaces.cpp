// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/gridplaces.h"

#include "model/sql/script.h"
#include "widgets/canvas/tablesize.h"

#include <cmath>

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

std::vector<TableFigure> figuresToPlace(const Content &content, DiagramId diagram)
{
    std::vector<TableFigure> figures;
    const auto isPlaced = [&](quint64 subject) {
        return content.drawing.placements.find(std::tuple(diagram, subject)) != nullptr;
    };
    Placement placement;
    placement.diagram = diagram;
    for (const TablePtr &table : tablesByNeed(content.schema)) {
        if (!isPlaced(table->id.value()))
            figures.push_back(figureOf(*table, placement, Detail::Columns));
    }
    ViewFactsCache facts;
    facts.update(content.schema);
    for (const ViewPtr &view : viewsByNeed(content.schema)) {
        if (!isPlaced(view->id.value()))
            figures.push_back(figureOf(*view, placement, facts.of(view->id).columns));
    }
    return figures;
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

} // namespace

Changes gridPlaces(const Content &content, DiagramId diagram)
{
    const std::vector<TableFigure> figures = figuresToPlace(content, diagram);
    double area = 0;
    for (const TableFigure &figure : figures)
        area += (figure.rect.width() + Across) * (figure.rect.height() + Down);
    const double most = heightToUse(area);
    Changes changes;
    const double top = std::max(Start, beneath(content, diagram));
    double x = Start;
    double y = top;
    double widest = 0;
    for (const TableFigure &figure : figures) {
        if (y > top && y + figure.rect.height() > top + most) {
            x += std::ceil((widest + Across) / measure::GridStep) * measure::GridStep;
            y = top;
            widest = 0;
        }
        auto placement = std::make_shared<Placement>();
        placement->diagram = diagram;
        placement->subject = figure.id;
        placement->position = {x, y};
        placement->unfolded = isAssociation(content, figure.id);
        changes.push_back({PlacementPtr(), PlacementPtr(placement)});
        y += std::ceil((figure.rect.height() + Down) / measure::GridStep) * measure::GridStep;
        widest = std::max(widest, figure.rect.width());
    }
    return changes;
}

} // namespace sw
