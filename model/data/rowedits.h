// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/rowref.h"

#include <map>

namespace sw {

/// What a cell is to hold: a value; what its column has by default; or what a new row will have in
/// a column of its own once it is there.
struct NewValue {
    enum class Kind { Given, Default, OfFresh };

    Kind kind = Kind::Given;
    Value value;
    int fresh = 0;
    ColumnId column; ///< of the new row; null: its rowid

    NewValue() = default;
    NewValue(Value given) : value(std::move(given)) {} // NOLINT(google-explicit-constructor)
    [[nodiscard]] static NewValue byDefault();
    [[nodiscard]] static NewValue ofFresh(int fresh, ColumnId column);

    [[nodiscard]] bool isNull() const { return kind == Kind::Given && value.isNull(); }
    bool operator==(const NewValue &) const = default;
};

struct CellEdit {
    NewValue value;
    Value old; ///< as the database has it, all of it; not of a new row

    bool operator==(const CellEdit &) const = default;
};

enum class RowState { Same, Changed, New, Removed };

/// What is to become of one row.
struct RowEdit {
    RowState state = RowState::Changed;
    /// What is to be written; of a row to be removed, what it was seen to hold.
    std::map<ColumnId, CellEdit> cells;
    std::vector<Value> rowid; ///< of a new row that shall have this one again; empty: any
    qint64 place = 0;         ///< edits stand in the order in which they began

    bool operator==(const RowEdit &) const = default;
};

/// One row's edit before and after; nothing: it is as the database has it.
struct RowChange {
    RowRef row;
    std::optional<RowEdit> before;
    std::optional<RowEdit> after;

    bool operator==(const RowChange &) const = default;
};

/// What is undone at once.
struct RowStep {
    QString text; ///< “Link pet 3 to owner 1”
    std::vector<RowChange> changes;

    [[nodiscard]] bool isEmpty() const { return changes.empty(); }
    bool operator==(const RowStep &) const = default;
};

/// All pending edits of a database and their history: a plain value. Verbs make steps of it
/// (editverbs.h, RowDraft); what is saved is forgotten here.
class RowEdits {
public:
    using Rows = std::map<RowRef, RowEdit>;

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] const Rows &rows() const { return m_rows; }
    /// Null: the row is as the database has it.
    [[nodiscard]] const RowEdit *of(const RowRef &row) const;
    [[nodiscard]] RowState stateOf(const RowRef &row) const;
    /// Null: nothing is pending for the cell.
    [[nodiscard]] const NewValue *pending(const RowRef &row, ColumnId column) const;
    /// What the cell holds, pending or stored. A new row's cell that nobody gave: the default.
    [[nodiscard]] NewValue valueOf(const Table &table, const WholeRow &row, ColumnId column) const;
    /// In the order in which the edits began.
    [[nodiscard]] std::vector<RowRef> inOrder() const;
    [[nodiscard]] std::vector<RowRef> inOrder(TableId table) const;
    [[nodiscard]] std::vector<RowRef> freshRows(TableId table) const;
    /// Where a new row is to be; a null id where there is none of that number.
    [[nodiscard]] TableId tableOfFresh(int fresh) const;

    /// The only door. An empty step does nothing.
    void apply(RowStep step);
    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;
    void undo();
    void redo();
    /// All pending edits given up, to be undone like any other step.
    void discardAll();
    /// Everything is saved: no edit and no history is left.
    void clear() { *this = {}; }

    // One edit as one step.
    Result<Done> set(const RowRef &row, ColumnId column, const NewValue &value, const Value &old);
    RowRef insert(TableId table, const std::map<ColumnId, NewValue> &values = {});
    /// A new row goes without a trace, and what referred to it no longer does.
    void remove(const RowRef &row, const std::map<ColumnId, Value> &seen = {});
    /// The row as the database has it.
    void revert(const RowRef &row);

    /// The numbers that the next new row and the next edit will have.
    [[nodiscard]] int nextFresh() const { return m_nextFresh; }
    [[nodiscard]] qint64 nextPlace() const { return m_nextPlace; }

private:
    void put(const RowRef &row, const std::optional<RowEdit> &edit);

    Rows m_rows;
    std::map<int, TableId> m_freshTables;
    std::vector<RowStep> m_steps;
    size_t m_done = 0;
    int m_nextFresh = 1;
    qint64 m_nextPlace = 1;
};

/// All that the one has otherwise than the other, as one step.
[[nodiscard]] RowStep stepBetween(const RowEdits &before, const RowEdits &after,
                                  const QString &text);

} // namespace sw
