// SPDX-License-Identifier: Apache-2.0
#include "model/data/matching.h"
#include "model/data/rowkey.h"
#include "model/data/saveproblems.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// That the key's columns refer to somebody who is not there.
BoundSql isOrphan(const Table &child, const ForeignKey &key, const Table &parent)
{
    const std::vector<ColumnId> parentColumns = parentColumnsOf(key, parent);
    const QStringList own = columnNames(child, key.columns);
    const QStringList compared = comparedNames(child, key.columns, parent, parentColumns);
    if (own.isEmpty() || compared.size() != own.size())
        return {};
    return BoundSql(own.join(u" IS NOT NULL AND "_s) + u" IS NOT NULL AND "_s + bracketed(compared)
                    + u" NOT IN (SELECT "_s + columnNames(parent, parentColumns).join(u", ")
                    + u" FROM "_s + inMain(parent.name) + u" WHERE "_s
                    + columnNames(parent, parentColumns).join(u" IS NOT NULL AND "_s)
                    + u" IS NOT NULL)"_s);
}

std::vector<WholeRow> orphans(sqlite3 *database, const Table &child, const ForeignKey &key,
                              const Table &parent, const BoundSql &among)
{
    BoundSql where = isOrphan(child, key, parent);
    if (where.isEmpty() || among.isEmpty())
        return {};
    where.add(u" AND "_s).add(among);
    constexpr qint64 Most = 4;
    auto rows = readRows(database, child, where, Most);
    return rows ? std::move(*rows) : std::vector<WholeRow>();
}

void findMissing(sqlite3 *database, const Schema &schema, const RowEdits &edits, const RowNow &row,
                 std::vector<RowProblem> &problems)
{
    const TablePtr table = schema.tables.find(row.row.table);
    for (const ForeignKey &key : table->foreignKeys) {
        const TablePtr parent = schema.parentOf(key);
        if (!key.enforced || !parent)
            continue;
        const auto found = orphans(database, *table, key, *parent, whereKey(*table, row.now.key));
        if (found.empty())
            continue;
        std::vector<Value> values;
        ColumnId column = key.columns.front();
        for (const ColumnId id : key.columns) {
            values.push_back(*found.front().value(*table, id));
            if (edits.pending(row.row, id))
                column = id;
        }
        problems.push_back(
            {row.row, column,
             u"%1: there is no %2 whose %3 is %4; choose one that is there, or add it."_s.arg(
                 rowWords(schema, row.row), quotedName(parent->name),
                 shownColumns(*parent, parentColumnsOf(key, *parent)), shownValues(values)),
             std::nullopt});
    }
}

/// Children that still refer to what the row was.
void findLeft(sqlite3 *database, const Schema &schema, const IncomingKeys &incoming,
              const RowNow &row, std::vector<RowProblem> &problems)
{
    const TablePtr table = schema.tables.find(row.row.table);
    for (const IncomingKey &each : incoming.to(table->id)) {
        const std::vector<ColumnId> referred = parentColumnsOf(*each.key, *table);
        const QStringList own = columnNames(*each.child, each.key->columns);
        if (!each.key->enforced || referred.size() != each.key->columns.size())
            continue;
        BoundSql same;
        for (size_t i = 0; i < referred.size(); ++i) {
            const Value *value = row.before->value(*table, referred[i]);
            same.add((i == 0 ? QString() : u" AND "_s) + own.value(static_cast<qsizetype>(i))
                     + u" = "_s);
            same.add(value ? *value : Value());
        }
        const auto found = orphans(database, *each.child, *each.key, *table, same);
        if (found.empty())
            continue;
        problems.push_back(
            {row.row,
             {},
             u"%1 is still referred to, by %2%3 (%4); unlink or delete what refers to it first."_s
                 .arg(rowWords(schema, row.row), rowWords(schema, found.front().row),
                      found.size() > 1 ? u" and others"_s : QString(),
                      shownColumns(*each.child, each.key->columns)),
             std::nullopt});
    }
}

} // namespace

std::vector<RowProblem> missingParents(sqlite3 *database, const Schema &schema,
                                       const RowEdits &edits, const std::vector<RowNow> &rows)
{
    const IncomingKeys incoming(schema);
    std::vector<RowProblem> problems;
    for (const RowNow &row : rows) {
        if (edits.stateOf(row.row) != RowState::Removed)
            findMissing(database, schema, edits, row, problems);
        if (row.before)
            findLeft(database, schema, incoming, row, problems);
    }
    return problems;
}

} // namespace sw
