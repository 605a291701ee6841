// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/sqlcompletion.h"
#include "model/data/sqlsources.h"

namespace sw {

/// Joins along the relationships of the tables that are there, by their roles:
/// `owner ON owner.id = pet.owner_id`; across an association both of its joins.
[[nodiscard]] std::vector<SqlProposal> joinsFrom(const std::vector<SqlSource> &sources,
                                                 const WaysOf &ways);

/// What ties the last table to those before it: `owner.id = pet.owner_id`.
[[nodiscard]] std::vector<SqlProposal> conditionsOfLast(const std::vector<SqlSource> &sources,
                                                        const WaysOf &ways);

} // namespace sw
