// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// The foreign keys that went along with a change of their parent's key, as columns: they were
/// there before, and got other columns or types because it did. Empty where none did.
[[nodiscard]] QStringList followers(const Changes &changes);

/// The same in one sentence for the status line; empty where there is nothing to say.
[[nodiscard]] QString followersInWords(const Changes &changes);

} // namespace sw
