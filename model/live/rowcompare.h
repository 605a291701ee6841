// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/writing.h"

#include <vector>

namespace sw {

/// Two columns that should hold the same values.
struct ColumnPair {
    QString before;
    QString after;

    bool operator==(const ColumnPair &) const = default;
};

/// A table and the copy that was made of it.
struct CopiedTable {
    QString before;
    QString after;
    /// What tells a row from all others in both: the columns of a key without NULL, or a name by
    /// which the rowid can be had.
    std::vector<ColumnPair> key{{QStringLiteral("rowid"), QStringLiteral("rowid")}};
    std::vector<ColumnPair> columns; ///< those whose values are to be the same
};

/// Whether every row was copied, and every value is the same in every bit and in its class. If not,
/// the error names the first rows that differ.
[[nodiscard]] Result<Done> sameRows(WritableDatabase &database, const CopiedTable &table);

} // namespace sw
