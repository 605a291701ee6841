// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/catalog.h"
#include "model/live/introspect.h"
#include "model/sync/diff.h"

namespace sw {

/// A database as somebody saw it: what a plan is made from, and what must still be so when the plan
/// is carried out.
struct Seen {
    Content content;
    std::vector<StoredObject> objects;
    QString mark; ///< another one as soon as anything in the schema is another
    /// Views and triggers that SQLite could not compile already, by name.
    QStringList broken;
    bool hasStatistics = false; ///< ANALYZE was run
    Needs needs;                ///< what its tables want beyond SQLite itself

    [[nodiscard]] const StoredObject *object(QStringView type, QStringView name) const;
};

[[nodiscard]] Result<Seen> see(sqlite3 *database);

/// Why no rows can be copied and nothing renamed here; empty: they can. What only another program
/// has, a collation or a function, is named.
[[nodiscard]] QString whyUnmovable(const Needs &needs);

/// The same mark that see() gives, without the rest.
[[nodiscard]] Result<QString> markOf(sqlite3 *database);

/// The views and triggers that do not compile, by name, each with what SQLite says of it.
[[nodiscard]] QHash<QString, QString> brokenObjects(sqlite3 *database,
                                                    const std::vector<StoredObject> &objects);

} // namespace sw
