// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

/// How a conflict that a merge left is decided.
enum class Resolution {
    Ours,   ///< what stands in the document stays
    Theirs, ///< what both changed becomes theirs; what only ours changed in the object is kept
    Both,   ///< theirs is added beside ours, under a free name
};

/// Decides the conflict, which then is gone. An error where the document would not hold together.
[[nodiscard]] Result<Changes>
resolveConflict(const Content &content, Id<struct ConflictTag> conflict, Resolution resolution);

/// Those that can be made now.
[[nodiscard]] std::vector<Resolution> resolutionsFor(const Content &content,
                                                     const MergeConflict &conflict);

} // namespace sw
