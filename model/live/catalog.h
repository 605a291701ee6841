// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/sqlite.h"

#include <QHash>

#include <map>
#include <string>
#include <vector>

namespace sw {

/// One row of sqlite_schema.
struct StoredObject {
    QString type; ///< table, index, view, trigger
    QString name;
    QString table;  ///< the table or view that it is on
    QByteArray sql; ///< empty: an index that SQLite made by itself
};

/// A column as PRAGMA table_xinfo tells it.
struct CatalogColumn {
    QString name;
    QString type;
    bool notNull = false;
    QString defaultValue;
    int primaryKeyPlace = 0;
    int hidden = 0;
};

/// What SQLite's PRAGMAs say of one table, as one number a PRAGMA: two tables of which they say the
/// same have equal numbers. The columns are kept only where somebody asked for them.
struct CatalogTable {
    quint64 list = 0;
    quint64 columns = 0;
    quint64 indexes = 0; ///< those of its keys; CREATE INDEX has a text to compare
    quint64 foreignKeys = 0;

    bool operator==(const CatalogTable &) const = default;
};

/// What a database says of itself: the stored texts, the kinds of its tables, and the PRAGMAs'
/// answers, read in one pass of table-valued functions.
class Catalog {
public:
    /// The stored texts.
    [[nodiscard]] static Result<Catalog> read(sqlite3 *database);

    /// The kinds of the tables, and the answers of the PRAGMAs about every one that is not virtual.
    Result<Done> readPragmas(sqlite3 *database);

    /// The columns of one table or view; an error where SQLite cannot tell, for want of a module.
    [[nodiscard]] static Result<std::vector<CatalogColumn>> columnsOf(sqlite3 *database,
                                                                      const QString &table);

    [[nodiscard]] const std::vector<StoredObject> &objects() const { return m_objects; }
    /// `table`, `virtual` or `shadow`; empty where SQLite does not know the table.
    [[nodiscard]] QString kindOf(const QString &table) const { return m_kinds.value(table); }
    /// Null where the PRAGMAs said nothing.
    [[nodiscard]] const CatalogTable *pragmasOf(const QString &table) const;

private:
    std::vector<StoredObject> m_objects;
    QHash<QString, QString> m_kinds;
    std::map<std::string, CatalogTable, std::less<>> m_pragmas;
};

} // namespace sw
