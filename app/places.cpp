// SPDX-License-Identifier: Apache-2.0
#include "app/places.h"

#include "model/base/filebytes.h"
#include "model/base/userfolders.h"
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
#include "widgets/canvas/gridplaces.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qsizetype MostPlaces = 200;

QString placesFolder() { return QDir(stateFolder()).filePath(u"places"_s); }

QString placesPath(const QString &database)
{
    return QDir(placesFolder()).filePath(idText(idValueFromNames({database})) + u".wright"_s);
}

/// The ids of what placements and routes can be about.
QSet<quint64> subjectsOf(const Schema &schema)
{
    QSet<quint64> ids;
    for (const TablePtr &table : schema.tables) {
        ids.insert(table->id.value());
        for (const ForeignKey &key : table->foreignKeys)
            ids.insert(key.id.value());
    }
    for (const ViewPtr &view : schema.views)
        ids.insert(view->id.value());
    return ids;
}

void takePlaces(Drawing &drawing, const Drawing &kept, const QSet<quint64> &subjects)
{
    drawing.diagrams = kept.diagrams;
    for (const PlacementPtr &placement : kept.placements) {
        if (subjects.contains(placement->subject))
            drawing.placements.put(placement);
    }
    for (const RoutePtr &route : kept.routes) {
        if (subjects.contains(route->edge.value()))
            drawing.routes.put(route);
    }
}

} // namespace

Content readyToShow(Content content)
{
    if (!content.drawing.diagrams.isEmpty())
        return content;
    Diagram diagram;
    // The same for two imports of one database, as all that is imported.
    diagram.id = DiagramId::fromNames({u"diagram", u"Main diagram"});
    diagram.name = QCoreApplication::translate("Places", "Main diagram");
    content.drawing.diagrams.put(diagram);
    sw::apply(content, gridPlaces(content, diagram.id));
    return content;
}

void placeNew(Content &content, const Schema &before)
{
    const std::vector<DiagramPtr> diagrams = diagramsInOrder(content.drawing);
    if (diagrams.empty())
        return;
    const QSet<quint64> known = subjectsOf(before);
    for (const Change &change : gridPlaces(content, diagrams.front()->id)) {
        const auto &placement = std::get<PlacementPtr>(change.after);
        if (!known.contains(placement->subject))
            apply(content, change);
    }
}

bool differInPlacesOnly(const Content &now, const Content &before)
{
    return *now.settings == *before.settings && now.schema == before.schema
           && now.drawing.notes == before.drawing.notes && now.drawing.areas == before.drawing.areas
           && now.conflicts == before.conflicts;
}

Result<Done> keepPlaces(const QString &database, const Content &content)
{
    if (const Result<Done> made = makePrivateFolder(placesFolder()); !made)
        return made;
    keepNewestFiles(placesFolder(), MostPlaces);
    return writeFile(placesPath(database), bytesOf(content));
}

Content withPlacesOf(Content content, const Content &kept)
{
    // Ids come from names: what has its name still has its place.
    takePlaces(content.drawing, kept.drawing, subjectsOf(content.schema));
    // Not what somebody took out of a diagram: only what was not there to be placed.
    placeNew(content, kept.schema);
    return content;
}

Content withKeptPlaces(Content content, const QString &database)
{
    const Result<Content> kept = readDocument(placesPath(database));
    if (!kept || kept->drawing.diagrams.isEmpty())
        return content;
    return withPlacesOf(std::move(content), *kept);
}

} // namespace sw
