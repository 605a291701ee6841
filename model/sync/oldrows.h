// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/types.h"
#include "model/sync/plan.h"

namespace sw {

/// The rows of a table before a change, in the terms of SQL, and what the columns after it get from
/// them. The names are those that the table has when the SQL runs; a person's expressions may also
/// use those of another version of it.
class OldRows {
public:
    OldRows(const Table &before, const Table &after, const Answers &answers,
            const Table *alsoCalled = nullptr)
        : m_before(before), m_after(after), m_answers(answers),
          m_alsoCalled(alsoCalled ? *alsoCalled : after)
    {
    }

    [[nodiscard]] const Table &before() const { return m_before; }
    [[nodiscard]] const Table &after() const { return m_after; }
    [[nodiscard]] const Answers &answers() const { return m_answers; }

    /// `pet.name`, as it is drawn.
    [[nodiscard]] QString path(const QString &column) const;
    [[nodiscard]] QString table() const;
    /// A person's expression for the column; empty where there is none.
    [[nodiscard]] QString fillOf(const Column &column) const;
    /// What a column of the new table will hold; empty: its default.
    [[nodiscard]] QString valueOf(ColumnId after) const;
    /// The same as it will be stored there, with what was chosen about it; of a column that is not
    /// computed.
    [[nodiscard]] QString storedValueOf(const Column &after) const;
    /// Whether each row has in the column what it had before, and compares it as before.
    [[nodiscard]] bool keepsValues(const Column &after) const;
    /// The same of all that were there before: an expression may name any of them.
    [[nodiscard]] bool keepsAllValues() const;

    /// Whether each row is known by the rowid that it had.
    [[nodiscard]] bool keepRowids() const;
    /// What tells a row from the others, by bare names.
    [[nodiscard]] QStringList keyColumns() const;

    /// How many rows there are for which this is so, and the first of them with their keys.
    [[nodiscard]] QString count(const QString &where) const;
    [[nodiscard]] QString sample(const QStringList &values, const QString &where) const;

    /// The rows as the new table will have them, what is computed too, and what tells each of the
    /// old ones under the name OldRow, where they have rowids.
    [[nodiscard]] QString asNewRows() const;
    static constexpr QStringView OldRow = u"\"sw old row\"";

private:
    [[nodiscard]] QString chosenFillOf(const Column &column, const QString &kind) const;

    const Table &m_before;
    const Table &m_after;
    const Answers &m_answers;
    const Table &m_alsoCalled;
};

/// What a column of that affinity makes of a value, in SQL; the result has no affinity itself.
[[nodiscard]] QString storedAs(const QString &value, Affinity affinity);

/// The rows of a table, with its columns also by the names that they have in the other one: an
/// expression of a person's may call them so. Null: by their own alone.
[[nodiscard]] QString rowsAlsoCalled(const Table &table, const Table *other);

} // namespace sw
