// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/data/rowedits.h"
#include "model/data/ways.h"

namespace sw {

/// Whether the way leads from the row to a new one, by what is pending: its child, its parent, or
/// one that a new row of the association ties to it.
[[nodiscard]] bool leadsToFresh(const Schema &schema, const RowEdits &edits, const Way &way,
                                const WholeRow &from, const RowRef &fresh);

/// Which row of its parent's table the row is to refer to, where that is pending and not a new one.
/// Empty: nothing is.
[[nodiscard]] BoundSql pendingParent(const Schema &schema, const RowEdits &edits, const Way &way,
                                     const WholeRow &from);

} // namespace sw
