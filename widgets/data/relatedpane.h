// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowpath.h"
#include "widgets/data/peek.h"
#include "widgets/data/rowsmodel.h"
#include "widgets/theme/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace sw {

class RowCard;
class RowsGrid;

/// The rows from which panes are filled.
struct FocusRows {
    TablePtr table;
    BoundSql condition; ///< which rows of the table; empty: none is in focus
    int count = 0;
    RowPath path;                ///< to the topmost of them
    std::optional<WholeRow> row; ///< the topmost, where all of it was read

    [[nodiscard]] bool isEmpty() const { return count == 0 && !row; }
    bool operator==(const FocusRows &) const = default;
};

/// What is selected in a grid; of very many rows only the first ones.
[[nodiscard]] FocusRows focusOf(const RowsGrid &grid, const RowPath &path);

/// One relationship of the rows in focus: its rows, as a card where it is one at most, else as a
/// grid. Where no index helps to find them it says so and does not hold up the others.
class RelatedPane : public QFrame {
    Q_OBJECT

public:
    RelatedPane(RowEditing &editing, const Way &way, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const Way &way() const { return m_way; }
    [[nodiscard]] RowsGrid &grid() const { return *m_grid; }
    [[nodiscard]] RowsModel &rows() const { return *m_rows; }
    [[nodiscard]] bool isOpen() const; ///< its own panes are wanted
    [[nodiscard]] bool showsCard() const;

    void fill(const FocusRows &focus);
    /// To the rows of this pane.
    [[nodiscard]] const RowPath &path() const { return m_path; }
    /// From which it is filled.
    [[nodiscard]] const FocusRows &from() const { return m_from; }
    /// What its own panes are filled from.
    [[nodiscard]] FocusRows focus() const;

    [[nodiscard]] QString countText() const;
    /// The row that has the focus in it, on a card.
    void peek();

    // panelinks.cpp: what is done along the relationship, as pending edits.
    void addRow();
    /// Chooses rows that are there already.
    void linkRows();
    /// What is selected is tied no longer; it stays itself.
    void unlinkRows();
    /// What is selected is tied to another instead.
    void relinkRow();

Q_SIGNALS:
    void said(const QString &text);
    void pathWanted(const sw::RowPath &path, Qt::KeyboardModifiers modifiers);
    /// A card of one of its rows, or of one that these refer to, is wanted.
    void peeked(const sw::Peek &peek);
    void opened(bool open);
    void focusChanged();
    void indexWanted(const sw::Way &way);
    /// More may be added to it.
    void menuOpens(QMenu *menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString missingParent() const;
    [[nodiscard]] BoundSql pendingRows() const;
    void takeEdits();
    void takeSelection();
    void openMenu(const QModelIndex &index, const QPoint &global);
    /// The one row in focus, also where it must be read first.
    void withFrom(std::function<void(const WholeRow &)> work);
    void apply(const Result<RowStep> &step);
    void unlinkOne(const std::vector<WholeRow> &links, RowStep &all, RowEdits &after);
    void makeHeader();
    void makeNotice();
    void showRows();
    void askWhetherSought();
    void readAsFound();
    void read(RowDatabase::Lane lane);
    void tellUnsought();
    void takeArrival();
    void follow(const QModelIndex &index, Qt::KeyboardModifiers modifiers);

    RowEditing &m_editing;
    RowDatabase &m_database;
    Way m_way;
    const Theme &m_theme;
    RowsModel *m_rows;
    RowsGrid *m_grid;
    RowCard *m_card;
    QStackedLayout *m_body = nullptr;
    QWidget *m_notice = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_link = nullptr;
    QToolButton *m_unlink = nullptr;
    RowSet m_set;
    RowPath m_path;
    FocusRows m_from;
    BoundSql m_pending; ///< which rows pending edits bring here
    bool m_single = false;
    std::optional<bool> m_sought; ///< whether an index finds the rows
    bool m_isSlow = false;        ///< without one
    QTimer m_budget;              ///< of a search without one
    Asked m_asked;
    Asked m_askedFrom;
};

} // namespace sw
