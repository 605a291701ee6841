// SPDX-License-Identifier: Apache-2.0
#include "model/data/saverows.h"

#include "model/data/awaitedrows.h"
#include "model/data/editableview.h"
#include "model/data/freekeys.h"
#include "model/data/rowkey.h"
#include "model/data/rowsalong.h"
#include "model/data/rowsnow.h"
#include "model/data/saveproblems.h"
#include "model/data/savesql.h"
#include "model/data/savesteps.h"
#include "model/live/pragmas.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using Failed = std::optional<SaveFailure>;

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

class RowSaver {
public:
    RowSaver(WritableDatabase &database, const Schema &schema, const RowEdits &edits)
        : m_database(database), m_schema(schema), m_edits(edits), m_awaited(schema, edits),
          m_freeKeys(schema, edits)
    {
    }

    std::variant<Saved, SaveFailure> save();

private:
    struct Ran {
        Refusal refusal;
        bool failed = false;
        qint64 changes = 0;
        WholeRow row; ///< as it is now; without a key where SQLite does not say
    };

    [[nodiscard]] Failed look();
    [[nodiscard]] Failed runAll();
    [[nodiscard]] Failed checkForeignKeys();
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] bool park(const RowRef &row, ColumnId column);
    [[nodiscard]] std::vector<RowProblem> stuck() const;
    [[nodiscard]] Failed tryOne(const RowRef &row);
    [[nodiscard]] Failed failed(const Table &table, const RowRef &row, const Ran &ran);

    [[nodiscard]] Ran run(const Table &table, const RowRef &row, const BoundSql &sql);
    /// The statement of the row; nothing where it waits for the key of another.
    [[nodiscard]] std::optional<BoundSql> statement(const Table &table, const RowRef &row);
    [[nodiscard]] BoundSql freshTerm(int fresh, ColumnId column);
    /// Whether the statement did what it says; else why not.
    [[nodiscard]] QString undone(const Table &table, const RowRef &row, const Ran &ran);
    /// Whether a row to which this one will refer has not got its key yet.
    [[nodiscard]] bool waitsForOther(const RowRef &row) const;
    void keepPlace(const RowRef &row, const Ran &ran);
    [[nodiscard]] Failed failure(const Error &error);
    [[nodiscard]] Failed failure(std::vector<RowProblem> problems) const;

    WritableDatabase &m_database;
    const Schema &m_schema;
    const RowEdits &m_edits;
    AwaitedRows m_awaited;
    FreeKeys m_freeKeys;
    Saved m_saved;
    std::map<RowRef, WholeRow> m_before; ///< the edited rows that were there
    RowsAlong m_along;
    std::unique_ptr<RowsNow> m_now;
    std::map<RowRef, RowProblem> m_refused; ///< to be tried again, and why
    std::vector<RowRef> m_again;            ///< these, and those that wait for them
    std::set<RowRef> m_parked;
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
    m_saved.change
        = changeSince(m_database.handle(), m_schema, m_edits, m_before, m_along, m_saved.places);
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
    m_now = std::make_unique<RowsNow>(m_schema, m_before);
    auto along = rowsAlong(m_database.handle(), m_schema, m_edits, SavedChange::MostRows);
    if (!along)
        return failure(along.error());
    m_along = std::move(*along);
    auto lost = referencesToGone(m_schema, m_edits, m_before, m_along);
    return lost.empty() ? Failed() : failure(std::move(lost));
}

BoundSql RowSaver::freshTerm(int fresh, ColumnId column)
{
    const RowRef row{m_edits.tableOfFresh(fresh), {}, fresh};
    const TablePtr table = m_schema.tables.find(row.table);
    const WholeRow *now = m_now->of(row);
    if (!now || !table) {
        m_waits = true;
        return {};
    }
    const Value *value = column.isNull() && !now->row.key.empty() ? &now->row.key.front()
                                                                  : now->value(*table, column);
    return std::move(BoundSql().add(value ? *value : Value()));
}

std::optional<BoundSql> RowSaver::statement(const Table &table, const RowRef &row)
{
    m_waits = false;
    RowEdit edit = *m_edits.of(row);
    if (edit.state == RowState::New && edit.rowid.empty())
        edit.rowid = m_freeKeys.nextFor(m_database.handle(), table, edit);
    const FreshTerm term = [this](int fresh, ColumnId column) { return freshTerm(fresh, column); };
    BoundSql sql = edit.state == RowState::New ? insertSql(table, edit, term)
                   : edit.state == RowState::Removed
                       ? deleteSql(table, m_now->place(row), edit, Heeds::Key)
                       : updateSql(table, m_now->place(row), edit, term, Heeds::Key);
    return m_waits || waitsForOther(row) ? std::nullopt : std::optional(std::move(sql));
}

