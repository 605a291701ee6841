// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowkey.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool neverHasNull(const Table &table, const Key &key)
{
    return std::all_of(key.parts.begin(), key.parts.end(), [&](const KeyPart &part) {
        const Column *column = table.column(part.column);
        return column && isNeverNull(table, *column);
    });
}

/// The primary key before all others.
const Key *keyThatTells(const Table &table)
{
    const Key *primary = table.primaryKey();
    if (primary && neverHasNull(table, *primary))
        return primary;
    const auto found = std::find_if(table.keys.begin(), table.keys.end(),
                                    [&](const Key &key) { return neverHasNull(table, key); });
    return found == table.keys.end() ? nullptr : &*found;
}

/// Equals of the column need not be equals of the key, which may have another collation.
QString keyTerm(const Table &table, const KeyPart &part)
{
    const Column *column = table.column(part.column);
    const QString name = alwaysQuotedName(column->name);
    return part.collation.isEmpty() || sameName(part.collation, column->collation)
               ? name
               : QString(name + u" COLLATE "_s + alwaysQuotedName(part.collation));
}

} // namespace

RowKey rowKeyOf(const Table &table)
{
    RowKey key;
    const QString rowid = table.columns.empty() ? u"rowid"_s : rowidName(table);
    if (!rowid.isEmpty()) {
        const Column *alias = rowidAlias(table);
        return {{rowid}, {alias ? alias->id : ColumnId()}, true, true};
    }
    if (const Key *telling = keyThatTells(table)) {
        for (const KeyPart &part : telling->parts) {
            key.terms.append(keyTerm(table, part));
            key.columns.push_back(part.column);
        }
        return key;
    }
    key.terms = columnTerms(table);
    for (const Column &column : table.columns)
        key.columns.push_back(column.id);
    key.tellsApart = false;
    return key;
}

std::optional<RowRef> refIn(const Table &table, const std::vector<Value> &values)
{
    RowRef row{table.id, {}, 0};
    for (const ColumnId id : rowKeyOf(table).columns) {
        const auto place = static_cast<size_t>(table.columnIndex(id));
        if (place >= values.size())
            return std::nullopt;
        row.key.push_back(values[place]);
    }
    return row;
}

BoundSql whereKey(const Table &table, const std::vector<Value> &key)
{
    const RowKey known = rowKeyOf(table);
    BoundSql sql;
    for (size_t i = 0; i < key.size() && i < known.columns.size(); ++i) {
        const QString &term = known.terms[static_cast<qsizetype>(i)];
        sql.add(i == 0 ? QString() : u" AND "_s);
        if (known.tellsApart)
            sql.add(term + u" = "_s).add(key[i]);
        else
            sql.add(isExactly(term, key[i]));
    }
    return sql;
}

BoundSql whereKeys(const Table &table, const std::vector<RowRef> &rows)
{
    const RowKey known = rowKeyOf(table);
    const bool asList = known.tellsApart && known.terms.size() == 1;
    BoundSql sql(asList ? QString(known.terms.first() + u" IN ("_s) : QString());
    for (size_t i = 0; i < rows.size(); ++i) {
        if (asList)
            sql.add(i == 0 ? QString() : u", "_s).add(rows[i].key.front());
        else
            sql.add(i == 0 ? u"("_s : u" OR ("_s).add(whereKey(table, rows[i].key)).add(u")"_s);
    }
    return asList ? std::move(sql.add(u")"_s)) : sql;
}

BoundSql isExactly(const QString &term, const Value &value)
{
    switch (value.kind) {
    case ValueClass::Null:
        return BoundSql(term + u" IS NULL"_s);
    case ValueClass::Integer:
        return std::move(
            BoundSql(u"typeof("_s + term + u") = 'integer' AND "_s + term + u" = "_s).add(value));
    case ValueClass::Real:
        return std::move(
            BoundSql(u"typeof("_s + term + u") = 'real' AND "_s + term + u" = "_s).add(value));
    case ValueClass::Text:
        return std::move(BoundSql(u"typeof("_s + term + u") = 'text' AND "_s + term + u" = "_s)
                             .add(value)
                             .add(u" COLLATE BINARY"_s));
    case ValueClass::Blob:
        break;
    }
    return std::move(
        BoundSql(u"typeof("_s + term + u") = 'blob' AND "_s + term + u" = "_s).add(value));
}

QStringList columnTerms(const Table &table)
{
    QStringList terms;
    for (const Column &column : table.columns)
        terms.append(alwaysQuotedName(column.name));
    return terms;
}

Result<std::vector<WholeRow>> readRows(sqlite3 *database, const Table &table, const BoundSql &where,
                                       qint64 most)
{
    const RowKey key = rowKeyOf(table);
    BoundSql sql(u"SELECT "_s + (key.terms + columnTerms(table)).join(u", ") + u" FROM "_s
                 + inMain(table.name) + u" WHERE "_s);
    sql.add(where).add(u" LIMIT "_s + QString::number(most));
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(database, viewOf(text));
    sql.bindTo(query);
    std::vector<WholeRow> rows;
    const int keys = static_cast<int>(key.terms.size());
    while (query.next()) {
        WholeRow &row = rows.emplace_back();
        row.row.table = table.id;
        for (int i = 0; i < keys; ++i)
            row.row.key.push_back(Value::in(query, i));
        for (int i = keys; i < query.columnCount(); ++i)
            row.values.push_back(Value::in(query, i));
    }
    if (query.failed() || !query.isReady())
        return Error{u"The rows of %1 cannot be read: SQLite says “%2”."_s.arg(
            quotedName(table.name), query.errorText())};
    return rows;
}

Result<std::optional<WholeRow>> readRow(sqlite3 *database, const Table &table,
                                        const std::vector<Value> &key)
{
    auto rows = readRows(database, table, whereKey(table, key), 2);
    if (!rows)
        return rows.error();
    if (rows->size() > 1)
        return Error{u"Two rows of %1 are the same in every column, and nothing tells them apart;"
                     " give it a key, or another column that does."_s.arg(quotedName(table.name))};
    if (rows->empty())
        return std::optional<WholeRow>();
    return std::optional<WholeRow>(std::move(rows->front()));
}

} // namespace sw
