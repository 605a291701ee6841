// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/scene.h"
#include "widgets/editing/editor.h"

namespace sw {

/// What moves together: tables, views, notes, areas with what stands in them, and the bends of
/// edges both of whose ends move.
struct Moving {
    std::vector<quint64> subjects; ///< tables and views
    std::vector<NoteId> notes;
    std::vector<AreaId> areas;
    std::vector<ForeignKeyId> edges;
    DiagramId diagram;

    [[nodiscard]] bool holds(quint64 subject) const;
    [[nodiscard]] bool isEmpty() const
    {
        return subjects.empty() && notes.empty() && areas.empty();
    }
};

[[nodiscard]] Moving movedWith(Editor &editor, const Scene &scene, const std::vector<Pick> &picks);

[[nodiscard]] Changes movedBy(const Content &content, const Moving &moving, QPointF offset);

} // namespace sw
