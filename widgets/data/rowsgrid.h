// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/columnlayout.h"
#include "widgets/data/peek.h"
#include "widgets/data/place.h"
#include "widgets/data/rowsheader.h"
#include "widgets/data/rowsmodel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>

class QMenu;

namespace sw {

class FilterRow;
class RowsGutter;

/// Millions of rows in sight of a window: what is not seen costs nothing, neither time nor memory,
/// which QTableView's list of all its rows would.
class RowsGrid : public QAbstractItemView {
    Q_OBJECT

public:
    RowsGrid(RowsModel &rows, const Theme &theme, QWidget *parent = nullptr);
    ~RowsGrid() override;

    [[nodiscard]] RowsModel &rows() const { return m_rows; }
    [[nodiscard]] RowsHeader &header() const { return *m_header; }
    [[nodiscard]] FilterRow &filters() const { return *m_filters; }
    void setFiltersShown(bool shown);

    [[nodiscard]] qint64 topRow() const;
    void setTopRow(qint64 row);
    void goTo(qint64 row, int column = -1);
    /// To the row, if it is held, at the first cell that is not filled by itself.
    void showRow(const RowRef &row);
    /// The rows that have anything selected, from the top, at most so many.
    [[nodiscard]] std::vector<qint64> selectedRows(size_t most) const;
    /// As somebody arranged them.
    [[nodiscard]] const ColumnLayout &columnLayout() const { return m_layout; }
    /// Before the rows are shown.
    void setColumnLayout(const ColumnLayout &layout);
    void setColumnHidden(int column, bool hidden);
    /// How its values are shown, wherever its table is; empty: as they are stored.
    void setFormat(int column, const QString &format);
    /// So many columns, from the left, do not scroll.
    void setFrozen(int columns);
    void fitColumn(int column);
    /// In the head; the rows come as they are.
    void showSort(const std::vector<SortedColumn> &sort);
    /// The row that the current cell refers to, or its own, on a card.
    void peek();
    /// What is being typed is taken.
    void finishEditing();

    /// Where the arrow is that follows a key.
    [[nodiscard]] QRect arrowRect(const QModelIndex &index) const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

Q_SIGNALS:
    /// The row that the key refers to is wanted.
    void followed(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    /// A card of the row is wanted.
    void peeked(const sw::Peek &peek);
    void sortWanted(int column, bool besides);
    void focusRowChanged();
    /// The columns, by somebody.
    void arranged();
    /// Another cell has the focus, or the grid itself has it again.
    void cellChanged();
    void menuWanted(const QModelIndex &index, const QPoint &global);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    [[nodiscard]] QItemSelectionModel::SelectionFlags
    selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &gone) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    friend class RowsGutter;

    void makeHeader();
    void takeArrival();
    void fitColumns();
    void growForNumbers();
    void takeArrangement();
    void openHeaderMenu(const QPoint &point);
    void addFormats(QMenu &menu, int column);
    void takeFormats();
    [[nodiscard]] bool showsPictures() const;
    void wantRows();
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int rowsInSight() const;
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QModelIndex arrowAt(const QPoint &point) const;

    RowsModel &m_rows;
    const Theme &m_theme;
    RowsHeader *m_header;
    FilterRow *m_filters;
    RowsGutter *m_gutter;
    ColumnLayout m_layout;
    QStringList m_names; ///< of the columns
    bool m_labelsFitted = false;
    bool m_fitted = false; ///< they are as wide as their values need
    bool m_fitting = false;
};

} // namespace sw
