// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

struct sqlite3;

namespace sw {

/// A column that may get its values from an expression over the old row.
struct Fillable {
    QString path;        ///< `pet.name`, as it is drawn: what answers call it
    QString source;      ///< SQL for the old rows, with their columns by old and by new names
    QStringList columns; ///< of the old rows
    QString column;      ///< that of the same identity in the database; empty: it is new
    QString newColumn;
    QString where; ///< which rows are meant; empty: all
    bool notNull = false;

    bool operator==(const Fillable &) const = default;
};

/// The columns that are new or become others, in tables that are there already.
[[nodiscard]] std::vector<Fillable> fillables(const Seen &seen, const Plan &plan);
/// The column of a risk that can be met by a value.
[[nodiscard]] Fillable fillableOf(const Seen &seen, const Risk &risk);

/// What an expression makes of the first rows.
struct FillPreview {
    QStringList names; ///< of what the expression reads, then of what it gives
    std::vector<QStringList> rows;
    qint64 total = -1; ///< -1: not counted in time
    qint64 nulls = -1; ///< rows that would get NULL
    QString error;     ///< why it gives nothing
    bool late = false; ///< it could not be tried in time

    bool operator==(const FillPreview &) const = default;
};

/// Tries the expression on ten rows and counts what fails, within two seconds.
[[nodiscard]] FillPreview previewFill(sqlite3 *database, const Fillable &column,
                                      const QString &expression);

} // namespace sw
