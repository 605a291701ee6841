// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"

namespace sw {

/// The views and triggers that SQLite can make and not use, because something that they name is not
/// there or does not fit. Each is compiled in a database in memory; functions and collations that
/// only another program has are no problem.
[[nodiscard]] Problems tryTexts(const Schema &schema);

} // namespace sw
