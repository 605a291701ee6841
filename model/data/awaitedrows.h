// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/matching.h"
#include "model/data/rowedits.h"

#include <set>

namespace sw {

/// Which edited rows are to be saved before which others: those that a row will refer to, new ones
/// by their placeholder, and those whose pending key it holds where somebody else has it before;
/// and before a key changes, those that were written to refer to it as it was.
class AwaitedRows {
public:
    AwaitedRows(const Schema &schema, const RowEdits &edits);

    [[nodiscard]] std::vector<RowRef> of(const RowRef &row) const;

private:
    struct Pending {
        ColumnId column;
        Value value;

        friend bool operator<(const Pending &a, const Pending &b)
        {
            return a.column != b.column ? a.column < b.column : a.value < b.value;
        }
    };
    void addHeld(const Table &table, const RowRef &row, const RowEdit &edit);
    [[nodiscard]] bool isHeld(const Table &parent, ColumnId column, const Value &value) const;
    void addParents(const RowRef &row, const RowEdit &edit, const ForeignKey &key,
                    std::vector<RowRef> &awaited) const;
    void addChildren(const RowRef &row, const RowEdit &edit, const IncomingKey &incoming,
                     std::vector<RowRef> &awaited) const;
    [[nodiscard]] bool refersToNew(const RowRef &row, const ForeignKey &key) const;

    const Schema &m_schema;
    const RowEdits &m_edits;
    IncomingKeys m_incoming;
    std::map<Pending, std::vector<RowRef>> m_pending; ///< who will have which value
    std::set<Pending> m_held;                         ///< what those have who will have it no more
    std::set<TableId> m_vague;                        ///< where it is not known what goes
};

} // namespace sw
