// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"

#include <QSet>

namespace sw {

/// Writes the values of a schema as SQLite's CREATE statements, without the semicolon.
///
/// A document may come from anywhere, and what it holds as text (types, expressions, the bodies of
/// views) stands in a script that somebody runs. So each such text is checked to be just that, one
/// type or one expression; one that is not is left out, and the problem says so.
class DdlWriter {
public:
    explicit DdlWriter(const Schema &schema) : m_schema(schema) {}

    [[nodiscard]] QString table(const Table &table);
    [[nodiscard]] QString index(const Table &table, const Index &index);
    [[nodiscard]] QString view(const View &view);
    [[nodiscard]] QString trigger(const Trigger &trigger, const Subject &owner);

    // The parts of CREATE TABLE. Each clause has a blank before it and its CONSTRAINT name; it is
    // empty where the value says nothing.
    [[nodiscard]] QString column(const Table &table, const Column &column);
    [[nodiscard]] QString nameAndType(const Table &table, const Column &column);
    [[nodiscard]] QString notNull(const Column &column) const;
    [[nodiscard]] QString defaultValue(const Table &table, const Column &column);
    [[nodiscard]] QString collation(const Column &column) const;
    [[nodiscard]] QString generated(const Table &table, const Column &column);
    [[nodiscard]] QString clause(const Table &table, const Key &key) const;
    [[nodiscard]] QString clause(const Table &table, const Check &check);
    [[nodiscard]] QString clause(const Table &table, const ForeignKey &key) const;
    /// Behind what it is about; of several lines: /* … */.
    [[nodiscard]] QString comment(const Subject &subject, const QString &text);

    /// What was left out so far, and why.
    [[nodiscard]] const Problems &problems() const { return m_problems; }

private:
    [[nodiscard]] QStringList tableClauses(const Table &table);
    [[nodiscard]] QString storedTable(const Table &table);
    bool acceptType(const Table &table, const Column &column);
    bool accept(bool good, const Subject &subject, const QString &what);

    const Schema &m_schema;
    Problems m_problems;
    QSet<QString> m_types; ///< those known to be types: a schema has few, and many times
};

// What stands in a column's line as it does in a script, with a blank before it; empty where the
// value says nothing.
[[nodiscard]] QString conflictClause(Conflict conflict);
[[nodiscard]] QString orderClause(SortOrder order);
/// What follows the parent's columns: ON DELETE, ON UPDATE, MATCH, DEFERRABLE.
[[nodiscard]] QString referenceClauses(const ForeignKey &key);
/// CONSTRAINT and the name.
[[nodiscard]] QString nameClause(const QString &name);

// Whether the constraint is said at that column. A document may say `inColumn` of one that cannot
// stand there.
[[nodiscard]] bool isSaidAt(ColumnId column, const Key &key);
[[nodiscard]] bool isSaidAt(ColumnId column, const Check &check);
[[nodiscard]] bool isSaidAt(ColumnId column, const ForeignKey &key);

/// The column at which it is said; null: at the table.
template <typename Constraint>
[[nodiscard]] const Column *columnSaying(const Table &table, const Constraint &constraint)
{
    for (const Column &column : table.columns) {
        if (isSaidAt(column.id, constraint))
            return &column;
    }
    return nullptr;
}

} // namespace sw
