// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

namespace sw {

/// What a table becomes and out of what.
struct TableRebuild {
    TablePtr before; ///< with the names that it has then: renames came first
    TablePtr after;
    TablePtr original; ///< as it was before the renames: expressions name its columns
    QByteArray text;   ///< of CREATE TABLE, as it is to be
    QString temporary; ///< a name that nothing has
    bool hasStatistics = false;
    QHash<ColumnId, QString> fills;       ///< instead of the old value
    QHash<ColumnId, QString> fillsOfNull; ///< where the old value is NULL
    QHash<ColumnId, QString> replaced;    ///< an expression over the old row, from a choice
    QSet<ColumnId> mayChange;             ///< whose values a person let change
    QStringList leftOut;                  ///< conditions on old rows that are not copied
};

/// The twelve steps, up to the new table having the old one's name; its indexes and triggers are
/// not there yet. An error where the rows cannot be carried over.
[[nodiscard]] Result<std::vector<Step>> rebuildSteps(const TableRebuild &rebuild);

} // namespace sw
