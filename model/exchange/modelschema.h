// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/modelddl.h"

namespace sw {

/// The tables that SQLAlchemy would make in SQLite, with what only the models know of columns and
/// classes. A table that is referred to and not there has a placeholder.
[[nodiscard]] Schema schemaOfModels(const ModelFacts &facts, ImportNotes &notes);

} // namespace sw
