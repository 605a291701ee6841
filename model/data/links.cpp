// SPDX-License-Identifier: Apache-2.0
#include "model/data/links.h"

#include "model/data/matching.h"
#include "model/data/related.h"
#include "model/data/rowkey.h"
#include "model/sql/quote.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Columns of an edited row that are to hold given values; those that nothing is pending for are
/// compared in the database.
class Wanted {
public:
    Wanted(const Table &table, const RowEdits &edits, const RowRef &row)
        : m_table(table), m_edits(edits), m_row(row)
    {
    }

    /// False: they hold others.
    [[nodiscard]] bool add(const std::vector<ColumnId> &columns, const QStringList &compared,
                           const std::vector<NewValue> &values)
    {
        for (size_t i = 0; i < columns.size() && i < values.size(); ++i) {
            const NewValue *pending = m_edits.pending(m_row, columns[i]);
            if (pending && (pending->isNull() || *pending != values[i]))
                return false;
            if (pending)
                continue;
            if (m_row.isFresh() || values[i].kind != NewValue::Kind::Given)
                return false;
            m_stored.add(u" AND "_s + compared.value(static_cast<qsizetype>(i)) + u" = "_s)
                .add(values[i].value);
        }
        return true;
    }

    /// That the row has the rest.
    [[nodiscard]] BoundSql condition() const
    {
        return std::move(whereKey(m_table, m_row.key).add(m_stored));
    }
    [[nodiscard]] bool isCertain() const { return m_stored.isEmpty(); }

private:
    const Table &m_table;
    const RowEdits &m_edits;
    const RowRef &m_row;
    BoundSql m_stored;
};

/// What others hold in order to refer to the row.
std::vector<NewValue> valuesOf(const Table &table, const RowEdits &edits, const WholeRow &row,
                               const std::vector<ColumnId> &columns)
{
    std::vector<NewValue> values;
    for (const ColumnId column : columns)
        values.push_back(row.row.isFresh() ? NewValue::ofFresh(row.row.fresh, column)
                                           : edits.valueOf(table, row, column));
    return values;
}

bool touches(const RowEdits &edits, const RowRef &row, const std::vector<ColumnId> &columns)
{
    return std::any_of(columns.begin(), columns.end(),
                       [&](ColumnId column) { return edits.pending(row, column) != nullptr; });
}

void addOr(BoundSql &all, const BoundSql &one)
{
    all.add(all.isEmpty() ? u"("_s : u" OR ("_s).add(one).add(u")"_s);
}

BoundSql broughtChildren(const Schema &schema, const RowEdits &edits, const Way &way,
                         const WholeRow &from)
{
    const Table &parent = *schema.tables.find(way.from);
    const Table &child = *schema.tables.find(way.to);
    const QStringList compared = comparedNames(child, way.toColumns, parent, way.fromColumns);
    const std::vector<NewValue> values = valuesOf(parent, edits, from, way.fromColumns);
    BoundSql brought;
    for (const RowRef &row : edits.inOrder(way.to)) {
        Wanted wanted(child, edits, row);
        if (!row.isFresh() && edits.stateOf(row) == RowState::Changed
            && touches(edits, row, way.toColumns) && wanted.add(way.toColumns, compared, values))
            addOr(brought, wanted.condition());
    }
    return brought;
}

/// That a row has what the link holds in the columns of its far side, or is to hold there; empty:
/// that is in no database yet.
BoundSql isBehind(const Table &there, const Way &way, const Table &between, const RowEdits &edits,
                  const RowRef &link)
{
    BoundSql sql;
    const QStringList own = columnNames(there, way.toColumns);
    const QStringList its = comparedNames(between, way.farColumns, there, way.toColumns);
    for (qsizetype i = 0; i < own.size() && i < its.size(); ++i) {
        sql.add((i > 0 ? u" AND "_s : QString()) + own[i] + u" = "_s);
        const NewValue *pending = edits.pending(link, way.farColumns[static_cast<size_t>(i)]);
        if (pending && pending->kind == NewValue::Kind::Given && !pending->isNull())
            sql.add(pending->value);
        else if (pending || link.isFresh())
            return {};
        else
            sql.add(u"(SELECT "_s + its[i] + u" FROM "_s + inMain(between.name) + u" WHERE "_s)
                .add(whereKey(between, link.key))
                .add(u")"_s);
    }
    return sql;
}

