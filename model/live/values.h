// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/sqlite.h"

namespace sw {

/// Whether two values are the same in every bit: an integer is no real, -0.0 is not 0.0.
[[nodiscard]] bool sameValue(const SqliteQuery &a, int columnOfA, const SqliteQuery &b,
                             int columnOfB);

/// The value for a person: as SQL would write it, cut where it is long.
[[nodiscard]] QString shownValue(const SqliteQuery &query, int column);

/// The first values of a row, which tell it from others: “3”, or “'a', 4”.
[[nodiscard]] QString shownKey(const SqliteQuery &query, int columns);

} // namespace sw
