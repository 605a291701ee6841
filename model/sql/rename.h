// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <QSet>

namespace sw {

/// A name that changes: a table's, or a column's of that table where `column` is set.
struct NameChange {
    QString owner; ///< the table or view, by its name before
    QString column;
    QString to;
};

/// The texts of a schema after a rename, as SQLite's own ALTER TABLE … RENAME leaves them.
struct RenamedTexts {
    bool done = false;         ///< false: SQLite could not do it at all
    std::vector<Table> tables; ///< those with changed texts; their names are as before
    std::vector<View> views;
    QSet<QString> left; ///< views, triggers and the table itself where it could not follow, folded
};

/// Lets SQLite rename in a database in memory, made of the table and of what its name, or the
/// column's, stands in. It knows which `name` in a view is the column's; nobody can tell from the
/// tokens alone.
[[nodiscard]] RenamedTexts renamedBySqlite(const Schema &schema, const NameChange &change);

} // namespace sw
