// SPDX-License-Identifier: Apache-2.0
#include "model/data/cellproblems.h"

#include "model/base/name.h"
#include "model/data/boundsql.h"
#include "model/data/editverbs.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/token.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QStringView nameOfClass(ValueClass kind)
{
    switch (kind) {
    case ValueClass::Integer:
        return u"an integer";
    case ValueClass::Real:
        return u"a real number";
    case ValueClass::Text:
        return u"a text";
    case ValueClass::Blob:
        return u"a blob";
    case ValueClass::Null:
        break;
    }
    return u"NULL";
}

/// Whether a value of that class is what a column of that affinity usually holds.
bool suits(Affinity affinity, ValueClass kind)
{
    switch (affinity) {
    case Affinity::Integer:
    case Affinity::Real:
    case Affinity::Numeric:
        return kind == ValueClass::Integer || kind == ValueClass::Real || kind == ValueClass::Null;
    case Affinity::Text:
        return kind == ValueClass::Text || kind == ValueClass::Null;
    case Affinity::Blob:
        break;
    }
    return true;
}

/// A table of one row in memory: the same columns and generated ones, without keys and conditions.
class OneRow {
public:
    OneRow(const Table &table, const RowEdits &edits, const WholeRow &row)
        : m_table(table), m_edits(edits), m_row(row),
          m_scratch(ScratchDatabase::StandIns::Everything)
    {
        m_isMade = make() && fill();
    }

    [[nodiscard]] bool isMade() const { return m_isMade; }

    /// What the columns hold, as they are stored.
    [[nodiscard]] Value stored(const Column &column)
    {
        return asked(alwaysQuotedName(column.name));
    }

    /// A condition fails where it is false; NULL is as good as true.
    [[nodiscard]] bool fails(const QString &expression)
    {
        const Value answer = asked(u'(' + expression + u") IS FALSE"_s);
        return answer.kind == ValueClass::Integer && answer.integer == 1;
    }

    [[nodiscard]] bool isKnown(const Column &column) const
    {
        if (column.generated)
            return true;
        const NewValue value = m_edits.valueOf(m_table, m_row, column.id);
        return value.kind == NewValue::Kind::Given
               || (value.kind == NewValue::Kind::Default && m_row.row.isFresh());
    }

private:
    bool make()
    {
        QStringList columns;
        for (const Column &column : m_table.columns) {
            // ANY keeps what it is given only where a table is STRICT, which this one is not.
            const bool any = m_table.strict && sameName(column.type, u"ANY");
            QString text = alwaysQuotedName(column.name) + u' ' + (any ? QString() : column.type);
            if (!column.collation.isEmpty())
                text += u" COLLATE "_s + alwaysQuotedName(column.collation);
            if (!column.defaultValue.isEmpty())
                text += u" DEFAULT "_s + column.defaultValue;
            if (column.generated)
                text += u" AS ("_s + column.generated->expression + u')';
            columns.append(text);
        }
        const QByteArray sql = QString(u"CREATE TABLE "_s + alwaysQuotedName(m_table.name) + u" ("_s
                                       + columns.join(u", ") + u')')
                                   .toUtf8();
        return !m_scratch.run(viewOf(sql));
    }

    bool fill()
    {
        QStringList names;
        BoundSql values;
        for (const Column &column : m_table.columns) {
            const NewValue value = m_edits.valueOf(m_table, m_row, column.id);
            if (column.generated || value.kind != NewValue::Kind::Given)
                continue;
            values.add(names.isEmpty() ? QString() : u", "_s).add(value.value);
            names.append(alwaysQuotedName(column.name));
        }
        BoundSql sql(u"INSERT INTO "_s + alwaysQuotedName(m_table.name));
        if (names.isEmpty())
            sql.add(u" DEFAULT VALUES"_s);
        else
            sql.add(u" ("_s + names.join(u", ") + u") VALUES ("_s).add(values).add(u")"_s);
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(m_scratch.handle(), viewOf(text));
        sql.bindTo(query);
        query.next();
        return query.isReady() && !query.failed();
    }

    Value asked(const QString &expression)
    {
        const QByteArray sql
            = QString(u"SELECT "_s + expression + u" FROM "_s + alwaysQuotedName(m_table.name))
                  .toUtf8();
        SqliteQuery query(m_scratch.handle(), viewOf(sql));
        return query.next() ? Value::in(query, 0) : Value();
    }

