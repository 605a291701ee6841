// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

struct sqlite3;

namespace sw {

/// Rowids for new rows that have none. SQLite chooses the next one; but where others of the edits
/// say which they will have, it may be one of those.
class FreeKeys {
public:
    FreeKeys(const Schema &schema, const RowEdits &edits);

    /// Nothing: SQLite may choose.
    [[nodiscard]] std::vector<Value> nextFor(sqlite3 *database, const Table &table,
                                             const RowEdit &edit) const;

private:
    std::map<TableId, qint64> m_highest; ///< of those that are said
};

} // namespace sw
