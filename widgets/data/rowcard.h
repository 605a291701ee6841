// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/peek.h"
#include "widgets/data/rowsmodel.h"
#include "widgets/theme/theme.h"

#include <QTableView>

namespace sw {

/// The first row of a model, a column a line: its name and its value.
class CardModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit CardModel(RowsModel &rows, QObject *parent = nullptr);

    [[nodiscard]] RowsModel &rows() const { return m_rows; }
    /// The cell that is shown there.
    [[nodiscard]] QModelIndex source(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void showAgain();

    RowsModel &m_rows;
    int m_lines = 0;
};

/// All columns of one row, as on a card.
class RowCard : public QTableView {
    Q_OBJECT

public:
    RowCard(RowsModel &rows, const Theme &theme, QWidget *parent = nullptr);

    /// Why there is no row, where something is wrong with that; empty: there just is none.
    void setFault(const QString &fault);
    /// The row that the current line refers to, or its own, on a card.
    void peek();

Q_SIGNALS:
    void peeked(const sw::Peek &peek);
    void followed(const QModelIndex &index, Qt::KeyboardModifiers modifiers);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] QModelIndex arrowAt(const QPoint &point) const;
    void fit();

    CardModel *m_model;
    const Theme &m_theme;
    QString m_fault;
};

} // namespace sw
