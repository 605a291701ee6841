// SPDX-License-Identifier: Apache-2.0
#include "model/sync/plan.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sync/decided.h"
#include "model/sync/drawnfills.h"
#include "model/sync/guess.h"
#include "model/sync/names.h"
#include "model/sync/optionsteps.h"
#include "model/sync/tablesteps.h"
#include "model/sync/viewsteps.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

void append(std::vector<Step> &steps, std::vector<Step> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(steps));
}

class Planner {
public:
    Planner(const Seen &seen, const Content &drawn, const Answers &answers, const RowFacts &facts)
        : m_seen(seen), m_facts(facts), m_drawn(withRenames(drawn, seen.content, answers)),
          m_answers(withDrawnFills(answers, seen.content.schema, m_drawn.schema))
    {
        m_plan.fills = m_answers.fills;
        m_drawn.schema.options = optionsAfter(seen.content.schema.options, drawn.schema.options);
    }

    Plan run()
    {
        m_plan.mark = m_seen.mark;
        m_plan.questions = guesses(m_seen.content, m_drawn, m_answers);
        const Difference all = diff(m_seen.content, m_drawn, Scope::Database);
        m_plan.lines = all.lines;
        m_plan.target = m_seen.content;
        if (all.isEmpty())
            return std::move(m_plan);
        if (const QString why = whyUnmovable(m_seen.needs); !why.isEmpty())
            refuse({}, why);
        rename(all.changes);
        if (hasErrors(m_plan.refusals))
            return std::move(m_plan);
        planRest();
        gather();
        return std::move(m_plan);
    }

private:
    void refuse(const Subject &subject, const QString &text)
    {
        m_plan.refusals.push_back({Severity::Error, u"impossible"_s, subject, text});
    }

    /// What goes leaves its name to others.
    void rename(const Changes &changes)
    {
        QStringList gone;
        for (const Both<Table> &each : changesOf<Table>(changes)) {
            if (!each.before)
                continue;
            if (!each.after && !isLeftOut(riskOfDropping(*each.before)))
                gone.append(each.before->name);
            for (const Index &index : each.before->indexes) {
                const Index *now = each.after ? each.after->index(index.id) : nullptr;
                if (each.after && (!now || *now != index))
                    gone.append(index.name);
            }
        }
        for (const Both<View> &each : changesOf<View>(changes)) {
            if (each.before)
                gone.append(each.before->name);
        }
        m_renaming = renamed(m_seen.content, changes, gone);
        m_altered = m_renaming.tables;
        if (m_renaming.error)
            refuse({}, m_renaming.error->text);
        for (const TableId id : std::as_const(m_renaming.tables)) {
            const TablePtr before = m_seen.content.schema.tables.find(id);
            const TablePtr after = m_renaming.content.schema.tables.find(id);
            if (before->name != after->name)
                m_plan.newNames.insert(foldedName(before->name), after->name);
        }
    }

    [[nodiscard]] bool isLeftOut(const Risk &risk) const
    {
        return m_answers.choices.value(risk.id).way == WayOut::LeaveOut;
    }

    void planRest()
    {
        // Whoever was somebody else is called right by now: a former name may be another's.
        const Difference rest = diff(withoutFormerNames(m_renaming.content),
                                     withoutFormerNames(m_drawn), Scope::Database);
        m_plan.target = m_renaming.content;
        m_goal = m_renaming.content.schema;
        // All tables first, as they are to be: each may refer to any other.
        Decided decided
            = decide(changesOf<Table>(rest.changes), m_seen.content.schema, m_goal, m_answers);
        const std::vector<Both<Table>> &tables = decided.tables;
        for (Risk &risk : decided.risks)
            addRisk(std::move(risk));
        m_goal = with(tables, m_goal);
        take(viewSteps(rest.changes, m_goal));
        m_plan.target.schema.tables = m_goal.tables;
        m_plan.target.schema.views = m_goal.views;
        for (const Both<Table> &each : tables)
            planTable(each);
        planOptions();
        if (!m_renaming.statements.empty())
            take(brokenAside(m_seen, m_goal, m_first));
    }

    void addRisk(Risk risk)
    {
        risk.choice = m_answers.choiceOf(risk.id, risk.ways);
        if (const auto fact = m_facts.constFind(risk.id); fact != m_facts.constEnd()) {
            risk.count = fact->count;
            risk.sampleNames = fact->names;
            risk.sample = fact->rows;
            if (!fact->error.isEmpty())
                refuse({}, fact->error);
        }
        if (risk.count == 0) {
            checkAgain(risk);
            return;
        }
        risk.text = wordsFor(risk);
        m_plan.risks.push_back(std::move(risk));
    }

