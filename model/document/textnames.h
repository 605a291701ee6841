// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/rename.h"

namespace sw {

// Names within the texts of a schema: checks, generated expressions, indexes, views, triggers.
// SQLite itself renames them wherever it can read the text (model/sql/rename.h). What it cannot
// read — a view of a table that is not there, the texts of what is no ordinary table — is searched
// token by token: identifiers, bare or quoted, never strings, comments, functions, types or
// collations. Limits, on purpose:
// - in the expressions of a table, its columns are always meant, and all are found;
// - in a view or trigger, the name of a table or view is found where it can be nothing else (after
//   FROM, JOIN, INTO, UPDATE, ON of a trigger, before a dot), unless the text gives that name to
//   something of its own (AS name, WITH name);
// - the name of a column is found in a view or trigger that names its table, if no other table or
//   view of the schema has a column of that name; else only behind the table's name and a dot, and
//   behind NEW and OLD in the table's own triggers. A text that gives the name to something of its
//   own is left alone.

/// The tables and views whose texts change with the name, as they are then. Only their texts are
/// changed: the name itself is the caller's.
struct ChangedTexts {
    std::vector<Table> tables;
    std::vector<View> views;
};
[[nodiscard]] ChangedTexts textsAfter(const Schema &schema, const NameChange &change);

/// Whether an expression of a table names this column of it.
[[nodiscard]] bool namesColumn(const QString &expression, const QString &column);

} // namespace sw
