// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowreader.h"
#include "model/data/ways.h"

namespace sw {

/// Rows of the table that somebody may mean by the text, the surest first: the one with that key,
/// then those that are called so or whose key begins so. They show the columns of their primary
/// key, `keys` of them, and what they are called by.
struct Meant {
    std::vector<RowSet> sets;
    qsizetype keys = 0;
};
[[nodiscard]] Meant rowsMeant(const WaysOf &ways, const TablePtr &table, const QString &text);

/// One of them: what it is sought by, and what it is for a person.
struct MeantRow {
    std::vector<Value> key;    ///< as RowSet::key() asks for it
    std::vector<Cell> primary; ///< its primary key
    Cell label;                ///< null: nothing names it

    bool operator==(const MeantRow &) const = default;
};

/// No more than `most`, those that are called just so before those that only begin so, and both
/// before the others.
[[nodiscard]] Result<std::vector<MeantRow>> readMeant(sqlite3 *database, const Meant &meant,
                                                      const QString &text, int most);

} // namespace sw
