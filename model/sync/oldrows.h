// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"

namespace sw {

/// The rows of a table before a change, in the terms of SQL, and what the columns after it get from
/// them. The names are those that the table has when the SQL runs.
class OldRows {
public:
    OldRows(const Table &before, const Table &after, const Answers &answers)
        : m_before(before), m_after(after), m_answers(answers)
    {
    }

    [[nodiscard]] const Table &before() const { return m_before; }
    [[nodiscard]] const Table &after() const { return m_after; }

    /// `pet.name`, as it is drawn.
    [[nodiscard]] QString path(const QString &column) const;
    [[nodiscard]] QString table() const;
    /// A person's expression for the column; empty where there is none.
    [[nodiscard]] QString fillOf(const Column &column) const;
    /// What a column of the new table will hold; empty: its default.
    [[nodiscard]] QString valueOf(ColumnId after) const;
    /// The same where another table is looked at, too.
    [[nodiscard]] QString valueBesideOthers(ColumnId after) const;

    /// Whether each row is known by the rowid that it had.
    [[nodiscard]] bool keepRowids() const;
    /// What tells a row from the others, by bare names.
    [[nodiscard]] QStringList keyColumns() const;

    /// How many rows there are for which this is so, and the first of them with their keys.
    [[nodiscard]] QString count(const QString &where) const;
    [[nodiscard]] QString sample(const QStringList &values, const QString &where) const;

    /// The rows as the new table will have them; empty where its own expressions make them.
    [[nodiscard]] QString asNewRows() const;

private:
    const Table &m_before;
    const Table &m_after;
    const Answers &m_answers;
};

/// The rows of a table, with its columns also by the names that they have in the other one: an
/// expression of a person's may call them so. Null: by their own alone.
[[nodiscard]] QString rowsAlsoCalled(const Table &table, const Table *other);

} // namespace sw
