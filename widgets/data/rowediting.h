// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/cellproblems.h"
#include "model/data/saverows.h"
#include "widgets/data/editedviews.h"

#include <QObject>

namespace sw {

/// The pending edits of a database: made here, seen by every grid, undone and redone, saved
/// together or not at all.
class RowEditing : public QObject {
    Q_OBJECT

public:
    explicit RowEditing(RowDatabase &database, QObject *parent = nullptr);
    ~RowEditing() override;

    [[nodiscard]] const RowEdits &edits() const { return m_edits; }
    /// With the views whose rows can be edited as tables.
    [[nodiscard]] const Schema &schema() const { return m_views->schema(); }
    [[nodiscard]] EditedViews &views() const { return *m_views; }
    [[nodiscard]] RowDatabase &database() { return m_database; }

    void apply(const RowStep &step);
    /// `row` as the database has it, as far as it is known.
    void set(const WholeRow &row, ColumnId column, const NewValue &value, const Value &old);
    RowRef insert(TableId table, const std::map<ColumnId, NewValue> &values = {});
    void undo();
    void redo();
    void discard();

    /// What is wrong with a cell, or with a row where the column is null; null: nothing.
    [[nodiscard]] const CellProblem *problem(const RowRef &row, ColumnId column) const;
    /// Looks for what is wrong with an edited row; of a new one nothing but its key is given.
    void check(const WholeRow &row);
    /// `2 changed, 1 new, 1 deleted`
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString script() const;

    void save();
    [[nodiscard]] bool isSaving() const { return m_saving; }
    void cancelSaving();
    [[nodiscard]] bool canUndoSaved() const { return !m_savedChanges.empty(); }
    /// The last save reversed, as pending edits.
    void undoSaved();
    /// Edits of a row that somebody else changed are made upon what is there now; or given up.
    void keepMine(const RowProblem &problem);
    void takeTheirs(const RowProblem &problem);

Q_SIGNALS:
    void changed();
    /// Where edited rows are now.
    void saved(const std::map<sw::RowRef, sw::RowRef> &places);
    void failed(const sw::SaveFailure &failure);
    void said(const QString &text);

private:
    /// False while a save is on its way: it takes all edits with it, and none may come between.
    [[nodiscard]] bool mayEdit();
    /// Whether the triggers of a view say otherwise; then it is said.
    [[nodiscard]] bool isRefused(const RowStep &step);
    void takeDatabase();
    void forgetProblems();
    void takeSaved(const std::variant<Saved, SaveFailure> &answer);

    RowDatabase &m_database;
    EditedViews *m_views;
    QString m_path; ///< of the database that the edits are of
    RowEdits m_edits;
    std::vector<CellProblem> m_problems;
    std::vector<SavedChange> m_savedChanges;
    std::shared_ptr<std::atomic<bool>> m_stop;
    Asked m_asked;
    bool m_saving = false;
};

} // namespace sw
