// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/queryrun.h"
#include "model/live/writing.h"

#include <variant>

namespace sw {

/// Rows of one table that a statement changes, adds or deletes.
struct TableEffect {
    QString table;
    qint64 rows = 0;

    bool operator==(const TableEffect &) const = default;
};

/// What a statement does to rows: those of its own table first, then what triggers and foreign keys
/// do along with it.
struct QueryEffect {
    std::vector<TableEffect> tables;
    qint64 elsewhere = 0; ///< in tables that SQLite does not name: those without rowids

    bool operator==(const QueryEffect &) const = default;
};

/// Statements that were run together, one for one.
struct QueryChanges {
    /// None where they were only tried. All of them hold at most twice what one may.
    std::vector<std::shared_ptr<const QueryResult>> results;
    std::vector<QueryEffect> effects;
};

/// Runs what changes the database in one transaction with foreign keys on, to see what it does, and
/// takes all of it back. What only reads is left out.
[[nodiscard]] std::variant<QueryChanges, QueryFault>
tryChanges(WritableDatabase &database, const std::vector<QueryStatement> &statements);

/// Runs all of it in one transaction: whole, or nothing where one of them fails or does something
/// else than is `expected`.
[[nodiscard]] std::variant<QueryChanges, QueryFault>
runChanges(WritableDatabase &database, const std::vector<QueryStatement> &statements,
           const std::vector<QueryEffect> &expected);

} // namespace sw
