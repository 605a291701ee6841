// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/relatedpane.h"
#include "widgets/data/treemodel.h"
#include "widgets/theme/theme.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

namespace sw {

class FilterRow;
class RowsHeader;

/// The rows of a table that refers to itself, below each other.
class RowsTree : public QTreeView {
    Q_OBJECT

public:
    RowsTree(RowEditing &editing, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] TreeModel &rows() const { return *m_rows; }
    [[nodiscard]] FilterRow &filters() const { return *m_filters; }

    /// As it was left.
    void show(const RowTree &tree, const TreePlace &place);
    /// Its columns as those of a grid with the same rows.
    void arrangeAs(const RowsHeader &grid);
    /// The one in focus, else the one that the rows are called by.
    [[nodiscard]] int columnToFilter() const;
    /// The same rows as they are now.
    void readAgain();
    void clear();
    [[nodiscard]] TreePlace place() const;
    /// What is selected; of very many rows only the first ones.
    [[nodiscard]] FocusRows focus(const RowPath &path) const;
    /// Of all rows that are selected; nothing where they are more, or some were not read.
    [[nodiscard]] std::optional<RowTree::Keys> selectedKeys(qsizetype most) const;
    [[nodiscard]] QRect arrowRect(const QModelIndex &index) const;
    /// The row that the current cell refers to, or its own, on a card.
    void peek();
    using QTreeView::show;

Q_SIGNALS:
    /// The row that the key refers to is wanted.
    void followed(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    /// A card of the row is wanted.
    void peeked(const sw::Peek &peek);
    void focusRowChanged();
    /// This cell, in the grid.
    void editWanted(const QModelIndex &index);
    void menuWanted(const QModelIndex &index, const QPoint &global);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &gone) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeFound(const QModelIndex &index, bool isOpen, bool isCurrent);
    void takeArrival();
    void seekMatch();
    void placeFilters();
    [[nodiscard]] QModelIndex arrowAt(const QPoint &point) const;
    /// From the top down to it.
    [[nodiscard]] static QList<QModelIndex> wayTo(const QModelIndex &index);
    [[nodiscard]] QModelIndexList selectedRowsInOrder(qsizetype most) const;
    [[nodiscard]] QString emptyText() const;

    TreeModel *m_rows;
    const Theme &m_theme;
    RowsHeader *m_header;
    FilterRow *m_filters;
    QSet<QPersistentModelIndex> m_open; ///< and some that are not any more
    TreePlace m_place;                  ///< as it was to be shown
    bool m_seeksMatch = false;
    std::optional<int> m_top; ///< where to scroll to, once all that was open is there
};

} // namespace sw
