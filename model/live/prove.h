// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/catalog.h"
#include "model/schema/schema.h"

namespace sw {

/// A table that is not what its text says, as far as we understand the text.
struct Unproved {
    TableId table;
    QString reason;
};

/// Builds the ordinary tables again in memory, from values alone, and compares what SQLite says of
/// them with what it says of the originals in `catalog`. An index is compared by its text, token by
/// token: no PRAGMA tells its expressions and its condition.
[[nodiscard]] std::vector<Unproved> unproved(const Schema &schema, const Catalog &catalog,
                                             Needs &needs);

} // namespace sw
