// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowtree.h"

#include "model/data/dangling.h"
#include "model/data/matching.h"
#include "model/data/related.h"
#include "model/data/rowkey.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The terms as those of a table under another name; one may be `+"a" COLLATE "b"`.
QStringList behind(const QString &name, const QStringList &terms)
{
    QStringList all;
    for (const QString &term : terms)
        all.append(term.startsWith(u'+') ? QString(u'+' + name + u'.' + term.mid(1))
                                         : QString(name + u'.' + term));
    return all;
}

QStringList numbered(QChar letter, qsizetype count)
{
    QStringList names;
    for (qsizetype i = 0; i < count; ++i)
        names.append(letter + QString::number(i));
    return names;
}

QString allEqual(const QStringList &a, const QStringList &b)
{
    QStringList all;
    for (qsizetype i = 0; i < a.size() && i < b.size(); ++i)
        all.append(a[i] + u" = "_s + b[i]);
    return all.join(u" AND ");
}

std::vector<Value> treeKeyIn(const SqliteQuery &query, int first, qsizetype columns)
{
    std::vector<Value> key;
    for (int i = first; i < first + static_cast<int>(columns); ++i)
        key.push_back(Value::in(query, i));
    return key;
}

/// Where in a list of keys each of them stands.
std::map<std::vector<Value>, size_t> placesOfKeys(const RowTree::Keys &keys)
{
    std::map<std::vector<Value>, size_t> places;
    for (size_t i = 0; i < keys.size(); ++i)
        places.emplace(keys[i], i);
    return places;
}

} // namespace

RowTree::RowTree(const Schema &schema, const Way &below, BoundSql filter)
    : m_schema(schema), m_way(below), m_table(schema.tables.find(below.from)),
      m_filter(std::move(filter)), m_key(rowKeyOf(*m_table).terms),
      m_own(comparedNames(*m_table, below.toColumns, *m_table, below.fromColumns)),
      m_other(columnNames(*m_table, below.fromColumns))
{
    if (const ForeignKey *key = m_table->foreignKey(below.key))
        m_missing = parentIsMissing(schema, *m_table, *key);
}

std::vector<Way> RowTree::waysIn(const WaysOf &ways, TableId table)
{
    std::vector<Way> found;
    const TablePtr own = ways.schema().tables.find(table);
    if (!own || !rowKeyOf(*own).tellsApart)
        return found;
    for (const Way &way : ways.from(table)) {
        if (way.to == table && !way.toParent && !way.crosses() && own->foreignKey(way.key))
            found.push_back(way);
    }
    return found;
}

QStringList RowTree::keyTerms(const QString &name) const { return behind(name, m_key); }

QString RowTree::refers(const QString &lower, const QString &upper) const
{
    return allEqual(behind(upper, m_other), behind(lower, m_own));
}

/// `IN (…)`: that a row is one for which the filter holds, or above one.
BoundSql RowTree::narrowing() const
{
    if (m_filter.isEmpty())
        return {};
    const QStringList keys = numbered(u'k', m_key.size());
    const QStringList up = numbered(u'u', m_own.size());
    const QString above = u"\"above\""_s;
    BoundSql sql(u" IN (WITH RECURSIVE up("_s + (keys + up).join(u", ") + u") AS (SELECT "_s
                 + (m_key + m_own).join(u", ") + u" FROM "_s + inMain(m_table->name)
                 + u" WHERE ("_s);
    sql.add(m_filter);
    sql.add(u") UNION SELECT %1 FROM up CROSS JOIN %2 AS %3 WHERE %4) SELECT %5 FROM up)"_s.arg(
        (keyTerms(above) + behind(above, m_own)).join(u", "), inMain(m_table->name), above,
        allEqual(behind(above, m_other), up), keys.join(u", ")));
    return sql;
}

RowSet RowTree::narrowed(RowSet set) const
{
    set.sort.clear();
    if (isFiltered())
        set.where = std::move(
            BoundSql(u"("_s).add(set.where).add(u") AND "_s + bracketed(m_key)).add(narrowing()));
    return set;
}

RowSet RowTree::roots() const
{
    BoundSql where;
    for (const QString &column : columnNames(*m_table, m_way.toColumns))
        where.add((where.isEmpty() ? QString() : u" OR "_s) + column + u" IS NULL"_s);
    if (!m_missing.isEmpty())
        where.add(u" OR ("_s).add(m_missing).add(u")"_s);
    return narrowed(rowsWhere(m_table, where));
}

RowSet RowTree::below(const std::vector<Value> &key) const
{
    return narrowed(relatedRows(m_schema, m_way, isOneOf(rowsWhere(m_table, {}), {key})));
}

RowSet RowTree::these(const Keys &keys) const
{
    const BoundSql where = keys.empty() ? BoundSql(u"0"_s) : isOneOf(rowsWhere(m_table, {}), keys);
    return narrowed(rowsWhere(m_table, where));
}

Result<std::vector<std::vector<Cell>>> RowTree::said(sqlite3 *database, const Keys &rows,
                                                     const QStringList &expressions) const
{
    std::vector<std::vector<Cell>> said(rows.size());
    if (rows.empty() || expressions.isEmpty())
        return said;
    RowSet set = rowsWhere(m_table, isOneOf(rowsWhere(m_table, {}), rows));
    set.sort.clear();
    set.shown = expressions;
    const Result<RowPage> page
        = RowReader(database, set).page(RowIndex(), 0, static_cast<int>(rows.size()));
    if (!page)
        return page.error();
    const auto places = placesOfKeys(rows);
    for (const RowValues &row : page->rows) {
        if (const auto place = places.find(row.key); place != places.end())
            said[place->second] = row.cells;
    }
    return said;
}

