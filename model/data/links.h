// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/data/rowedits.h"
#include "model/data/ways.h"

namespace sw {

/// That a row of `way.to` is one of those that pending edits bring to the row `from`: a child that
/// is to be its own, or what a row of the association is to tie to it. Empty: there are none.
[[nodiscard]] BoundSql broughtTo(const Schema &schema, const RowEdits &edits, const Way &way,
                                 const WholeRow &from);

/// That a row of `way.to` is none of those, nor one that the database has there already, unless it
/// is about to be unlinked: it may be linked to `from`.
[[nodiscard]] BoundSql mayBeLinked(const Schema &schema, const RowEdits &edits, const Way &way,
                                   const WholeRow &from);

/// Rows of the association by which others are tied to one row.
struct Links {
    std::vector<std::vector<WholeRow>> stored; ///< for each row that was asked about
    std::vector<WholeRow> moved;               ///< whose far side is pending, wherever they lead
};

/// What ties the rows with these values, of `way.toColumns`, to the one for which `from` holds, as
/// the database has it.
[[nodiscard]] Result<Links> readLinks(sqlite3 *database, const Schema &schema,
                                      const RowEdits &edits, const Way &way, const BoundSql &from,
                                      const std::vector<std::vector<Value>> &beyond);

/// A row beyond the association.
struct Beyond {
    RowRef row;
    std::vector<Value> values; ///< of `way.toColumns`; empty: of a new row
};

/// What ties the two when all is saved, and what is to be removed for it. `from` may be unknown:
/// then it is only what is stored.
[[nodiscard]] std::vector<WholeRow> linksTo(const Schema &schema, const RowEdits &edits,
                                            const Way &way, const std::optional<WholeRow> &from,
                                            const Beyond &to, const std::vector<WholeRow> &stored,
                                            const std::vector<WholeRow> &moved);

} // namespace sw
