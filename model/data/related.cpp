// SPDX-License-Identifier: Apache-2.0
#include "model/data/related.h"

#include "model/data/matching.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

using namespace Qt::StringLiterals;

namespace sw {

BoundSql reachedBy(const Schema &schema, const Way &way, const BoundSql &from)
{
    const Table &here = *schema.tables.find(way.from);
    const Table &there = *schema.tables.find(way.to);
    const auto query = [](const QStringList &columns, const Table &table) {
        return QString(u"SELECT "_s + columns.join(u", ") + u" FROM "_s + inMain(table.name));
    };
    BoundSql before = from;
    if (!before.isEmpty())
        before = std::move(BoundSql(u" WHERE "_s).add(from));
    if (way.crosses()) {
        const Table &between = *schema.tables.find(way.association);
        BoundSql sql(bracketed(columnNames(there, way.toColumns)) + u" IN ("_s
                     + query(comparedNames(between, way.farColumns, there, way.toColumns), between)
                     + u" WHERE "_s
                     + bracketed(comparedNames(between, way.nearColumns, here, way.fromColumns))
                     + u" IN ("_s + query(columnNames(here, way.fromColumns), here));
        return std::move(sql.add(before).add(u"))"_s));
    }
    const QStringList target = way.toParent
                                   ? columnNames(there, way.toColumns)
                                   : comparedNames(there, way.toColumns, here, way.fromColumns);
    const QStringList source = way.toParent
                                   ? comparedNames(here, way.fromColumns, there, way.toColumns)
                                   : columnNames(here, way.fromColumns);
    BoundSql sql(bracketed(target) + u" IN ("_s + query(source, here));
    return std::move(sql.add(before).add(u")"_s));
}

BoundSql isOneOf(const RowSet &set, const std::vector<std::vector<Value>> &keys)
{
    return isOneOf(set.key(), keys);
}

BoundSql isOneOf(const QStringList &columns, const std::vector<std::vector<Value>> &keys)
{
    BoundSql sql(bracketed(columns) + (columns.size() == 1 ? u" IN ("_s : u" IN (VALUES "_s));
    for (size_t i = 0; i < keys.size(); ++i) {
        sql.add(i > 0 ? u", "_s : QString());
        sql.add(columns.size() > 1 ? u"("_s : QString());
        for (size_t k = 0; k < keys[i].size(); ++k)
            sql.add(k > 0 ? u", "_s : QString()).add(keys[i][k]);
        sql.add(columns.size() > 1 ? u")"_s : QString());
    }
    return std::move(sql.add(u")"_s));
}

RowSet rowsWhere(const TablePtr &table, const BoundSql &condition)
{
    RowSet set;
    set.table = table;
    set.where = condition;
    const Key *primary = !hasRowidAlias(*table) ? table->primaryKey() : nullptr;
    for (const QString &column : primary ? columnNames(*table, columnsOf(*primary)) : QStringList())
        set.sort.push_back({column, false});
    return set;
}

RowSet relatedRows(const Schema &schema, const Way &way, const BoundSql &from)
{
    return rowsWhere(schema.tables.find(way.to), reachedBy(schema, way, from));
}

Sought soughtAlong(const Way &way)
{
    return way.crosses() ? Sought{way.association, way.nearColumns} : Sought{way.to, way.toColumns};
}

} // namespace sw
