// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QStringList>

namespace sw {

struct MergeResult {
    Content content; ///< always holds together; ours stands wherever nothing could be decided
    std::vector<MergeConflictPtr> conflicts; ///< of this merge; `content` keeps them, too
    QStringList notes; ///< what was settled without asking: places changed on both sides
};

/// Three-way merge, field by field and part by part, of two contents that came from `base`.
[[nodiscard]] MergeResult merge(const Content &base, const Content &ours, const Content &theirs);

} // namespace sw
