// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"
#include "model/data/rowset.h"
#include "model/data/ways.h"

namespace sw {

// What a person does to rows along a relationship. Each verb answers a step for
// RowEdits::apply(), or says why not; it touches nothing. Rows come as WholeRow, because what is
// matched may be any column; a new row is one without values.

/// What values go into which columns.
using GivenValues = std::map<ColumnId, NewValue>;

/// A step, and what a person should know before it is taken.
struct LinkStep {
    RowStep step;
    /// “It is taken from the owner with user_id 2.” Empty: nothing is taken from anybody.
    QString notice;
};

/// From the row `from` along the way to `to`: on a one-to-many the child's key is set, across an
/// association its row is inserted, with that payload.
[[nodiscard]] Result<LinkStep> linkRows(const Schema &schema, const RowEdits &edits, const Way &way,
                                        const WholeRow &from, const WholeRow &to,
                                        const GivenValues &payload = {});

/// Columns of the association that must be given to link across it.
[[nodiscard]] std::vector<ColumnId> neededForLink(const Schema &schema, const Way &way);

/// The rows of the association that tie these two, to choose the one that unlinkRow() removes.
[[nodiscard]] RowSet linksBetween(const Schema &schema, const Way &way, const WholeRow &from,
                                  const WholeRow &to);

/// The one row `link` no longer ties: the child, which gets NULL, or the row of the association,
/// which goes. Never the row behind it.
[[nodiscard]] Result<RowStep> unlinkRow(const Schema &schema, const RowEdits &edits, const Way &way,
                                        const WholeRow &link);

/// The far side of a row of the association becomes another; its payload stays.
[[nodiscard]] Result<RowStep> relinkRow(const Schema &schema, const RowEdits &edits, const Way &way,
                                        const WholeRow &link, const WholeRow &to);

/// A step, and the rows that are new in it.
struct InsertStep {
    RowStep step;
    RowRef row;
    RowRef link; ///< the association's; of no table where none is crossed
};

/// A new row where the way leads, linked to `from`: a child with its key filled in, a parent, or a
/// row beyond an association.
[[nodiscard]] Result<InsertStep> insertAlong(const Schema &schema, const RowEdits &edits,
                                             const Way &way, const WholeRow &from,
                                             const GivenValues &values = {},
                                             const GivenValues &payload = {});

/// A copy, and the columns in which it cannot be one, because a key allows each value once. They
/// are left to their default.
struct CloneStep {
    RowStep step;
    RowRef row;
    std::vector<ColumnId> toGive;
};
[[nodiscard]] CloneStep cloneRow(const Schema &schema, const RowEdits &edits, const WholeRow &row);

/// Why nobody may write into the cell; empty where one may.
[[nodiscard]] QString readOnlyReason(const Table &table, ColumnId column);
/// Why no row of the table may be inserted, changed or removed; empty where it may.
[[nodiscard]] QString readOnlyReason(const Table &table);

} // namespace sw
