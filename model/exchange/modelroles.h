// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelddl.h"

namespace sw {

/// Gives the ends of foreign keys the names by which the models walk along them. Ends of mapped
/// tables that no relationship names are absent, where there is any relationship at all. What a
/// drawing cannot hold is noted.
void nameRelationships(Schema &schema, const ModelFacts &facts, ImportNotes &notes);

} // namespace sw
