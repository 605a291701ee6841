// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/answers.h"
#include "model/sync/plan.h"

namespace sw {

/// The drawing with what the answers say about names: what is a rename remembers its former name,
/// by which it is matched.
[[nodiscard]] Content withRenames(const Content &drawn, const Content &live,
                                  const Answers &answers);

/// The same, with nothing remembered.
[[nodiscard]] Content withoutFormerNames(Content content);

/// What may have been renamed: the same columns under another name of a table, the same type at the
/// same place under another name of a column. What the answers deny is not asked.
[[nodiscard]] std::vector<Question> guesses(const Content &live, const Content &drawn,
                                            const Answers &answers);

} // namespace sw
