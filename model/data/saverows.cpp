// SPDX-License-Identifier: Apache-2.0
#include "model/data/saverows.h"

#include "model/data/editableview.h"
#include "model/data/rowkey.h"
#include "model/data/rowsalong.h"
#include "model/data/saveproblems.h"
#include "model/data/savesql.h"
#include "model/data/savesteps.h"
#include "model/live/pragmas.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using Failed = std::optional<SaveFailure>;

class RowSaver {
public:
    RowSaver(WritableDatabase &database, const Schema &schema, const RowEdits &edits)
        : m_database(database), m_schema(schema), m_edits(edits)
    {
    }

    std::variant<Saved, SaveFailure> save();

private:
    struct Ran {
        Refusal refusal;
        bool failed = false;
        qint64 changes = 0;
        std::vector<Value> key; ///< of the row, as it is now
    };

    [[nodiscard]] Failed look();
    [[nodiscard]] Failed runAll();
    [[nodiscard]] Failed checkForeignKeys();
    [[nodiscard]] Failed failed(const Table &table, const RowRef &row, const Ran &ran);

    [[nodiscard]] Ran run(const Table &table, const RowRef &row, const BoundSql &sql);
    /// The statement of the row; nothing where it waits for the key of another.
    [[nodiscard]] std::optional<BoundSql> statement(const Table &table, const RowRef &row);
    [[nodiscard]] BoundSql freshTerm(int fresh, ColumnId column);
    /// Whether the statement did what it says; else why not.
    [[nodiscard]] QString undone(const Table &table, const RowRef &row, const Ran &ran);
    void keepPlace(const Table &table, const RowRef &row, const Ran &ran);
    [[nodiscard]] Failed failure(const Error &error);
    [[nodiscard]] Failed failure(std::vector<RowProblem> problems) const;

    WritableDatabase &m_database;
    const Schema &m_schema;
    const RowEdits &m_edits;
    Saved m_saved;
    std::map<RowRef, WholeRow> m_before; ///< the edited rows that were there
    RowsAlong m_along;
    std::map<int, RowRef> m_placed; ///< new rows that are there by now
    bool m_waits = false;
};

Failed RowSaver::failure(std::vector<RowProblem> problems) const
{
    const QString text
        = problems.size() == 1
              ? u"Nothing was saved. "_s + problems.front().text
              : u"Nothing was saved: %1 rows or cells are in the way. The first: "_s.arg(
                    problems.size())
                    + problems.front().text;
    return SaveFailure{text, std::move(problems)};
}

/// Whoever cancelled it hears that, and not what SQLite was just about to do.
Failed RowSaver::failure(const Error &error)
{
    const bool cancelled = m_database.watcher().cancelled();
    return SaveFailure{cancelled ? m_database.failure().text : error.text, {}};
}

std::variant<Saved, SaveFailure> RowSaver::save()
{
    if (m_edits.isEmpty())
        return m_saved;
    m_database.setTask(u"Saving rows"_s);
    ChangedPragmas pragmas(m_database);
    Result<Done> begun = pragmas.set("foreign_keys", u"1"_s);
    if (begun)
        begun = m_database.begin();
    if (!begun)
        return SaveFailure{begun.error().text, {}};
    using Phase = Failed (RowSaver::*)();
    for (const Phase phase : {&RowSaver::look, &RowSaver::runAll, &RowSaver::checkForeignKeys}) {
        if (Failed failed = (this->*phase)()) {
            m_database.rollBack();
            return std::move(*failed);
        }
    }
    if (m_along.isWhole)
        m_saved.change = changeSince(m_database.handle(), m_schema, m_edits, m_before, m_along.rows,
                                     m_saved.places);
    else
        m_saved.change.isWhole = false;
    if (const Result<Done> done = m_database.commit(); !done)
        return SaveFailure{done.error().text, {}};
    return std::move(m_saved);
}

/// From here on nobody else can change a row, so one look is enough.
Failed RowSaver::look()
{
    if (const Result<Done> same = checkTables(m_database.handle(), m_schema, m_edits); !same)
        return failure(same.error());
    auto before = readRowsBefore(m_database.handle(), m_schema, m_edits);
    if (!before)
        return failure(before.error());
    if (!before->problems.empty())
        return failure(std::move(before->problems));
    m_before = std::move(before->rows);
    auto along = rowsAlong(m_database.handle(), m_schema, m_edits, SavedChange::MostRows);
    if (!along)
        return failure(along.error());
    m_along = std::move(*along);
    return {};
}

BoundSql RowSaver::freshTerm(int fresh, ColumnId column)
{
    const auto placed = m_placed.find(fresh);
    const TablePtr table = m_schema.tables.find(m_edits.tableOfFresh(fresh));
    if (placed == m_placed.end() || !table) {
        m_waits = true;
        return {};
    }
    const auto row = readRow(m_database.handle(), *table, placed->second.key);
    const Value *value = row && *row ? (*row)->value(*table, column) : nullptr;
    if (column.isNull() && !placed->second.key.empty())
        value = &placed->second.key.front();
    return std::move(BoundSql().add(value ? *value : Value()));
}

std::optional<BoundSql> RowSaver::statement(const Table &table, const RowRef &row)
{
    m_waits = false;
    const RowEdit &edit = *m_edits.of(row);
    const FreshTerm term = [this](int fresh, ColumnId column) { return freshTerm(fresh, column); };
    BoundSql sql = edit.state == RowState::New ? insertSql(table, edit, term)
                   : edit.state == RowState::Removed
                       ? deleteSql(table, row, edit, Heeds::Key)
                       : updateSql(table, row, edit, term, Heeds::Key);
    return m_waits ? std::nullopt : std::optional(std::move(sql));
}

