// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowset.h"

#include "model/data/rowkey.h"
#include "model/sql/quote.h"

using namespace Qt::StringLiterals;

namespace sw {

QString RowSet::name() const { return table ? table->name : view->name; }

QStringList RowSet::columns() const
{
    if (!shown.isEmpty())
        return shown;
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

BoundSql RowSet::count(qint64 most) const
{
    if (most < 0)
        return selected({u"count(*)"_s});
    BoundSql sql(u"SELECT count(*) FROM ("_s);
    return std::move(sql.add(selected({u"1"_s})).add(u" LIMIT "_s + QString::number(most) + u')'));
}

BoundSql RowSet::keys() const { return std::move(selected(key()).add(order())); }

BoundSql RowSet::compared(QStringView how, const std::vector<Value> &value) const
{
    BoundSql sql(bracketed(key()) + u' ' + how + (value.size() == 1 ? u" "_s : u" ("_s));
    for (size_t i = 0; i < value.size(); ++i)
        sql.add(i == 0 ? QString() : u", "_s).add(value[i]);
    return std::move(sql.add(value.size() == 1 ? QString() : u")"_s));
}

BoundSql RowSet::from(const QStringList &wanted, const std::vector<Value> &start, qint64 skipped,
                      int rows) const
{
    BoundSql sql = selected(key() + wanted, start.empty() ? BoundSql() : compared(u">=", start));
    sql.add(order() + u" LIMIT "_s).add(Value::of(qint64(rows)));
    return skipped == 0 ? sql : std::move(sql.add(u" OFFSET "_s).add(Value::of(skipped)));
}

BoundSql RowSet::one(const QStringList &wanted) const
{
    QStringList same;
    for (const QString &column : key())
        same.append(column + u" = ?"_s);
    return BoundSql(u"SELECT "_s + (key() + wanted).join(u", ") + u" FROM "_s + inMain(name())
                    + u" WHERE "_s + same.join(u" AND "));
}

BoundSql RowSet::countBetween(const std::vector<Value> &start, const std::vector<Value> &end) const
{
    BoundSql between = compared(u"<", end);
    if (!start.empty())
        between.add(u" AND "_s).add(compared(u">=", start));
    return selected({u"count(*)"_s}, between);
}

BoundSql RowSet::holds(const std::vector<Value> &key) const
{
    return selected({u"1"_s}, compared(u"=", key));
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
