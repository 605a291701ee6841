// SPDX-License-Identifier: Apache-2.0
#include "model/sync/applying.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sync/foreignkeys.h"

#include <QFile>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

std::chrono::milliseconds since(const QElapsedTimer &timer)
{
    return std::chrono::milliseconds(timer.elapsed());
}

/// Carries out one plan. Whatever fails, the transaction is rolled back when this goes.
class Applier {
public:
    Applier(WritableDatabase &database, const Plan &plan) : m_database(database), m_plan(plan) {}

    ~Applier()
    {
        m_database.rollBack();
        // A copy of what nobody changed is of no use, and would be in the way of the next try.
        if (!m_done && !m_applied.backup.isEmpty())
            QFile::remove(m_applied.backup);
        [[maybe_unused]] const auto restored
            = m_database.runAnyway("PRAGMA legacy_alter_table = OFF");
    }
    Applier(const Applier &) = delete;
    Applier &operator=(const Applier &) = delete;

    ApplyResult run(const QString &backup)
    {
        if (const Result<Done> begun = beginSaved(backup); !begun)
            return failed(begun.error().text);
        if (const Result<QString> mark = markOf(m_database.handle()); !mark)
            return failed(mark.error().text);
        else if (*mark != m_plan.mark)
            return refused(u"The database was changed after the plan was made: look at the plan"
                           " again. Nothing was changed."_s);
        QElapsedTimer timer;
        timer.start();
        if (const Result<Done> done = change(); !done)
            return failed(done.error().text);
        if (const Result<Done> committed = m_database.commit(); !committed)
            return failed(committed.error().text);
        m_applied.time = since(timer);
        m_done = true;
        return {m_applied, {}};
    }

private:
    [[nodiscard]] static ApplyResult refused(const QString &text) { return {{}, {true, text}}; }
    [[nodiscard]] ApplyResult failed(const QString &text) const { return {{}, {m_refused, text}}; }

    /// The pragmas that work only outside of a transaction come first, and are read back.
    Result<Done> preparePragmas()
    {
        for (const char *pragma :
             {"PRAGMA foreign_keys = OFF", "PRAGMA legacy_alter_table = OFF"}) {
            if (const Result<Done> set = m_database.run(pragma); !set)
                return set;
        }
        // What only changes its place need not be wiped where it was; what goes for good must be.
        const bool goesForGood
            = std::any_of(m_plan.risks.begin(), m_plan.risks.end(),
                          [](const Risk &risk) { return risk.choice.way != WayOut::None; });
        if (!goesForGood)
            (void)m_database.run("PRAGMA secure_delete = FAST");
        (void)m_database.run("PRAGMA cache_size = -24576"); // KiB
        const Result<qint64> enforced = m_database.number("PRAGMA foreign_keys");
        if (!enforced)
            return enforced.error();
        if (*enforced != 0)
            return Error{u"SQLite does not let foreign keys be put off; nothing was changed."_s};
        return Done();
    }

    /// SQLite makes no copy of a database within a transaction that writes; so the copy comes
    /// first, and again where somebody wrote before the transaction began.
    Result<Done> beginSaved(const QString &backup)
    {
        if (const Result<Done> prepared = preparePragmas(); !prepared || backup.isEmpty())
            return prepared ? m_database.begin() : prepared;
        constexpr int Tries = 5;
        for (int i = 0; i < Tries; ++i) {
            const Result<BackupMade> made = backUp(m_database, backup);
            if (!made)
                return made.error();
            m_applied.backup = made->path;
            m_applied.backupTime = made->elapsed;
            if (const Result<Done> begun = m_database.begin(); !begun)
                return begun;
            const Result<qint64> version = m_database.number("PRAGMA data_version");
            if (version && *version == made->dataVersion)
                return Done();
            m_database.rollBack();
            QFile::remove(std::exchange(m_applied.backup, {}));
        }
        return Error{
            u"Other programs write to “%1” all the time, so that no copy of it can be made:"
            " close them. Nothing was changed."_s.arg(m_database.path())};
    }

    Result<Done> change()
    {
        const Result<Violations> before = Violations::of(m_database, m_plan.touched);
        if (!before)
            return before.error();
        m_brokenBefore = brokenNow();
        for (const Step &step : m_plan.steps) {
            if (const Result<Done> done = take(step); !done)
                return done;
        }
        if (const Result<Done> kept = checkForeignKeys(*before); !kept)
            return kept;
        if (const Result<Done> kept = checkObjects(); !kept)
            return kept;
        return readBack();
    }

