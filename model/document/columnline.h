// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// A column as one line that a person types: `email varchar(120) nn uq`. Behind its name and type
// stand, in any order, clauses of SQL and words that are short for some:
//     pk nn uq ai       PRIMARY KEY, NOT NULL, UNIQUE, AUTOINCREMENT; a column that joins others in
//                       the primary key says pk, too
//     ix                an index on the column alone
//     -> table.column   a foreign key; without the column, to the key of the table. ON DELETE… may
//                       follow, as behind REFERENCES
// A type may be a model's, `db.String(80)`. The first word is the name, whatever word it is.

/// The line that says the column as it is; reading it back changes nothing.
[[nodiscard]] QString columnLineOf(const Content &content, const Table &table,
                                   const Column &column);

/// Makes the column what the line says; a null id makes a new one, before the column at `place`
/// (-1: at the end). What the line does not say is taken away. What it cannot say is kept:
/// comments, role names, marks and facts of models, names of constraints, and keys of several
/// columns, of which it says only whether the column is in the primary one. A new foreign key has
/// an index and gives the column its type where the line has none.
[[nodiscard]] Result<Changes> putColumnLine(const Content &content, TableId table, ColumnId column,
                                            const QString &line, int place = -1);

/// A line in three pieces, each as it stands in the line, for an editor with three fields.
struct ColumnLineParts {
    QString name;
    QString type;
    QString flags;

    bool operator==(const ColumnLineParts &) const = default;
};

[[nodiscard]] ColumnLineParts partsOf(const QString &line);
/// Reads like the line; a whole line in the name's field is read as one, too.
[[nodiscard]] QString joined(const ColumnLineParts &parts);

} // namespace sw
