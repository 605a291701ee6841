// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/matching.h"
#include "model/data/rowref.h"

#include <map>

namespace sw {

/// Where the rows of a save are while it goes on, and what they hold: a key may change with a row,
/// and with a parent that it follows by ON UPDATE CASCADE.
class RowsNow {
public:
    RowsNow(const Schema &schema, const std::map<RowRef, WholeRow> &before)
        : m_schema(schema), m_incoming(schema), m_rows(before)
    {
    }

    /// Null: it is not there yet.
    [[nodiscard]] const WholeRow *of(const RowRef &row) const;
    /// By which key it is found now.
    [[nodiscard]] RowRef place(const RowRef &row) const;
    /// The row is this from now on; others follow it.
    void put(const RowRef &row, const WholeRow &now);

private:
    void follow(const Table &parent, const WholeRow &before, const WholeRow &now);
    [[nodiscard]] static bool isFollowed(const IncomingKey &incoming, const Table &parent,
                                         const WholeRow &before, const WholeRow &child);

    const Schema &m_schema;
    IncomingKeys m_incoming;
    std::map<RowRef, WholeRow> m_rows;
};

} // namespace sw
