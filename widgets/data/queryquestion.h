// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/querychange.h"

namespace sw {

// What statements change, in words.

/// Whether they do anything at all.
[[nodiscard]] bool isAnyChange(const std::vector<QueryStatement> &statements,
                               const std::vector<QueryEffect> &effects);
/// `3 rows of pet and 1 row of visit, and the schema`
[[nodiscard]] QString changeText(const std::vector<QueryStatement> &statements,
                                 const std::vector<QueryEffect> &effects);
/// A line for each of them, as many as can be read.
[[nodiscard]] QStringList changeLines(const std::vector<QueryStatement> &statements,
                                      const std::vector<QueryEffect> &effects);

} // namespace sw
