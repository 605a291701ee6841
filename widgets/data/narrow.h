// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowset.h"
#include "model/data/ways.h"
#include "widgets/data/place.h"

namespace sw {

/// The rows that the filters leave, in this order. A filter that says nothing that can be
/// understood leaves all of them, and what is wrong with it is told by its column.
[[nodiscard]] RowSet narrowed(RowSet set, const WaysOf &ways,
                              const QHash<QString, QString> &filters,
                              const std::vector<SortedColumn> &sort,
                              QHash<QString, QString> &problems);

/// And those only of them for which the condition holds as well; empty: all.
[[nodiscard]] RowSet narrowed(RowSet set, const BoundSql &condition);

} // namespace sw
