// SPDX-License-Identifier: Apache-2.0
#include "model/data/saverun.h"

#include "model/data/editableview.h"
#include "model/data/rowkey.h"
#include "model/data/savesql.h"
#include "model/sql/token.h"

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A value of the same class that nobody has.
Value unheardOf(const Value &like)
{
    const quint64 random = randomIdValue();
    switch (like.kind) {
    case ValueClass::Real:
        return Value::of(-1e15 - static_cast<double>(random >> 16U));
    case ValueClass::Text:
        return Value::ofText(u"~ "_s + idText(random));
    case ValueClass::Blob:
        return Value::ofBlob(idText(random).toLatin1());
    default:
        return Value::of(static_cast<qint64>((random >> 2U) + (quint64(1) << 61U)));
    }
}

} // namespace

BoundSql SaveRun::freshTerm(int fresh, ColumnId column)
{
    const RowRef row{m_edits.tableOfFresh(fresh), {}, fresh};
    const TablePtr table = m_schema.tables.find(row.table);
    const WholeRow *now = m_now.of(row);
    if (!now || !table) {
        m_waits = true;
        return {};
    }
    const Value *value = column.isNull() && !now->row.key.empty() ? &now->row.key.front()
                                                                  : now->value(*table, column);
    return std::move(BoundSql().add(value ? *value : Value()));
}

std::optional<BoundSql> SaveRun::statement(const Table &table, const RowRef &row)
{
    m_waits = false;
    RowEdit edit = *m_edits.of(row);
    if (edit.state == RowState::New && edit.rowid.empty())
        edit.rowid = m_freeKeys.nextFor(m_database.handle(), table, edit);
    const FreshTerm term = [this](int fresh, ColumnId column) { return freshTerm(fresh, column); };
    BoundSql sql = edit.state == RowState::New ? insertSql(table, edit, term)
                   : edit.state == RowState::Removed
                       ? deleteSql(table, m_now.place(row), edit, Heeds::Key)
                       : updateSql(table, m_now.place(row), edit, term, Heeds::Key);
    return m_waits || waitsForOther(row) ? std::nullopt : std::optional(std::move(sql));
}

SaveRun::Ran SaveRun::run(const Table &table, const RowRef &row, const BoundSql &sql)
{
    m_database.patience().begin(u"Saving rows"_s);
    const bool answers = table.kind != TableKind::Virtual && !isViewTable(m_schema, table.id)
                         && m_edits.stateOf(row) != RowState::Removed;
    const RowKey key = rowKeyOf(table);
    const QString returning
        = answers ? QString(u" RETURNING "_s + (key.terms + columnTerms(table)).join(u", "))
                  : QString();
    const QByteArray text = QString(sql.text() + returning).toUtf8();
    SqliteQuery query(m_database.handle(), viewOf(text));
    sql.bindTo(query);
    Ran ran;
    ran.row.row.table = table.id;
    const qint64 changesBefore = sqlite3_total_changes64(m_database.handle());
    while (query.next() && ran.row.values.empty()) {
        for (int i = 0; i < query.columnCount(); ++i)
            (i < key.terms.size() ? ran.row.row.key : ran.row.values)
                .push_back(Value::in(query, i));
    }
    ran.failed = query.failed();
    if (ran.failed)
        ran.refusal = {query.code(), query.errorText()};
    else if (isViewTable(m_schema, table.id)) // what its trigger did is not counted as its own
        ran.changes = sqlite3_total_changes64(m_database.handle()) - changesBefore;
    else
        ran.changes = sqlite3_changes64(m_database.handle());
    if (!ran.failed && table.kind == TableKind::Virtual && row.isFresh())
        ran.row.row.key = {Value::of(qint64(sqlite3_last_insert_rowid(m_database.handle())))};
    return ran;
}

QString SaveRun::undone(const Table &table, const RowRef &row, const Ran &ran)
{
    const bool isOfView = isViewTable(m_schema, table.id);
    if (ran.changes == 1 || (isOfView && ran.changes > 1))
        return {};
    if (ran.changes > 1)
        return u"%1 rows would be changed at once"_s.arg(ran.changes);
    const bool removed = m_edits.stateOf(row) == RowState::Removed;
    const auto now = row.isFresh() ? Result<std::optional<WholeRow>>(std::optional<WholeRow>())
                                   : readRow(m_database.handle(), table, m_now.place(row).key);
    // What went along with another row is gone as it should be.
    if (removed && now && !*now)
        return {};
    if (isOfView)
        return !row.isFresh() && now && !*now
                   ? u"another of these edits has changed it too; save them one after the other"_s
                   : u"the trigger of the view has changed nothing"_s;
    return !row.isFresh() && now && !*now
               ? u"it went along with another row that is to be deleted"_s
               : u"a trigger kept it from happening"_s;
}

