// SPDX-License-Identifier: Apache-2.0
#include "model/data/walk.h"

#include "model/base/name.h"
#include "model/data/matching.h"
#include "model/data/related.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString inWords(const QStringList &names)
{
    constexpr qsizetype Most = 12;
    if (names.isEmpty())
        return u"none"_s;
    const QString first = names.mid(0, Most).join(u", ");
    return names.size() > Most ? u"%1 and %2 more"_s.arg(first).arg(names.size() - Most) : first;
}

Result<QString> columnCalled(const Table &table, const QString &name)
{
    if (const Column *column = table.column(name))
        return alwaysQuotedName(column->name);
    QStringList names;
    for (const Column &column : table.columns)
        names.append(quotedName(column.name));
    return Error{u"Table %1 has no column %2; it has %3."_s.arg(quotedName(table.name),
                                                                quotedName(name), inWords(names))};
}

/// What the key of a path says of the rows of the table.
Result<BoundSql> keyIn(const Table &table, const std::vector<KeyTerm> &terms)
{
    const Key *primary = table.primaryKey();
    QStringList places = primary ? columnNames(table, columnsOf(*primary)) : QStringList();
    if (places.isEmpty() && !rowidName(table).isEmpty())
        places.append(rowidName(table));
    const bool byPlace = !terms.empty() && terms.front().column.isEmpty();
    if (byPlace && static_cast<qsizetype>(terms.size()) != places.size())
        return Error{u"The key of %1 has %2 columns (%3), not %4."_s.arg(
            quotedName(table.name), QString::number(places.size()), places.join(u", "),
            QString::number(terms.size()))};
    BoundSql sql;
    for (size_t i = 0; i < terms.size(); ++i) {
        if (terms[i].column.isEmpty() != byPlace)
            return Error{u"A key names all of its columns or none."_s};
        QString column;
        if (byPlace) {
            column = places[static_cast<qsizetype>(i)];
        } else {
            const Result<QString> found = columnCalled(table, terms[i].column);
            if (!found)
                return found.error();
            column = *found;
        }
        sql.add((i > 0 ? u" AND "_s : QString()) + column);
        if (terms[i].value.isNull())
            sql.add(u" IS NULL"_s);
        else
            sql.add(u" = "_s).add(terms[i].value);
    }
    return sql;
}

} // namespace

Result<Walk> Walk::along(const RowPath &path, const WaysOf &ways)
{
    Walk walk(ways.schema());
    for (const PathStep &step : path.steps) {
        const Result<Done> done
            = walk.m_steps.empty() ? walk.begin(step, ways.schema()) : walk.follow(step, ways);
        if (!done)
            return done.error();
    }
    return walk;
}

Result<Done> Walk::begin(const PathStep &step, const Schema &schema)
{
    Step first;
    first.table = schema.table(step.name);
    first.view = first.table ? ViewPtr() : schema.view(step.name);
    if (!first.table && !first.view) {
        QStringList names;
        for (const TablePtr &table : schema.tables)
            names.append(quotedName(table->name));
        for (const ViewPtr &view : schema.views)
            names.append(quotedName(view->name));
        names.sort(Qt::CaseInsensitive);
        return Error{
            u"There is no table %1; there is %2."_s.arg(quotedName(step.name), inWords(names))};
    }
    if (first.view && !step.key.empty())
        return Error{u"View %1 has no key; ask for all of it."_s.arg(quotedName(step.name))};
    if (first.table) {
        const Result<BoundSql> key = keyIn(*first.table, step.key);
        if (!key)
            return key.error();
        first.key = *key;
    }
    m_steps.push_back(std::move(first));
    return Done();
}

Result<Done> Walk::follow(const PathStep &step, const WaysOf &ways)
{
    const Step &here = m_steps.back();
    if (!here.table)
        return Error{u"No relationship begins at view %1."_s.arg(quotedName(here.view->name))};
    const std::vector<Way> &from = ways.from(here.table->id);
    const auto count = std::count_if(from.begin(), from.end(),
                                     [&](const Way &way) { return sameName(way.role, step.name); });
    if (count != 1) {
        QStringList names;
        for (const Way &way : from) {
            const TablePtr to = ways.schema().tables.find(way.to);
            names.append(quotedName(way.role) + u" ("_s + (to ? quotedName(to->name) : QString())
                         + u')');
        }
        names.sort(Qt::CaseInsensitive);
        return Error{(count == 0 ? u"Nothing leads from %1 by the name of %2; there is %3."_s
                                 : u"Two relationships of %1 are called %2; name them otherwise in "
                                   "the document. There is %3."_s)
                         .arg(quotedName(here.table->name), quotedName(step.name), inWords(names))};
    }
    Step next;
    next.way = *std::find_if(from.begin(), from.end(),
                             [&](const Way &way) { return sameName(way.role, step.name); });
    next.table = ways.schema().tables.find(next.way.to);
    const Result<BoundSql> key = keyIn(*next.table, step.key);
    if (!key)
        return key.error();
    next.key = *key;
    m_steps.push_back(std::move(next));
    return Done();
}

/// Of the step's own table; empty: every row.
BoundSql Walk::condition(size_t step) const
{
    const BoundSql &key = m_steps[step].key;
    if (step == 0)
        return key;
    BoundSql sql = reachedBy(m_schema, m_steps[step].way, condition(step - 1));
    return key.isEmpty() ? sql : std::move(sql.add(u" AND "_s).add(key));
}

RowSet Walk::rows() const
{
    const BoundSql which = condition(m_steps.size() - 1);
    return table() ? rowsWhere(table(), which) : RowSet{{}, view(), which, {}};
}

} // namespace sw
