// SPDX-License-Identifier: Apache-2.0
#include "model/data/saverows.h"

#include "model/data/rowsalong.h"
#include "model/data/saverun.h"
#include "model/data/savesteps.h"
#include "model/live/pragmas.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What is looked at before the statements.
struct LookedAt {
    std::map<RowRef, WholeRow> before;
    RowsAlong along;
};

/// From here on nobody else can change a row, so one look is enough.
std::variant<LookedAt, SaveFailure> look(WritableDatabase &database, const Schema &schema,
                                         const RowEdits &edits)
{
    if (const auto same = checkTables(database.handle(), schema, edits); !same)
        return failureOf(database, same.error());
    auto before = readRowsBefore(database.handle(), schema, edits);
    if (!before)
        return failureOf(database, before.error());
    if (!before->problems.empty())
        return failureOf(std::move(before->problems));
    auto along = rowsAlong(database.handle(), schema, edits, SavedChange::MostRows);
    if (!along)
        return failureOf(database, along.error());
    auto lost = referencesToGone(schema, edits, before->rows, *along);
    if (!lost.empty())
        return failureOf(std::move(lost));
    return LookedAt{std::move(before->rows), std::move(*along)};
}

/// Whether SQLite would commit; asked before, to say which row is to blame.
std::optional<SaveFailure> checkForeignKeys(WritableDatabase &database, const Schema &schema,
                                            const RowEdits &edits, const LookedAt &lookedAt,
                                            const RowsNow &now)
{
    int open = 0;
    int highest = 0;
    sqlite3_db_status(database.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
    if (open == 0)
        return {};
    std::vector<RowNow> rows;
    for (const RowRef &row : edits.inOrder()) {
        const auto before = lookedAt.before.find(row);
        rows.push_back(
            {row, now.place(row), before == lookedAt.before.end() ? nullptr : &before->second});
    }
    std::vector<RowProblem> problems = missingParents(database.handle(), schema, edits, rows);
    if (!problems.empty())
        return failureOf(std::move(problems));
    return SaveFailure{u"Nothing was saved: a foreign key would be broken, by what triggers or"
                       " foreign keys do along with these edits. Preview the deletes, or run a"
                       " foreign key check."_s,
                       {}};
}

/// Where rows are that are no longer where they were, new ones among them.
std::map<RowRef, RowRef> placesOf(const RowEdits &edits, const RowsNow &now)
{
    std::map<RowRef, RowRef> places;
    for (const auto &[row, edit] : edits.rows()) {
        const RowRef place = now.place(row);
        if (edit.state != RowState::Removed && place != row)
            places[row] = place;
    }
    return places;
}

std::variant<Saved, SaveFailure> saveWithin(WritableDatabase &database, const Schema &schema,
                                            const RowEdits &edits)
{
    auto looked = look(database, schema, edits);
    if (auto *failure = std::get_if<SaveFailure>(&looked))
        return std::move(*failure);
    const LookedAt &lookedAt = std::get<LookedAt>(looked);
    SaveRun run(database, schema, edits, lookedAt.before);
    if (auto failure = run.go())
        return std::move(*failure);
    if (auto failure = checkForeignKeys(database, schema, edits, lookedAt, run.now()))
        return std::move(*failure);
    Saved saved;
    saved.places = placesOf(edits, run.now());
    saved.change = changeSince(database.handle(), schema, edits, lookedAt.before, lookedAt.along,
                               saved.places);
    return saved;
}

} // namespace

std::variant<Saved, SaveFailure> saveRows(WritableDatabase &database, const Schema &schema,
                                          const RowEdits &edits)
{
    if (edits.isEmpty())
        return Saved();
    database.setTask(u"Saving rows"_s);
    ChangedPragmas pragmas(database);
    Result<Done> done = pragmas.set("foreign_keys", u"1"_s);
    if (done)
        done = database.begin();
    if (!done)
        return SaveFailure{done.error().text, {}};
    auto result = saveWithin(database, schema, edits);
    if (std::holds_alternative<SaveFailure>(result)) {
        database.rollBack();
        return result;
    }
    done = database.commit();
    if (!done)
        return SaveFailure{done.error().text, {}};
    return result;
}

} // namespace sw