bool SaveRun::waitsForOther(const RowRef &row) const
{
    if (m_refused.empty())
        return false;
    const std::vector<RowRef> awaited = m_awaited.of(row);
    return std::any_of(awaited.begin(), awaited.end(), [&](const RowRef &other) {
        return m_refused.contains(other) || m_waiting.contains(other);
    });
}

void SaveRun::keepPlace(const RowRef &row, const Ran &ran)
{
    m_refused.erase(row);
    m_waiting.erase(row);
    if (!ran.row.row.key.empty())
        m_now.put(row, ran.row);
}

/// Why it cannot go on after the statement. Nothing: it is done, or may be tried again.
std::optional<SaveFailure> SaveRun::failed(const Table &table, const RowRef &row, const Ran &ran)
{
    if (ran.failed && !ran.refusal.isOfRow())
        return failureOf(m_database, m_database.failure());
    if (ran.failed && ran.refusal.mayPass() && m_database.inTransaction())
        return {};
    if (ran.failed)
        return failureOf(
            {problemOf(m_database.handle(), m_schema, row, *m_edits.of(row), ran.refusal)});
    const QString why = undone(table, row, ran);
    if (why.isEmpty())
        return {};
    return failureOf({{row, {}, rowWords(m_schema, row) + u": "_s + why + u'.', std::nullopt}});
}

std::optional<SaveFailure> SaveRun::tryOne(const RowRef &row)
{
    if (m_database.watcher().cancelled())
        return failureOf(m_database, m_database.failure());
    const Table &table = *m_schema.tables.find(row.table);
    const auto sql = statement(table, row);
    if (!sql) {
        m_again.push_back(row);
        m_waiting.insert(row);
        return {};
    }
    const Ran ran = run(table, row, *sql);
    if (auto failed = this->failed(table, row, ran))
        return failed;
    if (!ran.failed) {
        keepPlace(row, ran);
        return {};
    }
    m_refused[row] = problemOf(m_database.handle(), m_schema, row, *m_edits.of(row), ran.refusal);
    m_again.push_back(row);
    return {};
}

/// In their order; what another statement may still make room for is tried again after all others.
std::optional<SaveFailure> SaveRun::go()
{
    if (const auto deferred = m_database.run("PRAGMA defer_foreign_keys=ON"); !deferred)
        return failureOf(m_database, deferred.error());
    std::vector<RowRef> waiting = saveOrder(m_schema, m_edits);
    while (!waiting.empty()) {
        m_again.clear();
        for (const RowRef &row : waiting) {
            if (auto failed = tryOne(row))
                return failed;
        }
        if (m_again.size() == waiting.size() && !makeRoom())
            return failureOf(stuck());
        waiting = m_again;
    }
    return {};
}

/// Why none of those that are left can be saved.
std::vector<RowProblem> SaveRun::stuck() const
{
    std::vector<RowProblem> problems;
    for (const auto &[row, problem] : m_refused)
        problems.push_back(problem);
    if (problems.empty())
        problems.push_back({m_again.front(),
                            {},
                            rowWords(m_schema, m_again.front())
                                + u": new rows wait for each other’s keys; give one of them a key,"
                                  " or save them one after the other."_s,
                            std::nullopt});
    return problems;
}

/// Rows that exchange values of a key stand in each other’s way: one of them gets a value that
/// nobody has, until the others have theirs.
bool SaveRun::makeRoom()
{
    for (const auto &[refused, problem] : m_refused) {
        for (const RowRef &row : m_again) {
            const bool mayMove = row.table == refused.table && !m_parked.contains(row)
                                 && !isViewTable(m_schema, row.table)
                                 && m_edits.stateOf(row) == RowState::Changed;
            if (mayMove && park(row, problem.column))
                return true;
        }
    }
    return false;
}

bool SaveRun::park(const RowRef &row, ColumnId column)
{
    const NewValue *pending = m_edits.pending(row, column);
    const WholeRow *now = m_now.of(row);
    if (!pending || !now)
        return false;
    const Table &table = *m_schema.tables.find(row.table);
    const Value *stored = now->value(table, column);
    const Value like = pending->value.isNull() && stored ? *stored : pending->value;
    RowEdit parking = *m_edits.of(row);
    parking.cells = {{column, {unheardOf(like), {}}}};
    const FreshTerm none = [](int, ColumnId) { return BoundSql(); };
    const Ran ran = run(table, row, updateSql(table, now->row, parking, none, Heeds::Key));
    m_parked.insert(row);
    if (ran.failed || ran.changes != 1)
        return false;
    m_now.put(row, ran.row);
    return true;
}

} // namespace sw
