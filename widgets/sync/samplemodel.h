// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QTableView>

namespace sw {

/// A few rows of a table, to be read.
class SampleModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const QStringList &names, const std::vector<QStringList> &rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QStringList m_names;
    std::vector<QStringList> m_rows;
};

/// As high as its rows are, and gone where there are none.
class SampleTable : public QTableView {
    Q_OBJECT

public:
    explicit SampleTable(QWidget *parent);

    void show(const QStringList &names, const std::vector<QStringList> &rows);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    SampleModel *m_model;
};

} // namespace sw
