// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/fixes.h"
#include "model/sync/resolve.h"
#include "widgets/editing/editor.h"

#include <QAbstractListModel>

namespace sw {

/// A button of a row: what it says, and what it does to the document.
struct ProblemAction {
    QString text;
    Changes changes;
};

/// What is to be decided (conflicts of a merge) and what lint found, worst first.
class ProblemsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { SeverityRole = Qt::UserRole, SubjectRole };

    explicit ProblemsModel(const Editor &editor, QObject *parent = nullptr);

    void setProblems(Problems problems);
    /// The content has changed: conflicts may be gone, actions may be others.
    void refresh();

    [[nodiscard]] const Problems &problems() const { return m_problems; }
    [[nodiscard]] std::optional<Pick> pick(int row) const;
    [[nodiscard]] ColumnId columnAt(int row) const;
    /// What can be done about it; found when first asked for.
    [[nodiscard]] const std::vector<ProblemAction> &actions(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] int conflictCount() const { return static_cast<int>(m_conflicts.size()); }
    [[nodiscard]] const Problem *problemAt(int row) const;

    const Editor &m_editor;
    std::vector<MergeConflictPtr> m_conflicts;
    Problems m_problems;
    mutable QHash<int, std::vector<ProblemAction>> m_actions;
};

} // namespace sw
