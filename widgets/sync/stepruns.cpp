// SPDX-License-Identifier: Apache-2.0
// The steps of a plan as runs, each about one table.
#include "model/base/name.h"
#include "model/sql/quote.h"
#include "widgets/sync/stepsbox.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The rebuild whose step this is; the plan numbers them one after the other.
const Rebuild *rebuildOf(const Plan &plan, const Step &step)
{
    const auto place = static_cast<size_t>(step.rebuild);
    return step.rebuild >= 0 && place < plan.rebuilds.size() ? &plan.rebuilds[place] : nullptr;
}

QString titleOf(const Rebuild &rebuild)
{
    const QString name = quotedName(rebuild.table);
    return rebuild.rows < 0 ? StepsBox::tr("Table %1 is rebuilt, with its rows").arg(name)
                            : StepsBox::tr("Table %1 is rebuilt, with its rows: %2")
                                  .arg(name, QLocale().toString(rebuild.rows));
}

/// A column of a table that is altered or made anew can be filled beside that.
void giveColumns(std::vector<StepRun> &runs, const std::vector<Fillable> &columns,
                 const std::vector<QString> &tables)
{
    for (const Fillable &column : columns) {
        size_t found = runs.size();
        for (size_t i = 0; i < runs.size(); ++i) {
            const QString prefix = quotedName(tables[i]) + u'.';
            if (!column.path.startsWith(prefix) || tables[i].isEmpty())
                continue;
            // What goes comes first, and is not where one looks for it.
            const bool alters = runs[i].effect == Effect::Alters;
            if (found == runs.size() || runs[i].rebuild || (alters && !runs[found].rebuild))
                found = i;
        }
        if (found < runs.size())
            runs[found].columns.push_back(column);
    }
}

/// Whether a run is one of many: nobody reads ten thousand of them, or has anything to decide
/// there.
bool isPlain(const StepRun &run) { return !run.rebuild && run.columns.empty(); }

/// One run for many neighbours of the same effect, with the text of the first of them.
void gatherPlainOnes(std::vector<StepRun> &runs)
{
    constexpr size_t MostAlike = 40;
    constexpr size_t Shown = 12;
    std::vector<StepRun> gathered;
    for (size_t i = 0; i < runs.size();) {
        size_t end = i + 1;
        while (end < runs.size() && isPlain(runs[i]) && isPlain(runs[end])
               && runs[end].effect == runs[i].effect)
            ++end;
        if (end - i <= MostAlike) {
            std::move(runs.begin() + static_cast<qsizetype>(i),
                      runs.begin() + static_cast<qsizetype>(end), std::back_inserter(gathered));
        } else {
            StepRun &all = gathered.emplace_back(runs[i]);
            all.title
                = StepsBox::tr("%1, and %n more like it", nullptr, static_cast<int>(end - i - 1))
                      .arg(runs[i].title);
            for (size_t j = i + 1; j < i + Shown; ++j)
                all.sql += u"\n\n"_s + runs[j].sql;
            all.sql += u"\n\n"_s
                       + lineComment(StepsBox::tr("… and so on: the SQL script has them all."));
        }
        i = end;
    }
    runs = std::move(gathered);
}

} // namespace

std::vector<StepRun> runsOf(const Plan &plan, const std::vector<Fillable> &columns)
{
    std::vector<StepRun> runs;
    std::vector<QString> tables;
    TableId current;
    int rebuild = -1;
    for (const Step &step : plan.steps) {
        const Subject &subject = step.statement.subject;
        const bool follows = !runs.empty() && rebuild == step.rebuild
                             && (step.rebuild >= 0
                                 || (!subject.table.isNull() && subject.table == current
                                     && runs.back().effect == step.statement.effect));
        if (step.isCheck && !follows)
            continue;
        if (!follows) {
            StepRun run;
            run.title = sentenceOf(step.statement.reason);
            run.effect = step.statement.effect;
            const Rebuild *made = rebuildOf(plan, step);
            const TablePtr table = plan.target.schema.tables.find(subject.table);
            tables.push_back(made ? made->table : table ? table->name : QString());
            if (made) {
                run.rebuild = *made;
                run.title = titleOf(*made);
            }
            runs.push_back(run);
            current = subject.table;
            rebuild = step.rebuild;
        }
        if (step.isCheck)
            continue;
        StepRun &run = runs.back();
        if (!run.sql.isEmpty())
            run.sql += u"\n\n"_s;
        run.sql += lineComment(step.statement.reason) + step.statement.sql + u';';
    }
    giveColumns(runs, columns, tables);
    QHash<QString, int> seen;
    for (size_t i = 0; i < runs.size(); ++i) {
        // What is filled stays the same box, whether its table is altered or rebuilt for it.
        const QString base = runs[i].columns.empty() ? QString(u"steps "_s + runs[i].title)
                                                     : QString(u"table "_s + tables[i]);
        runs[i].key = base + u" %1"_s.arg(seen[base]++);
    }
    gatherPlainOnes(runs);
    return runs;
}

} // namespace sw
