// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/express.h"
#include "model/sync/words.h"

namespace sw {

/// What leads from one content to another.
struct Difference {
    Changes changes; ///< applied to the first, they make the second, said with the first's ids
    std::vector<DiffLine> lines;

    [[nodiscard]] bool isEmpty() const { return changes.empty(); }
};

/// In Scope::Database the changes leave marks, drawings and foreign keys that are not enforced as
/// they are in `a`, except for what they cannot do without: a placement goes with its table.
[[nodiscard]] Difference diff(const Content &a, const Content &b, Scope scope);

} // namespace sw
