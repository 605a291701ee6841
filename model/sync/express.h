// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/match.h"
#include "model/sync/redirect.h"

namespace sw {

/// What of two contents is compared.
enum class Scope {
    Everything, ///< two documents, with drawings and marks
    Database,   ///< what a database holds: no marks, no drawings, no foreign keys unenforced
};

/// From b's ids to a's, where b has the same object; what only b has keeps its id unless a has
/// given that id to something else.
[[nodiscard]] Redirections redirectionsToA(const Match &match, const Schema &a);

/// b's table as a would hold it: a's ids, a's order of what has no order, and in the scope of a
/// database a's marks. `a` may be null: the table is new.
[[nodiscard]] Table expressed(const Table *a, const Table &b, const Redirections &toA, Scope scope);
[[nodiscard]] View expressed(const View *a, const View &b, const Redirections &toA, Scope scope);

/// The schema without what no database declares.
[[nodiscard]] Schema withoutUnenforced(const Schema &schema);

} // namespace sw
