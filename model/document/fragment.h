// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

/// What a person selected in a diagram; without one, only of the schema.
struct Selection {
    DiagramId diagram;
    std::vector<TableId> tables;
    std::vector<ViewId> views;
    std::vector<NoteId> notes;
    std::vector<AreaId> areas;
};

/// A piece of a document that can stand on its own: what copy takes and paste gives.
struct Fragment {
    Schema schema;
    Drawing drawing; ///< of one diagram, which itself is not in it

    bool operator==(const Fragment &) const = default;
};

/// The selected objects, with the foreign keys between them (those that lead out are left), where
/// they stand, and the routes of their edges. What is not there is passed over.
[[nodiscard]] Fragment fragmentOf(const Content &content, const Selection &selection);

/// Everything of the fragment as new objects, with fresh ids and free names, at its old places
/// moved by `offset`, in the diagram if there is one. Texts follow the new names as far as
/// textnames.h goes.
[[nodiscard]] Result<Changes> paste(const Content &content, const Fragment &fragment,
                                    DiagramId diagram, QPointF offset);

} // namespace sw
