// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/read.h"
#include "model/sql/writer.h"

namespace sw {

/// A clause of a text and what the reader makes of it.
struct SaidClause {
    ClauseSyntax syntax;
    int part = -1; ///< its key, check or foreign key; of a Deferral: the foreign key that it is for
    bool governs = false; ///< the last of its kind at its column: the one that counts
    bool isStray = false; ///< a Deferral at another column than what it is for, or for nothing
};

/// A table as its text says it, in the order of the text, and for each of its parts what that is to
/// become: null where it goes.
struct SaidTable {
    CreateTableSyntax tree;
    Table table;
    std::vector<std::vector<SaidClause>> clauses; ///< of each column
    std::vector<SaidClause> constraints;
    std::vector<const Column *> columns; ///< of the table that is to be
    std::vector<const Key *> keys;
    std::vector<const Check *> checks;
    std::vector<const ForeignKey *> foreignKeys;
    /// Whether DEFERRABLE away from its foreign key, for the last one before it, can stay: the
    /// columns that say foreign keys are in the order of the text, and say the same ones.
    bool straysStay = false;
};

/// Reads the text and pairs its parts with those of `after`: by the ids that `before` gives to what
/// the text says, else by what they say. The answer points into `after`.
[[nodiscard]] Parsed<SaidTable> saidTable(std::string_view text, const Table &before,
                                          const Table &after, const Schema &schema);

/// Everything that a table's text says, a line each, in an order of its own; comments left out.
[[nodiscard]] QStringList sayings(DdlWriter &writer, const Table &table);

} // namespace sw
