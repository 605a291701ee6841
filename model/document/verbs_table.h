// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// The verbs of editing. Each is a function of a content that answers the changes to make, or why
// there can be none; nobody's content is changed. They refuse what cannot be written down (a name
// twice, a text that is no SQL, an object that is not there); whether a schema is a good one, and
// whether a database would take it, is for lint to say. No change at all is no error.

/// A table with the column or columns of Settings::primaryKeyPattern, placed in the diagram if
/// there is one. madeTable() of the changes is the table.
[[nodiscard]] Result<Changes> createTable(const Content &content, const QString &name,
                                          DiagramId diagram = {}, QPointF position = {});

/// A whole table. Its ids are kept; foreign keys may name their parents.
[[nodiscard]] Result<Changes> addTable(const Content &content, Table table);

/// With the texts that name it (see textnames.h) and the memory of its former name.
[[nodiscard]] Result<Changes> renameTable(const Content &content, TableId table,
                                          const QString &name);

/// As renameTable(), of a table that was just made: its former name was never anybody's, and the
/// columns that it began with are called after the new one.
[[nodiscard]] Result<Changes> nameNewTable(const Content &content, TableId table,
                                           const QString &name);

/// With the foreign keys of others that refer to them, and all that stands for them in diagrams.
[[nodiscard]] Result<Changes> deleteTables(const Content &content,
                                           const std::vector<TableId> &tables);

[[nodiscard]] Result<Changes> setStrict(const Content &content, TableId table, bool strict);
[[nodiscard]] Result<Changes> setWithoutRowid(const Content &content, TableId table, bool without);
[[nodiscard]] Result<Changes> setTableComment(const Content &content, TableId table,
                                              const QString &comment);

// What no database holds can be said of every table.
[[nodiscard]] Result<Changes> setAssociation(const Content &content, TableId table,
                                             Association association);
[[nodiscard]] Result<Changes> setRowLabel(const Content &content, TableId table,
                                          const QString &label);
[[nodiscard]] Result<Changes> setTableModel(const Content &content, TableId table,
                                            const TableModel &model);

[[nodiscard]] Result<Changes> setSettings(const Content &content, const Settings &settings);
[[nodiscard]] Result<Changes> setDatabaseOptions(const Content &content,
                                                 const DatabaseOptions &options);

} // namespace sw
