// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"

#include <vector>

namespace sw {

/// A row of a tree that is open, or that has the focus, and where it stood.
struct OpenRow {
    int place = 0;          ///< among those beside it
    std::vector<Value> key; ///< empty: what hangs in no root
    bool isOpen = false;
    bool isCurrent = false;
    std::vector<OpenRow> below;

    bool operator==(const OpenRow &) const = default;
};

/// How somebody left a tree.
struct TreePlace {
    QString role; ///< of the rows below; empty: the first that there is
    std::vector<OpenRow> open;
    int top = 0;
};

} // namespace sw
