// SPDX-License-Identifier: Apache-2.0
#include "model/sync/rowfacts.h"

#include "model/live/changedvalues.h"
#include "model/live/values.h"
#include "model/sql/parse.h"
#include "model/sql/quote.h"
#include "model/sql/sqlite.h"
#include "model/sql/token.h"
#include "model/sync/drawnfills.h"
#include "model/sync/oldrows.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString lastWord(sqlite3 *database)
{
    return u"SQLite says “%1”"_s.arg(QString::fromUtf8(sqlite3_errmsg(database)));
}

class Asker {
public:
    Asker(sqlite3 *database, const Plan &plan, Watcher &watcher)
        : m_database(database), m_plan(plan), m_watcher(watcher)
    {
    }

    Result<RowFacts> run()
    {
        for (const RowCount &each : m_plan.counts)
            m_facts[each.id].count = number(each.sql).value_or(-1);
        for (const Risk &risk : m_plan.risks) {
            if (m_watcher.cancelled())
                return Error{u"Cancelled; nothing was changed."_s};
            m_watcher.progress({u"Asking the rows of "_s + risk.table, 0, 0, {}});
            if (risk.countSql.isEmpty())
                askValues(risk);
            else
                ask(risk);
        }
        return std::move(m_facts);
    }

private:
    std::optional<qint64> number(const QString &sql)
    {
        const QByteArray bytes = sql.toUtf8();
        SqliteQuery query(m_database, viewOf(bytes));
        return query.next() ? std::optional(query.integer(0)) : std::nullopt;
    }

    void ask(const Risk &risk)
    {
        RowFact &fact = m_facts[risk.id];
        const std::optional<qint64> count = number(risk.countSql);
        if (!count) {
            fact.error = u"%1 cannot be asked of the rows: %2"_s.arg(risk.id, lastWord(m_database));
            return;
        }
        fact.count = *count;
        if (fact.count == 0)
            return;
        const QByteArray bytes = risk.sampleSql.toUtf8();
        SqliteQuery query(m_database, viewOf(bytes));
        while (query.next()) {
            QStringList row;
            for (int i = 0; i < query.columnCount(); ++i)
                row.append(shownValue(query, i));
            fact.rows.push_back(row);
        }
        for (int i = 0; i < query.columnCount(); ++i)
            fact.names.append(query.columnName(i));
    }

    void askValues(const Risk &risk)
    {
        RowFact &fact = m_facts[risk.id];
        const Result<ChangedValues> found = changedValues(m_database, risk.typeChange, m_watcher);
        if (!found) {
            fact.error = found.error().text;
            return;
        }
        fact.names = {u"row"_s, u"is"_s, u"would be"_s};
        for (const ValueGroup *group : {&found->changed, &found->unconverted, &found->refused}) {
            fact.count += group->count;
            for (const ValueChange &each : group->first)
                fact.rows.push_back({each.key, each.before, each.after});
        }
        constexpr size_t Enough = 5;
        if (fact.rows.size() > Enough)
            fact.rows.resize(Enough);
    }

    sqlite3 *m_database;
    const Plan &m_plan;
    Watcher &m_watcher;
    RowFacts m_facts;
};

/// What is wrong with a person's expression over the rows of the table; empty: nothing.
QString faultOfFill(sqlite3 *database, const QString &expression, const QString &rows)
{
    const QByteArray bytes = expression.toUtf8();
    if (!isExpressionText(viewOf(bytes)))
        return u"it is not one expression"_s;
    const QByteArray sql = "SELECT (" + bytes + ") FROM " + rows.toUtf8();
    const SqliteQuery query(database, viewOf(sql));
    if (!query.isReady())
        return lastWord(database);
    return query.columnCount() == 1 ? QString() : u"it is not one expression"_s;
}

/// Refuses the plan where a person's expression would only fail when everything has begun.
void checkFills(sqlite3 *database, const Seen &seen, Plan &plan)
{
    const auto check = [&](const Table &live, const QString &path, const QString &expression) {
        const TablePtr drawn = plan.target.schema.tables.find(live.id);
        const QString fault = faultOfFill(database, expression, rowsAlsoCalled(live, drawn.get()));
        if (!fault.isEmpty())
            plan.refusals.push_back(
                {Severity::Error, u"fill"_s, subjectOf(live),
                 u"%1 cannot be filled with %2: %3"_s.arg(path, expression, fault)});
    };
    for (const Risk &risk : plan.risks) {
        const TablePtr live = seen.content.schema.table(risk.table);
        if (live && risk.choice.way == WayOut::Fill)
            check(*live, quotedName(risk.newTable) + u'.' + quotedName(risk.newColumn),
                  risk.choice.expression);
    }
    for (const TablePtr &drawn : plan.target.schema.tables) {
        const TablePtr live = seen.content.schema.tables.find(drawn->id);
        for (const Column &column : live ? drawn->columns : std::vector<Column>()) {
            const QString path = pathOf(*drawn, column);
            if (const QString fill = plan.fills.value(path); !fill.isEmpty())
                check(*live, path, fill);
        }
    }
}

/// Refuses the plan where SQLite would not have a table as it is drawn.
void checkTables(Plan &plan)
{
    for (const Step &step : plan.steps) {
        if (!step.statement.sql.startsWith(u"CREATE TABLE"_s, Qt::CaseInsensitive))
            continue;
        ScratchDatabase scratch(ScratchDatabase::StandIns::Modules);
        const QByteArray sql = step.statement.sql.toUtf8();
        const auto error = scratch.run(viewOf(sql));
        if (!error)
            continue;
        QString said = error->text;
        if (step.rebuild >= 0) {
            const Rebuild &rebuild = plan.rebuilds[static_cast<size_t>(step.rebuild)];
            said.replace(rebuild.temporary, rebuild.table);
        }
        plan.refusals.push_back({Severity::Error, u"refused"_s, step.statement.subject,
                                 u"%1 cannot be as it is drawn: SQLite says “%2”"_s.arg(
                                     step.statement.subject.name, said)});
    }
}

} // namespace

Result<RowFacts> rowFacts(sqlite3 *database, const Plan &plan, Watcher &watcher)
{
    return Asker(database, plan, watcher).run();
}

Result<Prepared> prepare(sqlite3 *database, const Content &drawn, const Answers &answers,
                         Watcher &watcher)
{
    Result<Seen> seen = see(database);
    if (!seen)
        return seen.error();
    const Plan asking = makePlan(*seen, drawn, answers);
    const Result<RowFacts> facts = rowFacts(database, asking, watcher);
    if (!facts)
        return facts.error();
    Plan plan = makePlan(*seen, drawn, answers, *facts);
    checkFills(database, *seen, plan);
    checkTables(plan);
    return Prepared{std::move(*seen), std::move(plan)};
}

} // namespace sw
