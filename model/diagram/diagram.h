// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <QPointF>
#include <QSizeF>

#include <tuple>

namespace sw {

using DiagramId = Id<struct DiagramTag>;
using NoteId = Id<struct NoteTag>;
using AreaId = Id<struct AreaTag>;

/// How much of a table is shown.
enum class Detail { Unsaid, Columns, Keys, Name };

enum class Side { Unsaid, Left, Right };

/// One drawing of the schema; a document has one or more.
struct Diagram {
    DiagramId id;
    QString name;
    Detail detail = Detail::Unsaid;
    QString notation; ///< `idef1x`, `uml`, `1n`; empty: crow's foot
    qint64 seed = 0;  ///< the layout's, so that it can be made again
    qint64 order = 0; ///< among the document's diagrams; where it is the same, ids decide

    bool operator==(const Diagram &) const = default;
};

/// Where a table or a view stands in a diagram. An association that is folded is one edge.
struct Placement {
    DiagramId diagram;
    quint64 subject = 0; ///< the value of its TableId or ViewId
    QPointF position;
    bool pinned = false;
    bool unfolded = false; ///< an association drawn as a table
    Detail detail = Detail::Unsaid;
    QString color;

    bool operator==(const Placement &) const = default;
};

/// What a person did to an edge by hand.
struct Route {
    DiagramId diagram;
    ForeignKeyId edge;
    Side childSide = Side::Unsaid;
    Side parentSide = Side::Unsaid;
    std::vector<QPointF> bends;

    bool operator==(const Route &) const = default;
};

struct Note {
    NoteId id;
    DiagramId diagram;
    QString text; ///< simple Markdown
    QPointF position;
    QSizeF size;
    QString color;

    bool operator==(const Note &) const = default;
};

struct Area {
    AreaId id;
    DiagramId diagram;
    AreaId parent; ///< areas nest
    QString title;
    QPointF position;
    QSizeF size;
    QString color;
    bool folded = false;

    bool operator==(const Area &) const = default;
};

inline auto shelfKey(const Placement &placement)
{
    return std::tuple(placement.diagram, placement.subject);
}

inline auto shelfKey(const Route &route) { return std::tuple(route.diagram, route.edge); }

using DiagramPtr = std::shared_ptr<const Diagram>;
using PlacementPtr = std::shared_ptr<const Placement>;
using RoutePtr = std::shared_ptr<const Route>;
using NotePtr = std::shared_ptr<const Note>;
using AreaPtr = std::shared_ptr<const Area>;

/// Where everything stands.
struct Drawing {
    Shelf<Diagram> diagrams;
    Shelf<Placement> placements;
    Shelf<Route> routes;
    Shelf<Note> notes;
    Shelf<Area> areas;

    bool operator==(const Drawing &) const = default;
};

/// The diagrams as people ordered them.
[[nodiscard]] std::vector<DiagramPtr> diagramsInOrder(const Drawing &drawing);

} // namespace sw
