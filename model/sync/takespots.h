// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/words.h"

#include <set>

namespace sw {

using DiffSpots = std::set<DiffSpot>;

/// `ours` with what `theirs` has at these spots; of the drawing only what loses its ground changes.
/// Both have the same ids for the same things.
[[nodiscard]] Content withSpots(const Content &ours, const Content &theirs, const DiffSpots &spots);

/// The same with references that may lead nowhere.
[[nodiscard]] Schema loosely(const Schema &ours, const Schema &theirs, const DiffSpots &spots);

/// The spots with those of `open` without which withSpots() would leave references that lead
/// nowhere, or two things of one name.
[[nodiscard]] DiffSpots withNeeds(const Content &ours, const Content &theirs, const DiffSpots &open,
                                  DiffSpots spots);

} // namespace sw
