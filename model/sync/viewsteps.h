// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

namespace sw {

/// What is done to what is text by nature: before everything else, and after all tables.
struct TextSteps {
    std::vector<Step> first;
    std::vector<Step> views;
    std::vector<Step> triggers;
    Problems refusals;
    Problems notes;
};

/// Views that go, come or change, with their triggers. `goal` gets the views as they are to be.
[[nodiscard]] TextSteps viewSteps(const Changes &changes, Schema &goal);

/// What SQLite could not compile would stop every rename: it is away meanwhile. `first` is what
/// goes anyway.
[[nodiscard]] TextSteps brokenAside(const Seen &seen, const Schema &goal,
                                    const std::vector<Step> &first);

} // namespace sw
