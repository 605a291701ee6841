// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/saverows.h"

namespace sw {

/// Whether a row of the change has the key that another had before, with children that stayed:
/// whose they were is not to be told any more.
[[nodiscard]] bool takesOverChildren(sqlite3 *database, const Schema &schema,
                                     const SavedChange &change);

} // namespace sw