    /// Rows may come between the plan and its end: nobody agreed to lose them.
    void checkAgain(const Risk &risk)
    {
        if (!risk.loses || risk.kind == RiskKind::Values || risk.choice.way == WayOut::LeaveOut)
            return;
        Risk again = risk;
        again.count = 1;
        m_first.push_back(checkOf(risk.countSql, u"nothing is lost with "_s + risk.id,
                                  u"Rows came after the plan was made: "_s + wordsFor(again)));
    }

    void touch(const Table &table)
    {
        if (!m_plan.touched.contains(table.name))
            m_plan.touched.append(table.name);
    }

    void planTable(const Both<Table> &change)
    {
        if (change.before && change.after)
            planChanged(change);
        else if (change.before)
            planDropped(*change.before);
        else
            planNew(*change.after);
    }

    void planDropped(const Table &table)
    {
        if (table.kind == TableKind::Shadow)
            return; // goes with its virtual table
        const TablePtr original = m_seen.content.schema.tables.find(table.id);
        m_drops.push_back(stepOf(u"DROP TABLE "_s + inMain(original->name), Effect::LosesData,
                                 u"table %1 goes"_s.arg(quotedName(table.name)), subjectOf(table)));
        m_plan.dropped++;
        touch(table);
    }

    void planNew(const Table &table)
    {
        if (table.kind == TableKind::Shadow)
            return; // comes with its virtual table
        TableSteps steps = stepsForNew(table, m_goal, m_plan.refusals);
        append(m_creates, std::move(steps.main));
        append(m_indexes, std::move(steps.last));
        append(m_triggers, std::move(steps.triggers));
        m_plan.created++;
        touch(table);
    }

    void planChanged(const Both<Table> &change)
    {
        const TablePtr original = m_seen.content.schema.tables.find(change.before->id);
        if (change.before->kind != TableKind::Ordinary
            || change.after->kind != TableKind::Ordinary) {
            if (change.before->kind != TableKind::Shadow)
                refuse(subjectOf(*change.before), whyUnchangeable(*change.before));
            return;
        }
        ChangedTable table;
        table.original = original;
        table.before = change.before;
        table.after = change.after;
        if (const StoredObject *object = m_seen.object(u"table", original->name))
            table.stored = object->sql;
        table.renamed = m_renaming.tables.contains(original->id);
        const auto rowCount = m_facts.constFind(rowsId(*original));
        table.hasRows = rowCount == m_facts.constEnd() || rowCount->count != 0;
        table.hasStatistics = m_seen.hasStatistics;
        table.temporary = freeName(change.after->name);
        const OldRows rows(*change.before, *change.after, m_answers, original.get());
        table.risks = columnRisks(rows);
        for (Risk &risk : constraintRisks(rows, {m_renaming.content.schema, m_goal}))
            table.risks.push_back(std::move(risk));
        for (Risk &risk : table.risks)
            risk.choice = chosenFor(risk);
        for (const Column &column : change.after->columns) {
            if (const QString fill = rows.fillOf(column); !fill.isEmpty())
                table.fills.insert(column.id, fill);
        }
        m_plan.counts.push_back(
            {rowsId(*original), u"SELECT count(*) FROM "_s + inMain(original->name)});
        Result<TableSteps> steps = stepsFor(table, m_goal, m_seen);
        if (!steps) {
            refuse(subjectOf(*change.before),
                   u"table %1 cannot be changed: %2"_s.arg(quotedName(change.before->name),
                                                           steps.error().text));
            return;
        }
        take(std::move(*steps), table);
    }

    /// By what it is about: the names may have been others before a rename.
    [[nodiscard]] Choice chosenFor(const Risk &risk) const
    {
        const auto said
            = std::find_if(m_plan.risks.begin(), m_plan.risks.end(), [&](const Risk &each) {
                  return each.part == risk.part && each.kind == risk.kind
                         && each.newTable == risk.newTable;
              });
        return said == m_plan.risks.end() ? Choice() : said->choice;
    }

    [[nodiscard]] static QString rowsId(const Table &table)
    {
        return u"rows "_s + quotedName(table.name);
    }

