// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/both.h"
#include "model/sync/risks.h"

namespace sw {

/// The tables that change, as they are to be when what a person left out is left out; and what
/// their rows may have to say, with what was chosen.
struct Decided {
    std::vector<Both<Table>> tables;
    std::vector<Risk> risks;
};

/// `live` is the database as it is, `renamed` the same after the renames: `tables` lead from there
/// to what is drawn. A table that stays as it is comes along where it refers to keys that change.
[[nodiscard]] Decided decide(std::vector<Both<Table>> tables, const Schema &live,
                             const Schema &renamed, const Answers &answers);

} // namespace sw
