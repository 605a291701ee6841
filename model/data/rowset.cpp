// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowset.h"

#include "model/data/rowkey.h"
#include "model/sql/quote.h"

using namespace Qt::StringLiterals;

namespace sw {

QString RowSet::name() const { return table ? table->name : view->name; }

QStringList RowSet::columns() const
{
    QStringList names;
    for (const Column &column : table ? table->columns : std::vector<Column>())
        names.append(alwaysQuotedName(column.name));
    return names.isEmpty() ? QStringList(u"*"_s) : names;
}

QStringList RowSet::key() const
{
    if (!table)
        return {};
    const RowKey key = rowKeyOf(*table);
    return key.tellsApart ? key.terms : QStringList();
}

BoundSql RowSet::all(qint64 most) const
{
    BoundSql sql = selected(columns());
    sql.add(order());
    return most < 0 ? sql : std::move(sql.add(u" LIMIT "_s + QString::number(most)));
}

BoundSql RowSet::count() const { return selected({u"count(*)"_s}); }

BoundSql RowSet::keys() const { return std::move(selected(key()).add(order())); }

BoundSql RowSet::from(const std::vector<Value> &start, qint64 skipped, int rows) const
{
    BoundSql sought;
    if (!start.empty()) {
        sought.add(bracketed(key()) + (start.size() == 1 ? u" >= "_s : u" >= ("_s));
        for (size_t i = 0; i < start.size(); ++i)
            sought.add(i == 0 ? QString() : u", "_s).add(start[i]);
        sought.add(start.size() == 1 ? QString() : u")"_s);
    }
    BoundSql sql = selected(key() + columns(), sought);
    sql.add(order() + u" LIMIT "_s).add(Value::of(qint64(rows)));
    return std::move(sql.add(u" OFFSET "_s).add(Value::of(skipped)));
}

BoundSql RowSet::one() const
{
    QStringList same;
    for (const QString &column : key())
        same.append(column + u" = ?"_s);
    return BoundSql(u"SELECT "_s + (key() + columns()).join(u", ") + u" FROM "_s + inMain(name())
                    + u" WHERE "_s + same.join(u" AND "));
}

BoundSql RowSet::at(qint64 first, int rows) const
{
    BoundSql sql = selected(columns());
    sql.add(order() + u" LIMIT "_s).add(Value::of(qint64(rows)));
    return std::move(sql.add(u" OFFSET "_s).add(Value::of(first)));
}

BoundSql RowSet::selected(const QStringList &what, const BoundSql &besides) const
{
    BoundSql sql(u"SELECT "_s + what.join(u", ") + u" FROM "_s + inMain(name()));
    if (!where.isEmpty() && !besides.isEmpty())
        return std::move(sql.add(u" WHERE ("_s).add(where).add(u") AND "_s).add(besides));
    if (!where.isEmpty() || !besides.isEmpty())
        sql.add(u" WHERE "_s).add(where.isEmpty() ? besides : where);
    return sql;
}

/// By the key at the end, so that equals have an order of their own.
QString RowSet::order() const
{
    QStringList terms;
    for (const SortTerm &term : sort)
        terms.append(term.column + (term.descending ? u" DESC"_s : QString()));
    terms += key();
    return terms.isEmpty() ? QString() : QString(u" ORDER BY "_s + terms.join(u", "));
}

} // namespace sw