RowSaver::Ran RowSaver::run(const Table &table, const RowRef &row, const BoundSql &sql)
{
    m_database.patience().begin(u"Saving rows"_s);
    const bool answers = table.kind != TableKind::Virtual && !isViewTable(m_schema, table.id)
                         && m_edits.stateOf(row) != RowState::Removed;
    const QString returning
        = answers ? QString(u" RETURNING "_s + rowKeyOf(table).terms.join(u", ")) : QString();
    const QByteArray text = QString(sql.text() + returning).toUtf8();
    SqliteQuery query(m_database.handle(), viewOf(text));
    sql.bindTo(query);
    Ran ran;
    while (query.next()) {
        for (int i = 0; i < query.columnCount(); ++i)
            ran.key.push_back(Value::in(query, i));
    }
    ran.failed = query.failed();
    if (ran.failed)
        ran.refusal = {query.code(), query.errorText()};
    else
        ran.changes = sqlite3_changes64(m_database.handle());
    if (!ran.failed && !answers && row.isFresh())
        ran.key = {Value::of(qint64(sqlite3_last_insert_rowid(m_database.handle())))};
    return ran;
}

QString RowSaver::undone(const Table &table, const RowRef &row, const Ran &ran)
{
    if (isViewTable(m_schema, table.id) || ran.changes == 1)
        return {};
    if (ran.changes > 1)
        return u"%1 rows would be changed at once"_s.arg(ran.changes);
    const bool removed = m_edits.stateOf(row) == RowState::Removed;
    const auto now = row.isFresh() ? Result<std::optional<WholeRow>>(std::optional<WholeRow>())
                                   : readRow(m_database.handle(), table, row.key);
    // What went along with another row is gone as it should be.
    if (removed && now && !*now)
        return {};
    return !row.isFresh() && now && !*now
               ? u"it went along with another row that is to be deleted"_s
               : u"a trigger kept it from happening"_s;
}

void RowSaver::keepPlace(const Table &table, const RowRef &row, const Ran &ran)
{
    if (m_edits.stateOf(row) == RowState::Removed)
        return;
    const RowRef now{table.id, ran.key.empty() ? row.key : ran.key, 0};
    if (row.isFresh())
        m_placed[row.fresh] = now;
    if (row.isFresh() || now != row)
        m_saved.places[row] = now;
}

/// Why it cannot go on after the statement. Nothing: it is done, or may be tried again.
Failed RowSaver::failed(const Table &table, const RowRef &row, const Ran &ran)
{
    if (ran.failed && !ran.refusal.isOfRow())
        return failure(m_database.failure());
    if (ran.failed && ran.refusal.mayPass() && m_database.inTransaction())
        return {};
    if (ran.failed)
        return failure(
            {problemOf(m_database.handle(), m_schema, row, *m_edits.of(row), ran.refusal)});
    const QString why = undone(table, row, ran);
    return why.isEmpty() ? Failed()
                         : failure({{row, {}, rowWords(m_schema, row) + u": "_s + why + u'.', {}}});
}

/// In their order; what another statement may still make room for is tried again after all others.
Failed RowSaver::runAll()
{
    if (const auto deferred = m_database.run("PRAGMA defer_foreign_keys=ON"); !deferred)
        return failure(deferred.error());
    std::vector<RowRef> waiting = saveOrder(m_schema, m_edits);
    while (!waiting.empty()) {
        std::vector<RowRef> again;
        std::vector<RowProblem> problems;
        for (const RowRef &row : waiting) {
            if (m_database.watcher().cancelled())
                return failure(m_database.failure());
            const Table &table = *m_schema.tables.find(row.table);
            const auto sql = statement(table, row);
            if (!sql) {
                again.push_back(row);
                continue;
            }
            const Ran ran = run(table, row, *sql);
            if (Failed failed = this->failed(table, row, ran))
                return failed;
            if (!ran.failed) {
                keepPlace(table, row, ran);
                continue;
            }
            problems.push_back(
                problemOf(m_database.handle(), m_schema, row, *m_edits.of(row), ran.refusal));
            again.push_back(row);
        }
        if (again.size() == waiting.size()) {
            if (problems.empty())
                problems.push_back({again.front(),
                                    {},
                                    rowWords(m_schema, again.front())
                                        + u": new rows wait for each other’s keys; give one of them"
                                          " a key, or save them one after the other."_s,
                                    std::nullopt});
            return failure(std::move(problems));
        }
        waiting = std::move(again);
    }
    return {};
}

Failed RowSaver::checkForeignKeys()
{
    int open = 0;
    int highest = 0;
    sqlite3_db_status(m_database.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
    if (open == 0)
        return {};
    std::vector<RowNow> rows;
    for (const RowRef &row : m_edits.inOrder()) {
        const auto place = m_saved.places.find(row);
        const auto before = m_before.find(row);
        rows.push_back({row, place == m_saved.places.end() ? row : place->second,
                        before == m_before.end() ? nullptr : &before->second});
    }
    std::vector<RowProblem> problems = missingParents(m_database.handle(), m_schema, m_edits, rows);
    if (!problems.empty())
        return failure(std::move(problems));
    return failure(Error{u"Nothing was saved: a foreign key would be broken, by what triggers or"
                         " foreign keys do along with these edits. Preview the deletes, or run a"
                         " foreign key check."_s});
}

} // namespace

std::variant<Saved, SaveFailure> saveRows(WritableDatabase &database, const Schema &schema,
                                          const RowEdits &edits)
{
    return RowSaver(database, schema, edits).save();
}

} // namespace sw
