// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/risks.h"

namespace sw {

/// One table that stays and is to be another.
struct ChangedTable {
    TablePtr original;    ///< as the database has it
    TablePtr before;      ///< after the renames
    TablePtr after;       ///< as it is to be
    QByteArray stored;    ///< the text of the original
    bool renamed = false; ///< it or one of its columns
    bool hasRows = true;
    bool hasStatistics = false;
    QString temporary;
    std::vector<Risk> risks; ///< with choices, over `before`
    QHash<ColumnId, QString> fills;
};

/// What is to be done, in the order of the phases of a plan.
struct TableSteps {
    std::vector<Step> first; ///< indexes and triggers that go, before any rename
    std::vector<Step> main;  ///< the table itself
    std::vector<Step> last;  ///< its indexes
    std::vector<Step> triggers;
    bool rebuilt = false;
    QByteArray text; ///< of a rebuilt table

    [[nodiscard]] bool isEmpty() const
    {
        return first.empty() && main.empty() && last.empty() && triggers.empty();
    }
};

/// The cheapest way that is safe: SQLite's own ALTER where it is exact, the twelve steps otherwise.
[[nodiscard]] Result<TableSteps> stepsFor(const ChangedTable &table, const Schema &drawn,
                                          const Seen &seen);

/// A table that is new, with its indexes and triggers; what cannot be written is refused.
[[nodiscard]] TableSteps stepsForNew(const Table &table, const Schema &drawn, Problems &refusals);

/// Of a table that SQLite or we cannot alter.
[[nodiscard]] QString whyUnchangeable(const Table &table);

} // namespace sw
