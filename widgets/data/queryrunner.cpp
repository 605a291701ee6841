// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/queryrunner.h"

#include "widgets/common/background.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

QueryRunner::QueryRunner(RowDatabase &database, QObject *parent)
    : QObject(parent), m_database(database)
{
    connect(&database, &RowDatabase::opened, this, [this] {
        // What was asked of another file is no answer any more.
        if (m_path != m_database.path())
            cancel();
    });
}

QueryRunner::~QueryRunner()
{
    if (m_stop)
        *m_stop = true;
}

void QueryRunner::begin()
{
    m_running = true;
    m_path = m_database.path();
    m_effects.clear();
    m_next = 0;
    Q_EMIT stateChanged();
}

void QueryRunner::end()
{
    m_running = false;
    m_stop.reset();
    Q_EMIT stateChanged();
    Q_EMIT ended();
}

void QueryRunner::fail(const QueryFault &fault)
{
    Q_EMIT failed(fault);
    end();
}

void QueryRunner::run(const std::vector<QueryStatement> &statements)
{
    if (m_running || statements.empty())
        return;
    m_statements = statements;
    begin();
    const auto refused = std::find_if(statements.begin(), statements.end(), [](const auto &each) {
        return each.kind == QueryKind::Refused;
    });
    if (refused != statements.end())
        return fail({u"%1: %2."_s.arg(refused->verb, refused->refusal), refused->begin});
    if (std::any_of(statements.begin(), statements.end(),
                    [](const QueryStatement &each) { return each.changes(); }))
        change(true);
    else
        readNext();
}

void QueryRunner::readNext()
{
    if (m_next >= m_statements.size())
        return end();
    const QueryStatement statement = m_statements[m_next++];
    m_asked = m_database.ask(
        RowDatabase::Lane::Queries, this,
        [statement](sqlite3 *database, Watcher &watcher) {
            return Result<QueryResult>(runQuery(database, statement, QueryLeave::ToRead, watcher));
        },
        [this, statement](Result<QueryResult> answer) {
            if (!answer)
                return fail({answer.error().text});
            if (answer->fault)
                return fail(*answer->fault);
            Q_EMIT answered(statement,
                            std::make_shared<const QueryResult>(std::move(answer).value()));
            readNext();
        },
        [this](qint64 rows) { Q_EMIT reading(rows); });
}

void QueryRunner::plan(const QueryStatement &statement)
{
    if (m_running)
        return;
    begin();
    using Planned = std::variant<std::vector<PlanStep>, QueryFault>;
    m_asked = m_database.ask(
        RowDatabase::Lane::Queries, this,
        [statement](sqlite3 *database, Watcher &watcher) {
            return Result<Planned>(queryPlan(database, statement, watcher));
        },
        [this, statement](const Result<Planned> &answer) {
            if (!answer)
                return fail({answer.error().text});
            if (const auto *fault = std::get_if<QueryFault>(&*answer))
                return fail(*fault);
            Q_EMIT planned(statement, std::get<0>(*answer));
            end();
        });
}

void QueryRunner::change(bool only)
{
    m_stop = std::make_shared<std::atomic<bool>>(false);
    inBackground(
        this,
        [path = m_path, statements = m_statements, expected = m_effects, stop = m_stop,
         only]() -> std::pair<std::shared_ptr<std::atomic<bool>>, Changed> {
            Stoppable watcher(stop);
            const auto database = WritableDatabase::open(path, watcher);
            if (!database)
                return {stop, QueryFault{database.error().text}};
            return {stop, only ? tryChanges(**database, statements)
                               : runChanges(**database, statements, expected)};
        },
        [this, only](const auto &answer) {
            if (answer.first == m_stop) // nobody gave it up
                takeChanges(answer.second, only);
        });
}

void QueryRunner::takeChanges(const Changed &answer, bool only)
{
    if (const auto *fault = std::get_if<QueryFault>(&answer))
        return fail({tr("%1 Nothing was changed.").arg(fault->text), fault->at});
    const auto &done = std::get<QueryChanges>(answer);
    if (only) {
        m_stop.reset();
        m_effects = done.effects;
        Q_EMIT tried(m_statements, m_effects);
        return;
    }
    for (size_t i = 0; i < m_statements.size(); ++i)
        Q_EMIT answered(m_statements[i], done.results[i]);
    Q_EMIT changed(m_statements, m_effects);
    end();
}

void QueryRunner::confirm()
{
    if (m_running)
        change(false);
}

void QueryRunner::leave()
{
    if (m_running)
        fail({tr("Nothing was changed.")});
}

/// What is being written is heard of still: it may be done by now.
void QueryRunner::cancel()
{
    if (!m_running)
        return;
    if (m_stop) {
        *m_stop = true;
        return;
    }
    m_asked = {};
    fail({tr("Cancelled.")});
}

} // namespace sw