    const Table &m_table;
    const RowEdits &m_edits;
    const WholeRow &m_row;
    ScratchDatabase m_scratch;
    bool m_isMade = false;
};

/// Whether SQLite does not take the value in a STRICT table.
bool isRefusedStrictly(const Column &column, const Value &value)
{
    ScratchDatabase scratch(ScratchDatabase::StandIns::Modules);
    const QByteArray sql = QString(u"CREATE TABLE t (v "_s + column.type + u") STRICT"_s).toUtf8();
    if (scratch.run(viewOf(sql)))
        return false;
    SqliteQuery insert(scratch.handle(), "INSERT INTO t VALUES (?)");
    value.bindTo(insert, 1);
    insert.next();
    return insert.failed();
}

class CellCheck {
public:
    CellCheck(const Table &table, const RowEdits &edits, const WholeRow &row)
        : m_table(table), m_edits(edits), m_row(row), m_one(table, edits, row)
    {
    }

    std::vector<CellProblem> problems()
    {
        for (const Column &column : m_table.columns)
            look(column);
        for (const Check &check : m_table.checks)
            look(check);
        return std::move(m_problems);
    }

private:
    void add(ColumnId column, const QString &text, bool refused = true)
    {
        m_problems.push_back({m_row.row, column, text, refused});
    }

    void look(const Column &column)
    {
        const NewValue *pending = m_edits.pending(m_row.row, column.id);
        if (!pending && !m_row.row.isFresh())
            return;
        const QString name = quotedName(column.name);
        if (pending && column.generated)
            return add(column.id, readOnlyReason(m_table, column.id));
        const bool isAlias = rowidAlias(m_table) == &column;
        const NewValue value = m_edits.valueOf(m_table, m_row, column.id);
        if (value.kind == NewValue::Kind::OfFresh || column.generated)
            return;
        if (value.kind == NewValue::Kind::Default && (isAlias || !column.defaultValue.isEmpty()))
            return;
        const Value given = value.value;
        if (given.isNull() && isAlias && m_row.row.isFresh())
            return;
        if (given.isNull() && isNeverNull(m_table, column))
            return add(column.id, u"%1 may not be NULL; give it a value."_s.arg(name));
        lookAtType(column, given, isAlias);
    }

    void lookAtType(const Column &column, const Value &given, bool isAlias)
    {
        const QString name = quotedName(column.name);
        if (given.isNull())
            return;
        if (m_table.strict && isRefusedStrictly(column, given))
            return add(column.id, u"%1 takes only %2 in a STRICT table, and this is %3."_s.arg(
                                      name, column.type, nameOfClass(given.kind)));
        const Value stored = m_one.isMade() ? m_one.stored(column) : given;
        if (isAlias && stored.kind != ValueClass::Integer)
            return add(column.id, u"%1 takes only integers, and this is %2."_s.arg(
                                      name, nameOfClass(stored.kind)));
        const Affinity affinity = affinityOf(m_table, column);
        if (!suits(affinity, stored.kind))
            add(column.id,
                u"%1 is declared as %2, and this is stored as %3."_s.arg(name, column.type,
                                                                         nameOfClass(stored.kind)),
                false);
    }

    /// A condition over cells that nobody knows yet is left to the database.
    void look(const Check &check)
    {
        if (!m_one.isMade())
            return;
        ColumnId blamed = check.column;
        for (const Column &column : m_table.columns) {
            if (!check.expression.contains(column.name, Qt::CaseInsensitive))
                continue;
            if (!m_one.isKnown(column))
                return;
            if (blamed.isNull() && m_edits.pending(m_row.row, column.id))
                blamed = column.id;
        }
        if (m_one.fails(check.expression))
            add(blamed, u"A condition does not hold: %1"_s.arg(onOneLine(check.expression))
                            + (check.name.isEmpty() ? QString() : u" ("_s + check.name + u')')
                            + u'.');
    }

    const Table &m_table;
    const RowEdits &m_edits;
    const WholeRow &m_row;
    OneRow m_one;
    std::vector<CellProblem> m_problems;
};

} // namespace

std::vector<CellProblem> cellProblems(const Table &table, const RowEdits &edits,
                                      const WholeRow &row)
{
    const RowState state = edits.stateOf(row.row);
    if (state != RowState::Changed && state != RowState::New)
        return {};
    return CellCheck(table, edits, row).problems();
}

} // namespace sw
