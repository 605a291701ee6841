// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/shelf.h"
#include "model/schema/table.h"

#include <QHash>

namespace sw {

/// What belongs to a database file as a whole, beside its objects. Zero and empty: SQLite's own.
struct DatabaseOptions {
    QString encoding; ///< `UTF-16le`; empty: UTF-8
    qint64 applicationId = 0;
    qint64 userVersion = 0;
    qint64 pageSize = 0;
    QString autoVacuum; ///< `FULL` or `INCREMENTAL`; empty: none

    bool operator==(const DatabaseOptions &) const = default;
};

/// What the database is: plain values, no text of tables, nothing that stands anywhere.
struct Schema {
    Shelf<Table> tables;
    Shelf<View> views;
    DatabaseOptions options;

    /// By name, with SQLite's rules of case. Looks at every table: for many names, SchemaNames.
    [[nodiscard]] TablePtr table(QStringView name) const;
    [[nodiscard]] ViewPtr view(QStringView name) const;

    /// The table that a foreign key refers to: by identity, else by name; null where it is missing.
    [[nodiscard]] TablePtr parentOf(const ForeignKey &key) const;

    bool operator==(const Schema &) const = default;
};

/// Tables and views by folded name, for whoever has many names to look up in one schema.
class SchemaNames {
public:
    explicit SchemaNames(const Schema &schema);

    [[nodiscard]] TablePtr table(QStringView name) const;
    [[nodiscard]] ViewPtr view(QStringView name) const;
    [[nodiscard]] TablePtr parentOf(const ForeignKey &key) const;

private:
    const Schema &m_schema;
    QHash<QString, TablePtr> m_tables;
    QHash<QString, ViewPtr> m_views;
};

/// The parent's columns of a foreign key: those named, else the parent's primary key. Empty where
/// one of them does not exist.
[[nodiscard]] std::vector<ColumnId> parentColumnsOf(const ForeignKey &key, const Table &parent);

/// What the child's text calls the parent: the spelling that it keeps, else the table's own name.
[[nodiscard]] QString parentNameOf(const ForeignKey &key, const Schema &schema);

} // namespace sw
