// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowediting.h"

#include "model/data/savesql.h"
#include "widgets/common/background.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sw {

RowEditing::RowEditing(RowDatabase &database, QObject *parent)
    : QObject(parent), m_database(database), m_views(new EditedViews(database, this))
{
    connect(m_views, &EditedViews::learnt, this, &RowEditing::changed);
    connect(&database, &RowDatabase::opened, this, &RowEditing::takeDatabase);
}

RowEditing::~RowEditing() { cancelSaving(); }

/// Edits and their history, and what a save can be reversed by, are of one database alone.
void RowEditing::takeDatabase()
{
    const bool isOtherFile = std::exchange(m_path, m_database.path()) != m_database.path();
    m_views->takeSchema(isOtherFile);
    if (!isOtherFile)
        return;
    m_asked = {};
    m_edits.clear();
    m_problems.clear();
    m_savedChanges.clear();
    Q_EMIT changed();
}

bool RowEditing::mayEdit()
{
    m_asked = {}; // a reversal that was being worked out knows nothing of the edit
    if (m_saving)
        Q_EMIT said(tr("The rows are being saved: wait for that, or cancel it."));
    return !m_saving;
}

bool RowEditing::isRefused(const RowStep &step)
{
    const QString reason = m_views->whyNot(step);
    if (!reason.isEmpty())
        Q_EMIT said(reason);
    return !reason.isEmpty();
}

void RowEditing::apply(const RowStep &step)
{
    if (step.isEmpty() || !mayEdit() || isRefused(step))
        return;
    m_edits.apply(step);
    forgetProblems();
    Q_EMIT changed();
}

void RowEditing::set(const WholeRow &row, ColumnId column, const NewValue &value, const Value &old)
{
    if (!mayEdit())
        return;
    if (const Result<Done> done = m_edits.set(row.row, column, value, old); !done) {
        Q_EMIT said(done.error().text);
        return;
    }
    check(row);
    Q_EMIT changed();
}

RowRef RowEditing::insert(TableId table, const std::map<ColumnId, NewValue> &values)
{
    RowEdit edit;
    edit.state = RowState::New;
    if (!mayEdit() || isRefused({{}, {{RowRef{table, {}, 0}, {}, edit}}}))
        return {};
    const RowRef row = m_edits.insert(table, values);
    Q_EMIT changed();
    return row;
}

void RowEditing::undo()
{
    if (!mayEdit())
        return;
    m_edits.undo();
    forgetProblems();
    Q_EMIT changed();
}

void RowEditing::redo()
{
    if (!mayEdit())
        return;
    m_edits.redo();
    forgetProblems();
    Q_EMIT changed();
}

void RowEditing::discard()
{
    if (!mayEdit())
        return;
    m_edits.discardAll();
    m_problems.clear();
    Q_EMIT changed();
}

void RowEditing::check(const WholeRow &row)
{
    std::erase_if(m_problems, [&](const CellProblem &each) { return each.row == row.row; });
    const TablePtr table = schema().tables.find(row.row.table);
    if (!table || !m_edits.of(row.row))
        return;
    for (CellProblem &problem : cellProblems(*table, m_edits, row))
        m_problems.push_back(std::move(problem));
}

/// Of cells that are not edited any more.
void RowEditing::forgetProblems()
{
    std::erase_if(m_problems, [&](const CellProblem &each) {
        return each.column.isNull() ? !m_edits.of(each.row)
                                    : !m_edits.pending(each.row, each.column);
    });
}

const CellProblem *RowEditing::problem(const RowRef &row, ColumnId column) const
{
    const auto found = std::find_if(m_problems.begin(), m_problems.end(), [&](const auto &each) {
        return each.row == row && each.column == column;
    });
    return found == m_problems.end() ? nullptr : &*found;
}

QString RowEditing::summary() const
{
    std::map<RowState, int> counts;
    for (const auto &[row, edit] : m_edits.rows())
        ++counts[edit.state];
    QStringList parts;
    if (const int count = counts[RowState::Changed])
        parts.append(tr("%n rows changed", nullptr, count));
    if (const int count = counts[RowState::New])
        parts.append(tr("%n rows new", nullptr, count));
    if (const int count = counts[RowState::Removed])
        parts.append(tr("%n rows deleted", nullptr, count));
    return parts.join(u", "_s);
}

QString RowEditing::script() const { return saveScript(schema(), m_edits); }

void RowEditing::cancelSaving()
{
    if (m_stop)
        *m_stop = true;
}

void RowEditing::save()
{
    if (m_saving || m_edits.isEmpty())
        return;
    m_asked = {};
    m_saving = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    Q_EMIT changed();
    inBackground(
        this,
        [path = m_database.path(), schema = schema(), edits = m_edits,
         stop = m_stop]() -> std::variant<Saved, SaveFailure> {
            Stoppable watcher(stop);
            const auto database = WritableDatabase::open(path, watcher);
            if (!database)
                return SaveFailure{database.error().text, {}};
            return saveRows(**database, schema, edits);
        },
        [this](const std::variant<Saved, SaveFailure> &answer) { takeSaved(answer); });
}

void RowEditing::takeSaved(const std::variant<Saved, SaveFailure> &answer)
{
    m_saving = false;
    if (const auto *failure = std::get_if<SaveFailure>(&answer)) {
        for (const RowProblem &problem : failure->rows) {
            std::erase_if(m_problems, [&](const CellProblem &each) {
                return each.row == problem.row && each.column == problem.column;
            });
            m_problems.push_back({problem.row, problem.column, problem.text, true});
        }
        Q_EMIT changed();
        Q_EMIT failed(*failure);
        return;
    }
    constexpr size_t Most = 20;
    const auto &done = std::get<Saved>(answer);
    m_savedChanges.push_back(done.change);
    if (m_savedChanges.size() > Most)
        m_savedChanges.erase(m_savedChanges.begin());
    const QString text = summary();
    m_edits.clear();
    m_problems.clear();
    Q_EMIT changed();
    Q_EMIT saved(done.places);
    Q_EMIT said(tr("Saved: %1.").arg(text));
}

void RowEditing::undoSaved()
{
    if (m_savedChanges.empty() || m_saving)
        return;
    m_asked = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [schema = schema(), edits = m_edits, change = m_savedChanges.back()](
            sqlite3 *database, Watcher &) { return reverseSaved(database, schema, edits, change); },
        [this](const Result<Reversal> &reversal) {
            if (!reversal) {
                Q_EMIT said(reversal.error().text);
                return;
            }
            m_savedChanges.pop_back();
            apply(reversal->step);
            const auto left = static_cast<int>(reversal->changedSince.size());
            Q_EMIT said(left == 0 ? tr("The last save is reversed; save to make it so.")
                                  : tr("The last save is reversed but for %n rows that were changed"
                                       " since; save to make it so.",
                                       nullptr, left));
        });
}

void RowEditing::keepMine(const RowProblem &problem)
{
    const TablePtr table = schema().tables.find(problem.row.table);
    if (!table || !problem.changed || !problem.changed->now)
        return;
    apply(sw::keepMine(*table, m_edits, problem.row, *problem.changed->now));
    std::erase_if(m_problems, [&](const CellProblem &each) { return each.row == problem.row; });
    Q_EMIT changed();
}

void RowEditing::takeTheirs(const RowProblem &problem)
{
    if (!mayEdit())
        return;
    m_edits.revert(problem.row);
    std::erase_if(m_problems, [&](const CellProblem &each) { return each.row == problem.row; });
    Q_EMIT changed();
}

} // namespace sw