    Result<Done> take(const Step &step)
    {
        m_database.setTask(step.statement.reason);
        const QByteArray sql = step.statement.sql.toUtf8();
        if (!step.isCheck) {
            const Result<Done> done = m_database.run(viewOf(sql));
            if (!done) {
                const int code = sqlite3_extended_errcode(m_database.handle()) & 0xFF;
                // SQLITE_ERROR: what cannot be read any more stops each rename.
                m_refused
                    = code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_ERROR;
                return Error{step.statement.reason + u": "_s + wordsAbout(step, done.error())};
            }
            countRows(step);
            return done;
        }
        const Result<qint64> found = m_database.number(viewOf(sql));
        if (!found)
            return found.error();
        if (*found == 0)
            return Done();
        m_refused = true;
        return Error{step.failure + u"; nothing was changed."_s};
    }

    /// Nobody but the plan knows the name that a table has while it is made anew.
    [[nodiscard]] QString wordsAbout(const Step &step, const Error &error) const
    {
        if (step.rebuild < 0)
            return error.text;
        const Rebuild &rebuild = m_plan.rebuilds[static_cast<size_t>(step.rebuild)];
        return QString(error.text).replace(rebuild.temporary, rebuild.table);
    }

    void countRows(const Step &step)
    {
        if (step.copiesRows)
            m_applied.rowsKept += sqlite3_changes64(m_database.handle());
    }

    Result<Done> checkForeignKeys(const Violations &before)
    {
        m_database.setTask(u"Checking foreign keys"_s);
        const Result<Violations> after = Violations::of(m_database, m_plan.touched);
        if (!after)
            return after.error();
        const QString found = after->newSince(before, m_plan.newNames, m_plan.renumbered);
        if (found.isEmpty())
            return Done();
        m_refused = true;
        return Error{u"Refused: %1; nothing was changed."_s.arg(found)};
    }

    [[nodiscard]] QHash<QString, QString> brokenNow() const
    {
        const auto catalog = Catalog::read(m_database.handle());
        return catalog ? brokenObjects(m_database.handle(), catalog->objects())
                       : QHash<QString, QString>();
    }

    /// No view or trigger that could be read before may be broken now.
    Result<Done> checkObjects()
    {
        m_database.setTask(u"Reading views and triggers"_s);
        const QHash<QString, QString> broken = brokenNow();
        for (auto it = broken.begin(); it != broken.end(); ++it) {
            if (m_brokenBefore.contains(it.key()))
                continue;
            m_refused = true;
            return Error{
                u"%1 could not be read any more, SQLite says “%2”: change it in the drawing"
                " too. Nothing was changed."_s.arg(quotedName(it.key()), it.value())};
        }
        return Done();
    }

    Result<Done> readBack()
    {
        QElapsedTimer timer;
        timer.start();
        m_database.setTask(u"Reading back"_s);
        Result<Introspection> read = introspect(m_database.handle());
        if (!read)
            return read.error();
        Content now;
        now.schema = std::move(read->schema);
        const Difference difference = diff(m_plan.target, now, Scope::Database);
        m_applied.readBackTime = since(timer);
        if (difference.isEmpty())
            return Done();
        return Error{u"Read back, the database would not be what is drawn: %1. Nothing was"
                     " changed."_s.arg(difference.lines.empty() ? u"a difference without words"_s
                                                                : difference.lines.front().text)};
    }

    WritableDatabase &m_database;
    const Plan &m_plan;
    Applied m_applied;
    QHash<QString, QString> m_brokenBefore;
    bool m_refused = false;
    bool m_done = false;
};

} // namespace

ApplyResult applyPlan(WritableDatabase &database, const Plan &plan, const QString &backup)
{
    if (!plan.isReady())
        return {{}, {true, u"Something is left to be decided; nothing was changed."_s}};
    ApplyResult result = Applier(database, plan).run(backup);
    if (result.done) {
        result.done->created = plan.created;
        result.done->altered = plan.altered;
        result.done->dropped = plan.dropped;
        result.done->rebuilt = static_cast<int>(plan.rebuilds.size());
    }
    return result;
}

} // namespace sw
