// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// Where things stand. Each put… adds the object, with a fresh id where it has none, or replaces the
// one that has its id; what it is in must be there.

/// A new one stands behind the others.
[[nodiscard]] Result<Changes> putDiagram(const Content &content, Diagram diagram);
/// The diagram stands at the place among the others; only those whose order changes are touched.
[[nodiscard]] Result<Changes> moveDiagram(const Content &content, DiagramId diagram, int place);
/// With all that stands in it; the schema keeps its tables.
[[nodiscard]] Result<Changes> deleteDiagram(const Content &content, DiagramId diagram);

/// Places or moves tables and views, pins, colours and details them.
[[nodiscard]] Result<Changes> putPlacements(const Content &content,
                                            const std::vector<Placement> &placements);
/// Takes tables and views out of a diagram, by the values of their ids.
[[nodiscard]] Result<Changes> unplace(const Content &content, DiagramId diagram,
                                      const std::vector<quint64> &subjects);

/// Draws an association as a table with its two edges, or as one edge.
[[nodiscard]] Result<Changes> setUnfolded(const Content &content, DiagramId diagram, TableId table,
                                          bool unfolded);

/// A route that says nothing goes.
[[nodiscard]] Result<Changes> putRoute(const Content &content, const Route &route);

[[nodiscard]] Result<Changes> putNote(const Content &content, Note note);
[[nodiscard]] Result<Changes> deleteNotes(const Content &content, const std::vector<NoteId> &notes);

[[nodiscard]] Result<Changes> putArea(const Content &content, Area area);
/// The areas within go up to the one around.
[[nodiscard]] Result<Changes> deleteAreas(const Content &content, const std::vector<AreaId> &areas);

} // namespace sw
