// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/problemsmodel.h"

#include <algorithm>

namespace sw {

namespace {

QString resolutionText(Resolution resolution)
{
    switch (resolution) {
    case Resolution::Ours:
        return ProblemsModel::tr("Ours");
    case Resolution::Theirs:
        return ProblemsModel::tr("Theirs");
    case Resolution::Both:
        break;
    }
    return ProblemsModel::tr("Both");
}

std::optional<Pick> pickOf(const Object &object)
{
    if (const auto *table = std::get_if<TablePtr>(&object); table && *table)
        return Pick{PickKind::Table, (*table)->id.value()};
    if (const auto *view = std::get_if<ViewPtr>(&object); view && *view)
        return Pick{PickKind::View, (*view)->id.value()};
    if (const auto *note = std::get_if<NotePtr>(&object); note && *note)
        return Pick{PickKind::Note, (*note)->id.value()};
    if (const auto *area = std::get_if<AreaPtr>(&object); area && *area)
        return Pick{PickKind::Area, (*area)->id.value()};
    return std::nullopt;
}

} // namespace

ProblemsModel::ProblemsModel(const Editor &editor, QObject *parent)
    : QAbstractListModel(parent), m_editor(editor)
{
    refresh();
}

void ProblemsModel::setProblems(Problems problems)
{
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem &a, const Problem &b) { return a.severity < b.severity; });
    m_actions.clear();
    if (problems == m_problems) {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

void ProblemsModel::refresh()
{
    const auto &shelf = m_editor.content().conflicts;
    std::vector<MergeConflictPtr> conflicts(shelf.begin(), shelf.end());
    m_actions.clear();
    if (conflicts == m_conflicts)
        return;
    beginResetModel();
    m_conflicts = std::move(conflicts);
    endResetModel();
}

const Problem *ProblemsModel::problemAt(int row) const
{
    const int place = row - conflictCount();
    return place >= 0 && place < static_cast<int>(m_problems.size())
               ? &m_problems[static_cast<size_t>(place)]
               : nullptr;
}

std::optional<Pick> ProblemsModel::pick(int row) const
{
    if (row >= 0 && row < conflictCount()) {
        const MergeConflict &conflict = *m_conflicts[static_cast<size_t>(row)];
        const auto known = pickOf(conflict.base);
        return known ? known : pickOf(conflict.theirs);
    }
    const Problem *problem = problemAt(row);
    if (!problem)
        return std::nullopt;
    const Subject &subject = problem->subject;
    if (const TablePtr table = m_editor.content().schema.tables.find(subject.table)) {
        const ForeignKey *key = table->foreignKey(ForeignKeyId(subject.part));
        // A key whose parent is missing has no edge.
        if (key && m_editor.relationship(key->id, false))
            return Pick{PickKind::Edge, subject.part};
        return Pick{PickKind::Table, subject.table.value()};
    }
    return subject.view.isNull() ? std::nullopt
                                 : std::optional(Pick{PickKind::View, subject.view.value()});
}

ColumnId ProblemsModel::columnAt(int row) const
{
    const Problem *problem = problemAt(row);
    if (!problem)
        return {};
    const TablePtr table = m_editor.content().schema.tables.find(problem->subject.table);
    const ColumnId column(problem->subject.part);
    return table && table->column(column) ? column : ColumnId();
}

const std::vector<ProblemAction> &ProblemsModel::actions(int row) const
{
    const auto known = m_actions.constFind(row);
    if (known != m_actions.cend())
        return *known;
    std::vector<ProblemAction> actions;
    const Content &content = m_editor.content();
    if (const Problem *problem = problemAt(row)) {
        if (auto fix = fixFor(content, *problem))
            actions.push_back({fix->text, std::move(fix->changes)});
    } else if (row >= 0 && row < conflictCount()) {
        const MergeConflict &conflict = *m_conflicts[static_cast<size_t>(row)];
        for (const Resolution each : resolutionsFor(content, conflict)) {
            if (auto changes = resolveConflict(content, conflict.id, each))
                actions.push_back({resolutionText(each), std::move(*changes)});
        }
    }
    return *m_actions.insert(row, actions);
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : conflictCount() + static_cast<int>(m_problems.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Problem *problem = problemAt(index.row());
    const QString text
        = problem ? problem->text : m_conflicts[static_cast<size_t>(index.row())]->text;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return text;
    case SeverityRole:
        return static_cast<int>(problem ? problem->severity : Severity::Error);
    case SubjectRole:
        return problem && text.startsWith(problem->subject.name) ? problem->subject.name
                                                                 : QString();
    default:
        return {};
    }
}

} // namespace sw