BoundSql broughtAcross(const Schema &schema, const RowEdits &edits, const Way &way,
                       const WholeRow &from)
{
    const Table &here = *schema.tables.find(way.from);
    const Table &there = *schema.tables.find(way.to);
    const Table &between = *schema.tables.find(way.association);
    const QStringList compared = comparedNames(between, way.nearColumns, here, way.fromColumns);
    const std::vector<NewValue> values = valuesOf(here, edits, from, way.fromColumns);
    BoundSql brought;
    for (const RowRef &link : edits.inOrder(way.association)) {
        const bool counts = link.isFresh() || touches(edits, link, way.farColumns)
                            || touches(edits, link, way.nearColumns);
        Wanted wanted(between, edits, link);
        if (!counts || edits.stateOf(link) == RowState::Removed
            || !wanted.add(way.nearColumns, compared, values))
            continue;
        BoundSql behind = isBehind(there, way, between, edits, link);
        if (behind.isEmpty())
            continue;
        if (!wanted.isCertain())
            behind.add(u" AND EXISTS (SELECT 1 FROM "_s + inMain(between.name) + u" WHERE "_s)
                .add(wanted.condition())
                .add(u")"_s);
        addOr(brought, behind);
    }
    return brought;
}

/// That a row is one whose tie goes, or leads elsewhere.
BoundSql freedRows(const Schema &schema, const RowEdits &edits, const Way &way)
{
    const Table &there = *schema.tables.find(way.to);
    const Table &tied = way.crosses() ? *schema.tables.find(way.association) : there;
    std::vector<RowRef> freed;
    for (const RowRef &row : edits.inOrder(tied.id)) {
        if (row.isFresh() || way.toParent)
            continue;
        if (way.crosses()
                ? edits.stateOf(row) == RowState::Removed || touches(edits, row, way.farColumns)
                      || touches(edits, row, way.nearColumns)
                : touches(edits, row, way.toColumns))
            freed.push_back(row);
    }
    if (freed.empty() || !way.crosses())
        return freed.empty() ? BoundSql() : whereKeys(there, freed);
    return std::move(
        BoundSql(bracketed(columnNames(there, way.toColumns)) + u" IN (SELECT "_s
                 + comparedNames(tied, way.farColumns, there, way.toColumns).join(u", ")
                 + u" FROM "_s + inMain(tied.name) + u" WHERE "_s)
            .add(whereKeys(tied, freed))
            .add(u")"_s));
}

bool holdsNow(const Table &table, const RowEdits &edits, const WholeRow &row,
              const std::vector<ColumnId> &columns, const std::vector<NewValue> &values)
{
    for (size_t i = 0; i < columns.size() && i < values.size(); ++i) {
        if (edits.valueOf(table, row, columns[i]) != values[i])
            return false;
    }
    return !columns.empty() && columns.size() == values.size();
}

} // namespace

BoundSql broughtTo(const Schema &schema, const RowEdits &edits, const Way &way,
                   const WholeRow &from)
{
    if (way.toParent || edits.isEmpty())
        return {};
    return way.crosses() ? broughtAcross(schema, edits, way, from)
                         : broughtChildren(schema, edits, way, from);
}

