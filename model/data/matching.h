// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/schema/schema.h"

namespace sw {

/// The columns as they stand in SQL.
[[nodiscard]] QStringList columnNames(const Table &table, const std::vector<ColumnId> &ids);

/// The columns of a foreign key as SQLite compares them with the parent's: under the parent's type
/// and collation.
[[nodiscard]] QStringList comparedNames(const Table &child, const std::vector<ColumnId> &ids,
                                        const Table &parent,
                                        const std::vector<ColumnId> &parentIds);

/// That a row of the child refers by the key to one of the parent's rows that the condition names.
/// Empty where the key's columns are not there.
[[nodiscard]] BoundSql refersTo(const Table &child, const ForeignKey &key, const Table &parent,
                                const BoundSql &parentRows);

/// A foreign key that refers to a table, and where it is.
struct IncomingKey {
    TablePtr child;
    const ForeignKey *key = nullptr; ///< the child's
};

/// All foreign keys of the schema by the table that they refer to, looked up once.
class IncomingKeys {
public:
    explicit IncomingKeys(const Schema &schema);

    [[nodiscard]] std::vector<IncomingKey> to(TableId parent) const { return m_keys.value(parent); }

private:
    QHash<TableId, std::vector<IncomingKey>> m_keys;
};

} // namespace sw
