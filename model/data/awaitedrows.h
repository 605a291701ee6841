// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

#include <QSet>

namespace sw {

/// Other edited rows that a row will refer to: new ones by their placeholder, and those whose
/// pending key it holds. Before they have it, somebody else may, so they are saved first.
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
    void addByKey(const RowRef &row, const RowEdit &edit, const ForeignKey &key,
                  std::vector<RowRef> &awaited) const;

    const Schema &m_schema;
    const RowEdits &m_edits;
    std::map<Pending, std::vector<RowRef>> m_pending; ///< who will have which value
};

} // namespace sw