    void take(TableSteps steps, const ChangedTable &table)
    {
        append(m_first, std::move(steps.first));
        if (steps.rebuilt) {
            const int place = static_cast<int>(m_plan.rebuilds.size());
            for (Step &each : steps.main)
                each.rebuild = place;
            const auto fact = m_facts.constFind(rowsId(*table.original));
            m_plan.rebuilds.push_back(
                {table.after->name, table.temporary, fact == m_facts.constEnd() ? -1 : fact->count,
                 QString::fromUtf8(table.stored), QString::fromUtf8(steps.text)});
            if (!OldRows(*table.before, *table.after, m_answers).keepRowids())
                m_plan.renumbered.insert(foldedName(table.after->name));
            m_altered.remove(table.original->id);
            append(m_rebuilds, std::move(steps.main));
        } else {
            if (!steps.isEmpty())
                m_altered.insert(table.original->id);
            append(m_alters, std::move(steps.main));
        }
        append(m_indexes, std::move(steps.last));
        append(m_triggers, std::move(steps.triggers));
        touch(*table.original);
        touch(*table.after);
    }

    void take(TextSteps steps)
    {
        append(m_first, std::move(steps.first));
        append(m_views, std::move(steps.views));
        append(m_triggers, std::move(steps.triggers));
        std::move(steps.refusals.begin(), steps.refusals.end(),
                  std::back_inserter(m_plan.refusals));
        std::move(steps.notes.begin(), steps.notes.end(), std::back_inserter(m_plan.notes));
    }

    /// Not the name of anything, now or then.
    [[nodiscard]] QString freeName(const QString &table) const
    {
        const auto isTaken = [&](const QString &name) {
            return std::any_of(
                       m_seen.objects.begin(), m_seen.objects.end(),
                       [&](const StoredObject &object) { return sameName(object.name, name); })
                   || m_goal.table(name) || m_goal.view(name);
        };
        QString name = u"sw_new_"_s + table;
        for (int i = 2; isTaken(name); ++i)
            name = u"sw_new_%1_"_s.arg(i) + table;
        return name;
    }

    void planOptions()
    {
        const DatabaseOptions &drawn = m_drawn.schema.options;
        append(m_alters, optionSteps(m_seen.content.schema.options, drawn));
        m_plan.target.schema.options = drawn;
    }

    /// The phases one after the other.
    void gather()
    {
        std::vector<Step> &steps = m_plan.steps;
        append(steps, std::move(m_first));
        append(steps, std::move(m_drops));
        for (const Statement &statement : m_renaming.statements)
            steps.push_back({statement, false, {}, -1, false});
        std::vector<Step> behind;
        for (std::vector<Step> *phase :
             {&m_creates, &m_alters, &m_rebuilds, &m_indexes, &m_views, &m_triggers})
            append(behind, std::move(*phase));
        if (!m_plan.rebuilds.empty())
            steps.push_back(stepOf(u"PRAGMA legacy_alter_table = ON"_s, Effect::Alters,
                                   u"SQLite leaves views and triggers alone from here on"_s));
        append(steps, std::move(behind));
        m_plan.altered = static_cast<int>(m_altered.size());
    }

    const Seen &m_seen;
    const RowFacts &m_facts;
    Content m_drawn;
    Answers m_answers;
    Renaming m_renaming;
    Schema m_goal; ///< as it is to be: without what was left out
    Plan m_plan;
    QSet<TableId> m_altered; ///< and not rebuilt

    std::vector<Step> m_first;
    std::vector<Step> m_drops;
    std::vector<Step> m_creates;
    std::vector<Step> m_alters;
    std::vector<Step> m_rebuilds;
    std::vector<Step> m_indexes;
    std::vector<Step> m_views;
    std::vector<Step> m_triggers;
};

} // namespace

Step stepOf(const QString &sql, Effect effect, const QString &reason, const Subject &subject)
{
    return {{sql, effect, reason, subject}, false, {}, -1, false};
}

Step checkOf(const QString &sql, const QString &reason, const QString &failure,
             const Subject &subject)
{
    return {{sql, Effect::Alters, reason, subject}, true, failure, -1, false};
}

bool Plan::isReady() const
{
    return questions.empty() && !hasErrors(refusals)
           && std::none_of(risks.begin(), risks.end(),
                           [](const Risk &risk) { return risk.isOpen(); });
}

Plan makePlan(const Seen &seen, const Content &drawn, const Answers &answers, const RowFacts &facts)
{
    return Planner(seen, drawn, answers, facts).run();
}

} // namespace sw
