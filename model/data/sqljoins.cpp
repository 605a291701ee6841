// SPDX-License-Identifier: Apache-2.0
#include "model/data/sqljoins.h"

#include "model/sql/quote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A table as it is called in a statement.
struct Called {
    const Table &table;
    QString name;
};

QString tied(const Called &left, const std::vector<ColumnId> &leftColumns, const Called &right,
             const std::vector<ColumnId> &rightColumns)
{
    QStringList terms;
    for (size_t i = 0; i < std::min(leftColumns.size(), rightColumns.size()); ++i) {
        const Column *a = left.table.column(leftColumns[i]);
        const Column *b = right.table.column(rightColumns[i]);
        if (a && b)
            terms.append(u"%1.%2 = %3.%4"_s.arg(quotedName(left.name), quotedName(a->name),
                                                quotedName(right.name), quotedName(b->name)));
    }
    return terms.join(u" AND "_s);
}

/// The wish, or the wish with a number, so that no other table is called so.
QString freeName(const QString &wish, const std::vector<SqlSource> &sources)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(sources.begin(), sources.end(), [&](const SqlSource &each) {
            return each.alias.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    QString name = wish;
    for (int i = 2; isTaken(name); ++i)
        name = wish + QString::number(i);
    return name;
}

QString tableAs(const Called &called)
{
    const QString table = quotedName(called.table.name);
    const QString name = quotedName(called.name);
    return table == name ? table : QString(table + u" AS " + name);
}

QString joinAlong(const Way &way, const SqlSource &from, const std::vector<SqlSource> &sources,
                  const Schema &schema)
{
    const TablePtr to = schema.tables.find(way.to);
    if (!to)
        return {};
    const Called here{*from.table, from.alias};
    const Called there{*to, freeName(way.role, sources)};
    if (!way.crosses())
        return tableAs(there) + u" ON "_s + tied(there, way.toColumns, here, way.fromColumns);
    const TablePtr association = schema.tables.find(way.association);
    if (!association)
        return {};
    const Called between{*association, freeName(association->name, sources)};
    return tableAs(between) + u" ON "_s + tied(between, way.nearColumns, here, way.fromColumns)
           + u" JOIN "_s + tableAs(there) + u" ON "_s
           + tied(there, way.toColumns, between, way.farColumns);
}

} // namespace

std::vector<SqlProposal> joinsFrom(const std::vector<SqlSource> &sources, const WaysOf &ways)
{
    std::vector<SqlProposal> joins;
    for (const SqlSource &source : sources) {
        if (!source.table)
            continue;
        for (const Way &way : ways.from(source.table->id)) {
            const QString text = joinAlong(way, source, sources, ways.schema());
            if (!text.isEmpty())
                joins.push_back({SqlProposal::Kind::Role, way.role, text, source.alias});
        }
    }
    return joins;
}

std::vector<SqlProposal> conditionsOfLast(const std::vector<SqlSource> &sources, const WaysOf &ways)
{
    std::vector<SqlProposal> conditions;
    if (sources.empty() || !sources.back().table)
        return conditions;
    const SqlSource &last = sources.back();
    for (size_t i = 0; i + 1 < sources.size(); ++i) {
        if (!sources[i].table)
            continue;
        for (const Way &way : ways.from(sources[i].table->id)) {
            if (way.crosses() || way.to != last.table->id)
                continue;
            const QString text = tied({*last.table, last.alias}, way.toColumns,
                                      {*sources[i].table, sources[i].alias}, way.fromColumns);
            conditions.push_back({SqlProposal::Kind::Role, text, text, way.role});
        }
    }
    return conditions;
}

} // namespace sw
