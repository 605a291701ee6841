// SPDX-License-Identifier: Apache-2.0
#include "model/data/saveproblems.h"

#include "model/data/rowkey.h"
#include "model/sql/quote.h"

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The columns that the message names behind its colon: `UNIQUE constraint failed: t.a, t.b`.
std::vector<ColumnId> columnsNamed(const Table &table, const QString &words)
{
    const QStringList names = words.mid(words.indexOf(u": "_s) + 2).split(u", "_s);
    std::vector<ColumnId> columns;
    for (const Column &column : table.columns) {
        if (names.contains(QString(table.name + u'.' + column.name), Qt::CaseInsensitive))
            columns.push_back(column.id);
    }
    return columns;
}

/// The edited one among them, else the first.
ColumnId columnToBlame(const RowEdit &edit, const std::vector<ColumnId> &columns)
{
    for (const ColumnId column : columns) {
        if (edit.cells.contains(column))
            return column;
    }
    return columns.empty() ? ColumnId() : columns.front();
}

/// The row that has these values already; nothing where not all of them are known.
std::optional<RowRef> rowThatHas(sqlite3 *database, const Table &table, const RowRef &row,
                                 const RowEdit &edit, const std::vector<ColumnId> &columns)
{
    BoundSql where;
    for (const ColumnId id : columns) {
        const auto cell = edit.cells.find(id);
        if (cell == edit.cells.end() || cell->second.value.kind != NewValue::Kind::Given)
            return std::nullopt;
        where.add((where.isEmpty() ? QString() : u" AND "_s)
                  + alwaysQuotedName(table.column(id)->name) + u" = "_s);
        where.add(cell->second.value.value);
    }
    const auto found = readRows(database, table, where, 2);
    for (const WholeRow &other : found ? *found : std::vector<WholeRow>()) {
        if (other.row != row)
            return other.row;
    }
    return std::nullopt;
}

QString takenWords(sqlite3 *database, const Schema &schema, const Table &table, const RowRef &row,
                   const RowEdit &edit, const std::vector<ColumnId> &columns)
{
    if (columns.empty())
        return u"another row has the same, and each may be there once; change one of them"_s;
    const auto other = rowThatHas(database, table, row, edit, columns);
    return u"%1 already has this %2, and each may be there once; change one of them"_s.arg(
        other ? rowWords(schema, *other) : u"another row"_s, shownColumns(table, columns));
}

const Check *checkNamed(const Table &table, const QString &words)
{
    const QString name = words.mid(words.indexOf(u": "_s) + 2);
    const auto found
        = std::find_if(table.checks.begin(), table.checks.end(), [&](const Check &check) {
              return check.name.isEmpty() ? check.expression.simplified() == name.simplified()
                                          : check.name == name;
          });
    return found == table.checks.end() ? nullptr : &*found;
}

ColumnId columnOfCheck(const Table &table, const RowEdit &edit, const Check *check)
{
    if (!check)
        return {};
    if (!check->column.isNull())
        return check->column;
    for (const auto &[id, cell] : edit.cells) {
        const Column *column = table.column(id);
        if (column && check->expression.contains(column->name, Qt::CaseInsensitive))
            return id;
    }
    return {};
}

} // namespace

SaveFailure failureOf(std::vector<RowProblem> problems)
{
    const QString first = problems.front().text;
    const QString text
        = problems.size() == 1
              ? QString(u"Nothing was saved. "_s + first)
              : u"Nothing was saved: %1 rows or cells are in the way. The first: "_s.arg(
                    problems.size())
                    + first;
    return {text, std::move(problems)};
}

SaveFailure failureOf(WritableDatabase &database, const Error &error)
{
    return {database.watcher().cancelled() ? database.failure().text : error.text, {}};
}

bool Refusal::mayPass() const
{
    return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY
           || code == SQLITE_CONSTRAINT_ROWID;
}

bool Refusal::isOfRow() const
{
    const int kind = code & 0xFF;
    return kind == SQLITE_CONSTRAINT || kind == SQLITE_ERROR || kind == SQLITE_MISMATCH
           || kind == SQLITE_TOOBIG || kind == SQLITE_READONLY;
}

RowProblem problemOf(sqlite3 *database, const Schema &schema, const RowRef &row,
                     const RowEdit &edit, const Refusal &refusal)
{
    const TablePtr table = schema.tables.find(row.table);
    RowProblem problem{row, {}, {}, std::nullopt};
    const std::vector<ColumnId> named = columnsNamed(*table, refusal.words);
    problem.column = columnToBlame(edit, named);
    QString why;
    if (refusal.mayPass()) {
        why = takenWords(database, schema, *table, row, edit, named);
    } else if (refusal.code == SQLITE_CONSTRAINT_NOTNULL && !named.empty()) {
        why = u"%1 may not be NULL; give it a value"_s.arg(shownColumns(*table, named));
    } else if (refusal.code == SQLITE_CONSTRAINT_CHECK) {
        const Check *check = checkNamed(*table, refusal.words);
        problem.column = columnOfCheck(*table, edit, check);
        why = u"a condition of the table does not hold: %1"_s.arg(
            check ? onOneLine(check->expression)
                  : refusal.words.mid(refusal.words.indexOf(u": "_s) + 2));
    } else if (refusal.code == SQLITE_CONSTRAINT_TRIGGER) {
        why = u"a trigger refuses it: “%1”"_s.arg(refusal.words);
    } else {
        why = u"SQLite says “%1”"_s.arg(refusal.words);
    }
    problem.text = rowWords(schema, row) + u": "_s + why + u'.';
    return problem;
}

} // namespace sw
