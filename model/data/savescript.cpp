// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowkey.h"
#include "model/data/savesql.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Writes the statements; where one needs the key of a new row, that key is kept in a table of the
/// script's own.
class ScriptOfEdits {
public:
    ScriptOfEdits(const Schema &schema, const RowEdits &edits) : m_schema(schema), m_edits(edits) {}

    QString text()
    {
        QStringList lines;
        for (const RowRef &row : saveOrder(m_schema, m_edits)) {
            if (const TablePtr table = m_schema.tables.find(row.table))
                m_statements.emplace_back(row, statement(*table, row).withLiterals());
        }
        lines << u"PRAGMA foreign_keys = ON;"_s << u"BEGIN IMMEDIATE;"_s
              << u"PRAGMA defer_foreign_keys = ON;"_s;
        if (!m_needed.isEmpty())
            lines << u"CREATE TEMP TABLE new_row (number INTEGER PRIMARY KEY, id INTEGER);"_s;
        for (const auto &[row, statement] : m_statements) {
            lines << statement + u';';
            if (row.isFresh() && m_needed.contains(row.fresh))
                lines << u"INSERT INTO temp.new_row VALUES (%1, last_insert_rowid());"_s.arg(
                    row.fresh);
        }
        if (!m_needed.isEmpty())
            lines << u"DROP TABLE temp.new_row;"_s;
        lines << u"COMMIT;"_s;
        return lines.join(u'\n') + u'\n';
    }

private:
    BoundSql statement(const Table &table, const RowRef &row)
    {
        const RowEdit &edit = *m_edits.of(row);
        const FreshTerm term
            = [this](int fresh, ColumnId column) { return freshTerm(fresh, column); };
        switch (edit.state) {
        case RowState::New:
            return insertSql(table, edit, term);
        case RowState::Removed:
            return deleteSql(table, row, edit, Heeds::OldValues);
        default:
            return updateSql(table, row, edit, term, Heeds::OldValues);
        }
    }

    BoundSql freshTerm(int fresh, ColumnId id)
    {
        const RowRef row{m_edits.tableOfFresh(fresh), {}, fresh};
        const TablePtr table = m_schema.tables.find(row.table);
        const Column *column = table ? table->column(id) : nullptr;
        const NewValue *given = m_edits.pending(row, id);
        if (given && given->kind == NewValue::Kind::Given)
            return std::move(BoundSql().add(given->value));
        if (given && given->kind == NewValue::Kind::OfFresh && m_depth < MostDepth) {
            ++m_depth;
            BoundSql term = freshTerm(given->fresh, given->column);
            --m_depth;
            return term;
        }
        const QString rowid = table ? rowidName(*table) : QString();
        if (rowid.isEmpty())
            return BoundSql(column && !column->defaultValue.isEmpty() ? column->defaultValue
                                                                      : u"NULL"_s);
        m_needed.insert(fresh);
        const QString key = u"(SELECT id FROM temp.new_row WHERE number = %1)"_s.arg(fresh);
        if (!column || column == rowidAlias(*table))
            return BoundSql(key);
        return BoundSql(u"(SELECT %1 FROM %2 WHERE %3 = %4)"_s.arg(
            alwaysQuotedName(column->name), inMain(table->name), rowid, key));
    }

    static constexpr int MostDepth = 100;

    const Schema &m_schema;
    const RowEdits &m_edits;
    std::vector<std::pair<RowRef, QString>> m_statements;
    QSet<int> m_needed;
    int m_depth = 0;
};

} // namespace

QString saveScript(const Schema &schema, const RowEdits &edits)
{
    return edits.isEmpty() ? QString() : ScriptOfEdits(schema, edits).text();
}

} // namespace sw
