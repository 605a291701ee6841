// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "model/sync/answers.h"

namespace sw {

/// With the fills that the drawing remembers, for columns that are new to the database or other
/// ones there: what was applied is not filled again. What the answers say counts more.
[[nodiscard]] Answers withDrawnFills(const Answers &answers, const Schema &live,
                                     const Schema &drawn);

/// The drawing forgets them: they were applied.
[[nodiscard]] Result<Changes> forgetFills(const Content &drawn, const QStringList &paths);

/// `pet.name`, quoted where SQL would quote it: what answers call a drawn column.
[[nodiscard]] QString pathOf(const Table &table, const Column &column);

struct DrawnColumn {
    TablePtr table; ///< null: there is none
    ColumnId column;
};
/// The column of that path, whatever the case.
[[nodiscard]] DrawnColumn columnAt(const Schema &schema, const QString &path);

} // namespace sw
