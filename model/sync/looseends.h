// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// `now`, a database's version of a table, with the foreign keys of the document's version that
/// are not enforced: no database says anything about those. One that the database enforces by now
/// keeps its id and its marks and is enforced.
[[nodiscard]] Table withUnenforced(const Table &now, const Table &document);

/// What a document has beyond a database follows when its tables go: placements and routes go too,
/// foreign keys that lead there keep the names only. The changes lead from `before` to
/// `after`; both get what is to be changed besides.
void tieLooseEnds(const Content &before, Content &after, Changes &changes);

} // namespace sw
