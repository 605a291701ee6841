// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

#include <QSet>

namespace sw {

/// The renames by which the names of the database become those that are drawn, one after the other,
/// so that no two things have the same name at any time.
struct Renaming {
    Content content; ///< the database after them
    std::vector<Statement> statements;
    QSet<TableId> tables; ///< of which a name, or a column's, became another
    std::optional<Error> error;
};

/// `drawn` is said with the ids of `live`; `gone` are tables that are dropped before.
[[nodiscard]] Renaming renamed(const Content &live, const Changes &changes,
                               const QStringList &gone);

} // namespace sw
