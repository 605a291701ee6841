// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelddl.h"

namespace sw {

/// Takes out of the schema what SQLite refuses when its tables are made, defaults and conditions in
/// the words of another engine above all, and notes each.
void leaveOutRefused(Schema &schema, const ModelFacts &facts, ImportNotes &notes);

} // namespace sw
