// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/awaitedrows.h"
#include "model/data/boundsql.h"
#include "model/data/freekeys.h"
#include "model/data/rowsnow.h"
#include "model/data/saveproblems.h"

namespace sw {

/// The statements of a save, within its transaction: in their order, and what a key keeps from
/// being done is tried again when the others have made room.
class SaveRun {
public:
    SaveRun(WritableDatabase &database, const Schema &schema, const RowEdits &edits,
            const std::map<RowRef, WholeRow> &before)
        : m_database(database), m_schema(schema), m_edits(edits), m_now(schema, before),
          m_awaited(schema, edits), m_freeKeys(schema, edits)
    {
    }

    /// Why not; nothing: all is done.
    [[nodiscard]] std::optional<SaveFailure> go();
    /// Where the rows are.
    [[nodiscard]] const RowsNow &now() const { return m_now; }

private:
    struct Ran {
        Refusal refusal;
        bool failed = false;
        qint64 changes = 0;
        WholeRow row; ///< as it is now; without a key where SQLite does not say
    };

    [[nodiscard]] std::optional<SaveFailure> tryOne(const RowRef &row);
    [[nodiscard]] Ran run(const Table &table, const RowRef &row, const BoundSql &sql);
    /// The statement of the row; nothing where it waits for another.
    [[nodiscard]] std::optional<BoundSql> statement(const Table &table, const RowRef &row);
    [[nodiscard]] BoundSql freshTerm(int fresh, ColumnId column);
    [[nodiscard]] bool waitsForOther(const RowRef &row) const;
    void keepPlace(const RowRef &row, const Ran &ran);
    [[nodiscard]] std::optional<SaveFailure> failed(const Table &table, const RowRef &row,
                                                    const Ran &ran);
    /// Whether the statement did what it says; else why not.
    [[nodiscard]] QString undone(const Table &table, const RowRef &row, const Ran &ran);
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] bool park(const RowRef &row, ColumnId column);
    [[nodiscard]] std::vector<RowProblem> stuck() const;

    WritableDatabase &m_database;
    const Schema &m_schema;
    const RowEdits &m_edits;
    RowsNow m_now;
    AwaitedRows m_awaited;
    FreeKeys m_freeKeys;
    std::map<RowRef, RowProblem> m_refused; ///< to be tried again, and why
    std::set<RowRef> m_waiting;             ///< those that wait for others
    std::vector<RowRef> m_again;            ///< all of these
    std::set<RowRef> m_parked;
    bool m_waits = false; ///< the statement that is being made, for the key of a new row
};

} // namespace sw