RowSaver::Ran RowSaver::run(const Table &table, const RowRef &row, const BoundSql &sql)
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
    while (query.next() && ran.row.values.empty()) {
        for (int i = 0; i < query.columnCount(); ++i)
            (i < key.terms.size() ? ran.row.row.key : ran.row.values)
                .push_back(Value::in(query, i));
    }
    ran.failed = query.failed();
    if (ran.failed)
        ran.refusal = {query.code(), query.errorText()};
    else
        ran.changes = sqlite3_changes64(m_database.handle());
    if (!ran.failed && !answers && row.isFresh())
        ran.row.row.key = {Value::of(qint64(sqlite3_last_insert_rowid(m_database.handle())))};
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
                                   : readRow(m_database.handle(), table, m_now->place(row).key);
    // What went along with another row is gone as it should be.
    if (removed && now && !*now)
        return {};
    return !row.isFresh() && now && !*now
               ? u"it went along with another row that is to be deleted"_s
               : u"a trigger kept it from happening"_s;
}

bool RowSaver::waitsForOther(const RowRef &row) const
{
    if (m_refused.empty())
        return false;
    const std::vector<RowRef> awaited = m_awaited.of(row);
    return std::any_of(awaited.begin(), awaited.end(),
                       [&](const RowRef &other) { return m_refused.contains(other); });
}

void RowSaver::keepPlace(const RowRef &row, const Ran &ran)
{
    m_refused.erase(row);
    if (!ran.row.row.key.empty())
        m_now->put(row, ran.row);
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

Failed RowSaver::tryOne(const RowRef &row)
{
    if (m_database.watcher().cancelled())
        return failure(m_database.failure());
    const Table &table = *m_schema.tables.find(row.table);
    const auto sql = statement(table, row);
    if (!sql) {
        m_again.push_back(row);
        return {};
    }
    const Ran ran = run(table, row, *sql);
    if (Failed failed = this->failed(table, row, ran))
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
Failed RowSaver::runAll()
{
    if (const auto deferred = m_database.run("PRAGMA defer_foreign_keys=ON"); !deferred)
        return failure(deferred.error());
    std::vector<RowRef> waiting = saveOrder(m_schema, m_edits);
    while (!waiting.empty()) {
        m_again.clear();
        for (const RowRef &row : waiting) {
            if (Failed failed = tryOne(row))
                return failed;
        }
        if (m_again.size() == waiting.size() && !makeRoom())
            return failure(stuck());
        waiting = m_again;
    }
    for (const RowRef &row : m_edits.inOrder()) {
        const RowRef place = m_now->place(row);
        if (m_edits.stateOf(row) != RowState::Removed && place != row)
            m_saved.places[row] = place;
    }
    return {};
}

/// Why none of those that are left can be saved.
std::vector<RowProblem> RowSaver::stuck() const
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
bool RowSaver::makeRoom()
{
    for (const auto &[refused, problem] : m_refused) {
        for (const RowRef &row : m_again) {
            const bool mayMove = row.table == refused.table && !m_parked.contains(row)
                                 && m_edits.stateOf(row) == RowState::Changed;
            if (mayMove && park(row, problem.column))
                return true;
        }
    }
    return false;
}

bool RowSaver::park(const RowRef &row, ColumnId column)
{
    const NewValue *pending = m_edits.pending(row, column);
    const WholeRow *now = m_now->of(row);
    if (!pending || !now)
        return false;
    const Table &table = *m_schema.tables.find(row.table);
    const Value *value = now->value(table, column);
    RowEdit parking = *m_edits.of(row);
    parking.cells = {{column, {unheardOf(value ? *value : Value()), {}}}};
    const FreshTerm none = [](int, ColumnId) { return BoundSql(); };
    const Ran ran = run(table, row, updateSql(table, now->row, parking, none, Heeds::Key));
    m_parked.insert(row);
    if (ran.failed || ran.changes != 1)
        return false;
    m_now->put(row, ran.row);
    return true;
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
        const auto before = m_before.find(row);
        rows.push_back(
            {row, m_now->place(row), before == m_before.end() ? nullptr : &before->second});
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