Result<std::vector<bool>> RowTree::matches(sqlite3 *database, const Keys &rows) const
{
    std::vector<bool> answers(rows.size(), true);
    if (m_filter.isEmpty())
        return answers;
    const auto held = said(database, rows, {u"("_s + m_filter.withLiterals() + u") IS TRUE"_s});
    if (!held)
        return held.error();
    for (size_t i = 0; i < rows.size(); ++i)
        answers[i] = !(*held)[i].empty() && (*held)[i].front().value.integer != 0;
    return answers;
}

Result<bool> RowTree::isSought(sqlite3 *database) const
{
    const RowSet any = relatedRows(
        m_schema, m_way, isOneOf(m_key, {std::vector<Value>(static_cast<size_t>(m_key.size()))}));
    return RowReader(database, any).isSought();
}

Result<std::vector<qint64>> RowTree::countsBelow(sqlite3 *database, const Keys &rows) const
{
    const Result<bool> isFound = isSought(database);
    if (!isFound)
        return isFound.error();
    if (rows.empty())
        return std::vector<qint64>();
    return *isFound ? countsFoundByIndex(database, rows) : countsOfAll(database, rows);
}

/// One by one: each is a look into an index.
Result<std::vector<qint64>> RowTree::countsFoundByIndex(sqlite3 *database, const Keys &rows) const
{
    // Within the statement the row itself has the table's name, and those below it another.
    const QString lower = u"\"its below\""_s;
    QString condition = refers(lower, alwaysQuotedName(m_table->name));
    if (isFiltered())
        condition += u" AND "_s + bracketed(keyTerms(lower)) + narrowing().withLiterals();
    const auto held = said(database, rows,
                           {u"(SELECT count(*) FROM (SELECT 1 FROM %1 AS %2 WHERE %3 LIMIT %4))"_s
                                .arg(inMain(m_table->name), lower, condition)
                                .arg(MostBelow)});
    if (!held)
        return held.error();
    std::vector<qint64> counts;
    for (const std::vector<Cell> &cells : *held)
        counts.push_back(cells.empty() ? 0 : cells.front().value.integer);
    return counts;
}

/// All at once: without an index each would go through the whole table.
Result<std::vector<qint64>> RowTree::countsOfAll(sqlite3 *database, const Keys &rows) const
{
    const QString lower = u"\"lower\""_s;
    const QString upper = u"\"upper\""_s;
    const QStringList keys = keyTerms(upper);
    BoundSql sql(u"SELECT %1, count(*) FROM %2 AS %3 CROSS JOIN %2 AS %4 WHERE %5 AND "_s.arg(
        keys.join(u", "), inMain(m_table->name), lower, upper, refers(lower, upper)));
    sql.add(isOneOf(keys, rows));
    if (isFiltered())
        sql.add(u" AND "_s + bracketed(keyTerms(lower))).add(narrowing());
    sql.add(u" GROUP BY "_s + keys.join(u", "));
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(database, viewOf(text));
    sql.bindTo(query);
    std::vector<qint64> counts(rows.size(), 0);
    const auto places = placesOfKeys(rows);
    while (query.next()) {
        if (const auto place = places.find(treeKeyIn(query, 0, keys.size())); place != places.end())
            counts[place->second]
                = std::min(query.integer(static_cast<int>(keys.size())), MostBelow);
    }
    if (query.failed() || !query.isReady())
        return failure(query);
    return counts;
}

Error RowTree::failure(const SqliteQuery &query) const
{
    return {u"The tree of %1 cannot be read: SQLite says “%2”."_s.arg(quotedName(m_table->name),
                                                                      query.errorText())};
}

Result<std::vector<TreeStep>> RowTree::lineage(sqlite3 *database, const std::vector<Value> &key,
                                               size_t most) const
{
    const QString lower = u"\"lower\""_s;
    const QString upper = u"\"upper\""_s;
    std::vector<std::vector<Value>> up{key};
    for (;;) {
        BoundSql sql(u"SELECT %1 FROM %2 AS %3 CROSS JOIN %2 AS %4 WHERE %5 AND "_s.arg(
            keyTerms(upper).join(u", "), inMain(m_table->name), lower, upper,
            refers(lower, upper)));
        sql.add(isOneOf(keyTerms(lower), {up.back()})).add(u" LIMIT 1"_s);
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(database, viewOf(text));
        sql.bindTo(query);
        if (!query.next()) {
            if (query.failed() || !query.isReady())
                return failure(query);
            break;
        }
        std::vector<Value> next = treeKeyIn(query, 0, m_key.size());
        if (up.size() >= most || std::find(up.begin(), up.end(), next) != up.end())
            return std::vector<TreeStep>();
        up.push_back(std::move(next));
    }
    std::vector<TreeStep> steps;
    for (auto each = up.rbegin(); each != up.rend(); ++each) {
        const RowSet set = steps.empty() ? roots() : below(steps.back().key);
        const Result<qint64> place = RowReader(database, set).placeOf(RowIndex(), *each);
        if (!place)
            return place.error();
        if (*place < 0)
            return std::vector<TreeStep>();
        steps.push_back({*place, *each});
    }
    return steps;
}

} // namespace sw
