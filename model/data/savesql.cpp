// SPDX-License-Identifier: Apache-2.0
#include "model/data/savesql.h"

#include "model/data/rowkey.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool isOwnWay(Conflict conflict)
{
    return conflict != Conflict::Unsaid && conflict != Conflict::Abort;
}

BoundSql newTerm(const Column &column, const NewValue &value, const FreshTerm &term)
{
    switch (value.kind) {
    case NewValue::Kind::Given:
        break;
    case NewValue::Kind::Default:
        return BoundSql(column.defaultValue.isEmpty() ? u"NULL"_s : column.defaultValue);
    case NewValue::Kind::OfFresh:
        return term(value.fresh, value.column);
    }
    return std::move(BoundSql().add(value.value));
}

BoundSql whereRow(const Table &table, const RowRef &row, const RowEdit &edit, Heeds heeds)
{
    BoundSql sql(u" WHERE "_s);
    sql.add(whereKey(table, row.key));
    if (heeds == Heeds::Key)
        return sql;
    for (const auto &[id, cell] : edit.cells) {
        if (const Column *column = table.column(id))
            sql.add(u" AND "_s).add(isExactly(alwaysQuotedName(column->name), cell.old));
    }
    return sql;
}

} // namespace

QString orAbort(const Table &table)
{
    const bool needed
        = std::any_of(table.keys.begin(), table.keys.end(),
                      [](const Key &key) { return isOwnWay(key.onConflict); })
          || std::any_of(table.checks.begin(), table.checks.end(),
                         [](const Check &check) { return isOwnWay(check.onConflict); })
          || std::any_of(table.columns.begin(), table.columns.end(), [](const Column &column) {
                 return column.notNull && isOwnWay(column.notNull->onConflict);
             });
    return needed ? u" OR ABORT"_s : QString();
}

bool givesRowid(const Table &table, const RowEdit &edit)
{
    const Column *alias = rowidAlias(table);
    const auto cell = alias ? edit.cells.find(alias->id) : edit.cells.end();
    return cell != edit.cells.end() && !cell->second.value.isNull();
}

BoundSql insertSql(const Table &table, const RowEdit &edit, const FreshTerm &term)
{
    QStringList names;
    BoundSql values;
    const Column *alias = rowidAlias(table);
    const QString rowid = rowidName(table);
    if (!edit.rowid.empty() && !rowid.isEmpty() && !givesRowid(table, edit)) {
        names.append(rowid);
        values.add(edit.rowid.front());
    }
    for (const Column &column : table.columns) {
        const auto cell = edit.cells.find(column.id);
        if (cell == edit.cells.end() || (alias == &column && !givesRowid(table, edit)))
            continue;
        values.add(names.isEmpty() ? QString() : u", "_s);
        values.add(newTerm(column, cell->second.value, term));
        names.append(alwaysQuotedName(column.name));
    }
    BoundSql sql(u"INSERT"_s + orAbort(table) + u" INTO "_s + inMain(table.name));
    if (names.isEmpty())
        return std::move(sql.add(u" DEFAULT VALUES"_s));
    sql.add(u" ("_s + names.join(u", ") + u") VALUES ("_s);
    return std::move(sql.add(values).add(u")"_s));
}

BoundSql updateSql(const Table &table, const RowRef &row, const RowEdit &edit,
                   const FreshTerm &term, Heeds heeds)
{
    BoundSql sql(u"UPDATE"_s + orAbort(table) + u' ' + inMain(table.name) + u" SET "_s);
    bool first = true;
    for (const Column &column : table.columns) {
        const auto cell = edit.cells.find(column.id);
        if (cell == edit.cells.end())
            continue;
        sql.add((first ? QString() : u", "_s) + alwaysQuotedName(column.name) + u" = "_s);
        sql.add(newTerm(column, cell->second.value, term));
        first = false;
    }
    return std::move(sql.add(whereRow(table, row, edit, heeds)));
}

BoundSql deleteSql(const Table &table, const RowRef &row, const RowEdit &edit, Heeds heeds)
{
    return std::move(
        BoundSql(u"DELETE FROM "_s + inMain(table.name)).add(whereRow(table, row, edit, heeds)));
}

} // namespace sw
