// SPDX-License-Identifier: Apache-2.0
#include "model/data/savesteps.h"

#include "model/base/name.h"
#include "model/data/editableview.h"
#include "model/data/rowkey.h"
#include "model/data/takenkeys.h"
#include "model/live/catalog.h"
#include "model/sql/quote.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The column's place in the primary key, from 1; 0: it is not in it.
int keyPlace(const Table &table, ColumnId column)
{
    const Key *primary = table.primaryKey();
    const std::vector<ColumnId> columns = primary ? columnsOf(*primary) : std::vector<ColumnId>();
    const auto found = std::find(columns.begin(), columns.end(), column);
    return found == columns.end() ? 0 : static_cast<int>(found - columns.begin()) + 1;
}

bool isAsKnown(const Table &table, const std::vector<CatalogColumn> &columns)
{
    return std::equal(columns.begin(), columns.end(), table.columns.begin(), table.columns.end(),
                      [&](const CatalogColumn &there, const Column &known) {
                          return sameName(there.name, known.name)
                                 && sameName(there.type, known.type)
                                 && there.primaryKeyPlace == keyPlace(table, known.id);
                      });
}

/// What differs between a row as it was seen and as it is; nothing: it is as it was.
std::optional<RowProblem> changedMeanwhile(const Schema &schema, const Table &table,
                                           const RowRef &ref, const RowEdit &edit,
                                           const std::optional<WholeRow> &now)
{
    ChangedRow changed{{}, now, {}};
    for (const auto &[column, cell] : edit.cells) {
        changed.seen[column] = cell.old;
        const Value *value = now ? now->value(table, column) : nullptr;
        if (now && (!value || !(*value == cell.old)))
            changed.different.push_back(column);
    }
    if (now && changed.different.empty())
        return std::nullopt;
    const QString gone = isViewTable(schema, table.id)
                             ? u"%1 was changed or deleted by someone else meanwhile."_s
                             : u"%1 was deleted by someone else meanwhile."_s;
    const QString what
        = now ? u"%1 was changed by someone else meanwhile (%2); keep yours or take theirs."_s.arg(
              rowWords(schema, ref), shownColumns(table, changed.different))
              : gone.arg(rowWords(schema, ref));
    return RowProblem{ref, now ? changed.different.front() : ColumnId(), what, changed};
}

/// Rows of a view may be the same in all of their values: then nobody knows which one is meant.
std::optional<RowProblem> twinsInView(sqlite3 *database, const Schema &schema, const Table &table,
                                      const RowRef &ref)
{
    if (!isViewTable(schema, table.id))
        return {};
    const auto rows = readRows(database, table, whereKey(table, ref.key), 2);
    if (!rows || rows->size() < 2)
        return {};
    return RowProblem{ref,
                      {},
                      u"Two rows of the view %1 are the same in every value, and nothing tells them"
                      " apart: change one of them in its table."_s.arg(quotedName(table.name)),
                      {}};
}

qint64 bytesIn(const std::optional<WholeRow> &row)
{
    qint64 bytes = 0;
    for (const Value &value : row ? row->values : std::vector<Value>())
        bytes += value.bytes.size();
    return bytes;
}

} // namespace

Result<Done> checkTables(sqlite3 *database, const Schema &schema, const RowEdits &edits)
{
    QSet<TableId> checked;
    for (const auto &[row, edit] : edits.rows()) {
        if (checked.contains(row.table))
            continue;
        checked.insert(row.table);
        const TablePtr table = schema.tables.find(row.table);
        if (!table)
            return Error{u"Nothing was saved: a table of the edits is not there. Discard what is"
                         " pending for it."_s};
        const auto columns = Catalog::columnsOf(database, table->name);
        if (!columns)
            return columns.error();
        if (!isAsKnown(*table, *columns))
            return Error{
                u"Nothing was saved: table %1 is another than it was when its rows were"
                " edited. Reload it; the edits stay pending."_s.arg(quotedName(table->name))};
    }
    return Done();
}

Result<RowsBefore> readRowsBefore(sqlite3 *database, const Schema &schema, const RowEdits &edits)
{
    RowsBefore before;
    for (const RowRef &ref : edits.inOrder()) {
        if (ref.isFresh())
            continue;
        const TablePtr table = schema.tables.find(ref.table);
        if (auto twins = twinsInView(database, schema, *table, ref)) {
            before.problems.push_back(std::move(*twins));
            continue;
        }
        const auto now = readRow(database, *table, ref.key);
        if (!now)
            return now.error();
        if (*now)
            before.rows[ref] = **now;
        if (auto problem = changedMeanwhile(schema, *table, ref, *edits.of(ref), *now))
            before.problems.push_back(std::move(*problem));
    }
    return before;
}

SavedChange changeSince(sqlite3 *database, const Schema &schema, const RowEdits &edits,
                        const std::map<RowRef, WholeRow> &before, const RowsAlong &along,
                        const std::map<RowRef, RowRef> &places)
{
    SavedChange change;
    change.isWhole = along.isWhole;
    qint64 bytes = 0;
    // Where a row is gone, a new one may have taken its key.
    std::set<RowRef> taken;
    const auto keep = [&](const std::optional<WholeRow> &was, const RowRef &now, bool mayBeGone) {
        const TablePtr table = schema.tables.find(now.table);
        if (isViewTable(schema, table->id))
            return false;
        auto after = readRow(database, *table, now.key);
        if (!after || (!*after && !mayBeGone))
            return false;
        if (mayBeGone && taken.contains(now))
            *after = std::nullopt;
        taken.insert(now);
        bytes += bytesIn(was) + bytesIn(*after);
        change.rows.push_back({was, std::move(*after)});
        return bytes <= SavedChange::MostBytes && change.rows.size() <= SavedChange::MostRows;
    };
    const auto mayBeGone = [&](const RowRef &row) {
        return edits.stateOf(row) == RowState::Removed || along.gone.contains(row);
    };
    std::vector<RowRef> rows = edits.inOrder();
    std::stable_partition(rows.begin(), rows.end(),
                          [&](const RowRef &row) { return !mayBeGone(row); });
    for (const RowRef &row : rows) {
        const auto was = before.find(row);
        const auto place = places.find(row);
        change.isWhole
            = change.isWhole
              && keep(was == before.end() ? std::nullopt : std::optional(was->second),
                      place == places.end() ? row : place->second, mayBeGone(row) || row.isFresh());
    }
    for (const auto &[row, was] : along.rows)
        change.isWhole = change.isWhole && (before.contains(row) || keep(was, row, mayBeGone(row)));
    change.isWhole = change.isWhole && !takesOverChildren(database, schema, change);
    if (!change.isWhole)
        change.rows.clear();
    return change;
}

} // namespace sw
