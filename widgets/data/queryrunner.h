// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/querychange.h"
#include "model/data/queryplan.h"
#include "widgets/data/rowdatabase.h"

namespace sw {

/// Runs statements beside the window, one after the other: what reads through the reading
/// connection, what changes anything tried first, and done only when somebody says so.
class QueryRunner : public QObject {
    Q_OBJECT

public:
    explicit QueryRunner(RowDatabase &database, QObject *parent = nullptr);
    ~QueryRunner() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    void run(const std::vector<QueryStatement> &statements);
    void plan(const QueryStatement &statement);
    /// What was tried is done now.
    void confirm();
    /// What was tried is left.
    void leave();
    void cancel();

Q_SIGNALS:
    void stateChanged();
    /// So many rows were read.
    void reading(qint64 rows);
    void answered(const sw::QueryStatement &statement,
                  const std::shared_ptr<const sw::QueryResult> &result);
    void planned(const sw::QueryStatement &statement, const std::vector<sw::PlanStep> &steps);
    /// What it would do; it waits for confirm() or leave().
    void tried(const std::vector<sw::QueryStatement> &statements,
               const std::vector<sw::QueryEffect> &effects);
    /// The database is another now.
    void changed(const std::vector<sw::QueryStatement> &statements,
                 const std::vector<sw::QueryEffect> &effects);
    void failed(const sw::QueryFault &fault);
    void ended();

private:
    using Changed = std::variant<QueryChanges, QueryFault>;

    void begin();
    void end();
    void fail(const QueryFault &fault);
    void readNext();
    void change(bool only);
    void takeChanges(const Changed &answer, bool tried);

    RowDatabase &m_database;
    QString m_path; ///< of the database that they are run in
    std::vector<QueryStatement> m_statements;
    std::vector<QueryEffect> m_effects;
    size_t m_next = 0;
    bool m_running = false;
    std::shared_ptr<std::atomic<bool>> m_stop;
    Asked m_asked;
};

} // namespace sw