BoundSql mayBeLinked(const Schema &schema, const RowEdits &edits, const Way &way,
                     const WholeRow &from)
{
    BoundSql sql;
    const BoundSql brought = broughtTo(schema, edits, way, from);
    if (!brought.isEmpty())
        sql.add(u"("_s).add(brought).add(u") IS NOT TRUE"_s);
    if (from.row.isFresh())
        return sql;
    const TablePtr &here = schema.tables.find(way.from);
    sql.add(sql.isEmpty() ? u"(("_s : u" AND (("_s)
        .add(reachedBy(schema, way, whereKey(*here, from.row.key)))
        .add(u") IS NOT TRUE"_s);
    if (const BoundSql freed = freedRows(schema, edits, way); !freed.isEmpty())
        sql.add(u" OR "_s).add(freed);
    return std::move(sql.add(u")"_s));
}

Result<Links> readLinks(sqlite3 *database, const Schema &schema, const RowEdits &edits,
                        const Way &way, const BoundSql &from,
                        const std::vector<std::vector<Value>> &beyond)
{
    constexpr qint64 Most = 100; // of one row to another
    const Table &here = *schema.tables.find(way.from);
    const Table &there = *schema.tables.find(way.to);
    const Table &between = *schema.tables.find(way.association);
    const BoundSql near = std::move(
        BoundSql(bracketed(comparedNames(between, way.nearColumns, here, way.fromColumns))
                 + u" IN (SELECT "_s + columnNames(here, way.fromColumns).join(u", ") + u" FROM "_s
                 + inMain(here.name) + u" WHERE "_s)
            .add(from)
            .add(u")"_s));
    const QStringList far = comparedNames(between, way.farColumns, there, way.toColumns);
    Links links;
    for (const std::vector<Value> &values : beyond) {
        BoundSql where = near;
        for (size_t i = 0; i < values.size(); ++i)
            where.add(u" AND "_s + far.value(static_cast<qsizetype>(i)) + u" = "_s).add(values[i]);
        auto rows = values.empty() ? Result<std::vector<WholeRow>>(std::vector<WholeRow>())
                                   : readRows(database, between, where, Most);
        if (!rows)
            return rows.error();
        links.stored.push_back(std::move(*rows));
    }
    std::vector<RowRef> moved;
    for (const RowRef &link : edits.inOrder(way.association)) {
        if (!link.isFresh()
            && (touches(edits, link, way.farColumns) || touches(edits, link, way.nearColumns)))
            moved.push_back(link);
    }
    if (moved.empty())
        return links;
    auto rows
        = readRows(database, between, whereKeys(between, moved), static_cast<qint64>(moved.size()));
    if (!rows)
        return rows.error();
    links.moved = std::move(*rows);
    return links;
}

std::vector<WholeRow> linksTo(const Schema &schema, const RowEdits &edits, const Way &way,
                              const std::optional<WholeRow> &from, const Beyond &to,
                              const std::vector<WholeRow> &stored,
                              const std::vector<WholeRow> &moved)
{
    const Table &between = *schema.tables.find(way.association);
    const auto isMoved = [&](const RowRef &link) {
        return touches(edits, link, way.farColumns) || touches(edits, link, way.nearColumns);
    };
    std::vector<WholeRow> links;
    std::copy_if(stored.begin(), stored.end(), std::back_inserter(links),
                 [&](const WholeRow &link) { return !isMoved(link.row); });
    if (!from)
        return links;
    const std::vector<NewValue> near
        = valuesOf(*schema.tables.find(way.from), edits, *from, way.fromColumns);
    std::vector<NewValue> far;
    if (to.row.isFresh())
        far = valuesOf(*schema.tables.find(way.to), edits, {to.row, {}}, way.toColumns);
    else
        far.assign(to.values.begin(), to.values.end());
    const auto add = [&](const WholeRow &link) {
        if (holdsNow(between, edits, link, way.nearColumns, near)
            && holdsNow(between, edits, link, way.farColumns, far))
            links.push_back(link);
    };
    for (const WholeRow &link : moved) {
        if (isMoved(link.row))
            add(link);
    }
    for (const RowRef &link : edits.freshRows(way.association))
        add({link, {}});
    return links;
}

} // namespace sw
