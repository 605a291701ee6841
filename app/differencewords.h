// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/words.h"

namespace sw {

/// A difference as it is seen from the document, with neither side being the older one: what is
/// only here, what is only in the database, and what is another there.
[[nodiscard]] QString differenceWords(const DiffLine &line, const QString &database, bool isGuess);

} // namespace sw
