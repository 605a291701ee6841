// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/rowsmodel.h"

namespace sw {

/// What the grid of a set has; none yet for a view.
[[nodiscard]] std::vector<RowsColumn> columnsOf(const RowSet &set, const WaysOf *ways);

/// What an association says of the rows that it ties, after their own columns.
[[nodiscard]] std::vector<RowsColumn> linkColumns(const Schema &schema, const Way &way);

/// Of a view, once rows of it were read.
[[nodiscard]] std::vector<RowsColumn> viewColumns(const QStringList &names);

/// As somebody wants the columns of a table to be shown; the others as they are stored.
void showAs(std::vector<RowsColumn> &columns, const QHash<QString, QString> &formats, bool ofLink);

/// Those that refer to rows which are called something.
[[nodiscard]] std::vector<int> labelled(const std::vector<RowsColumn> &columns);

} // namespace sw
