// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowedits.h"

namespace sw {

/// Edits that become one step: what was collected is seen by what comes after, and nothing is done
/// until the step is applied.
class RowDraft {
public:
    explicit RowDraft(const RowEdits &edits);

    /// Null: the row is as the database has it.
    [[nodiscard]] const RowEdit *of(const RowRef &row) const;
    [[nodiscard]] RowState stateOf(const RowRef &row) const;

    /// `old`: what the database has there; heeded when the cell is edited for the first time. An
    /// edit that gives the cell its old value again disappears.
    Result<Done> set(const RowRef &row, ColumnId column, const NewValue &value,
                     const Value &old = {});
    RowRef insert(TableId table, const std::map<ColumnId, NewValue> &values = {},
                  const std::vector<Value> &rowid = {});
    void remove(const RowRef &row, const std::map<ColumnId, Value> &seen = {});
    void revert(const RowRef &row);

    [[nodiscard]] RowStep step(const QString &text) const;

private:
    RowEdit &edited(const RowRef &row, RowState state);
    void forgetFresh(const RowRef &row);
    [[nodiscard]] std::vector<RowRef> known() const;

    const RowEdits &m_edits;
    std::map<RowRef, std::optional<RowEdit>> m_changed;
    int m_nextFresh;
    qint64 m_nextPlace;
};

} // namespace sw
