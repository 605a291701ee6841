// SPDX-License-Identifier: Apache-2.0
#include "model/sync/decided.h"

#include <algorithm>

namespace sw {

namespace {

class Decision {
public:
    Decision(std::vector<Both<Table>> tables, const Schema &live, const Schema &renamed,
             const Answers &answers)
        : m_tables(std::move(tables)), m_live(live), m_renamed(renamed), m_answers(answers)
    {
    }

    /// Columns first, of all tables: what they hold then is what keys have to keep.
    Decided run()
    {
        m_drawn = with(m_tables, m_renamed);
        m_risks.resize(m_tables.size());
        for (size_t i = 0; i < m_tables.size(); ++i)
            decideColumns(m_tables[i], m_risks[i]);
        m_drawn = with(m_tables, m_renamed);
        addChildren();
        for (size_t i = 0; i < m_tables.size(); ++i)
            decideConstraints(m_tables[i], m_risks[i]);
        Decided decided{std::move(m_tables), {}};
        for (std::vector<Risk> &risks : m_risks)
            std::move(risks.begin(), risks.end(), std::back_inserter(decided.risks));
        return decided;
    }

private:
    [[nodiscard]] static bool isAltered(const Both<Table> &change)
    {
        return change.before && change.after && change.before->kind == TableKind::Ordinary;
    }

    [[nodiscard]] TablePtr original(const Both<Table> &change) const
    {
        return m_live.tables.find(change.before->id);
    }

    void decideColumns(Both<Table> &change, std::vector<Risk> &risks) const
    {
        if (change.before && !change.after) {
            Risk risk = riskOfDropping(*original(change));
            risk.choice = m_answers.choiceOf(risk.id, risk.ways);
            if (risk.choice.way == WayOut::LeaveOut)
                change.after = change.before;
            risks.push_back(std::move(risk));
        } else if (isAltered(change)) {
            choose(change, columnRisks(OldRows(*original(change), *change.after, m_answers)),
                   risks);
        }
    }

    void decideConstraints(Both<Table> &change, std::vector<Risk> &risks) const
    {
        if (isAltered(change))
            choose(change,
                   constraintRisks(OldRows(*original(change), *change.after, m_answers),
                                   {m_live, m_drawn}),
                   risks);
    }

    /// `after` becomes what is left of the change.
    void choose(Both<Table> &change, std::vector<Risk> found, std::vector<Risk> &risks) const
    {
        for (Risk &risk : found)
            risk.choice = m_answers.choiceOf(risk.id, risk.ways);
        Table after = withChoices(*change.before, *change.after, found);
        if (after != *change.after)
            change.after = std::make_shared<const Table>(std::move(after));
        std::move(found.begin(), found.end(), std::back_inserter(risks));
    }

    void addChildren()
    {
        QSet<TableId> changed;
        for (const Both<Table> &each : m_tables)
            changed.insert(each.before ? each.before->id : each.after->id);
        for (const TablePtr &table : m_renamed.tables) {
            const auto isConcerned = [&](const ForeignKey &key) {
                return changed.contains(key.parent.id)
                       && mayLoseItsParent(key, {m_live, m_drawn}, m_answers);
            };
            if (table->kind == TableKind::Ordinary && !changed.contains(table->id)
                && std::any_of(table->foreignKeys.begin(), table->foreignKeys.end(), isConcerned))
                m_tables.push_back({table, table});
        }
        m_risks.resize(m_tables.size());
    }

    std::vector<Both<Table>> m_tables;
    std::vector<std::vector<Risk>> m_risks; ///< of each table
    const Schema &m_live;
    const Schema &m_renamed;
    const Answers &m_answers;
    Schema m_drawn;
};

} // namespace

Decided decide(std::vector<Both<Table>> tables, const Schema &live, const Schema &renamed,
               const Answers &answers)
{
    return Decision(std::move(tables), live, renamed, answers).run();
}

} // namespace sw
