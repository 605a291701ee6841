// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"
#include "model/sql/parse.h"

namespace sw {

// From the text of CREATE statements to values. Ids are derived from names; foreign keys refer to
// their parents by name until linkSchema has seen all tables.

[[nodiscard]] Parsed<Table> tableFromSql(std::string_view text);
[[nodiscard]] Parsed<Table> virtualTableFromSql(std::string_view text);
[[nodiscard]] Parsed<View> viewFromSql(std::string_view text);

/// An index on the table; its text names the columns.
[[nodiscard]] Parsed<Index> indexFromSql(std::string_view text, const Table &table);

/// A trigger with the name of the table or view that it is on.
struct ReadTrigger {
    Trigger trigger;
    QString table;
};
[[nodiscard]] Parsed<ReadTrigger> triggerFromSql(std::string_view text);

/// A column of a table that is called `tableName`, with the constraints said at it.
struct ReadColumn {
    Column column;
    std::vector<Key> keys;
    std::vector<Check> checks;
    std::vector<ForeignKey> foreignKeys;
};
[[nodiscard]] Parsed<ReadColumn> columnFromSql(std::string_view text, const QString &tableName);

} // namespace sw
