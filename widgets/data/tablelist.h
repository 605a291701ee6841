// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/rowdatabase.h"
#include "widgets/theme/theme.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <QWidget>

class QLineEdit;
class QListView;

namespace sw {

/// Tables and views with how many rows they have; those that are drawn and not there yet too.
class TableListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, IsThereRole, IsViewRole };

    TableListModel(RowDatabase &database, QObject *parent = nullptr);

    void show(const QStringList &onlyDrawn);
    void countAgain();
    [[nodiscard]] int rowOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Line {
        QString name;
        TablePtr table;
        bool isView = false;
        bool isThere = true;
        qint64 count = -1;
    };

    void countNext(size_t from);

    RowDatabase &m_database;
    std::vector<Line> m_lines;
    Asked m_asked;
};

/// The list at the left of the rows.
class TableList : public QWidget {
    Q_OBJECT

public:
    TableList(RowDatabase &database, const Theme &theme, QWidget *parent = nullptr);

    void show(const QStringList &onlyDrawn);
    void setCurrent(const QString &name);
    [[nodiscard]] QString first() const;
    [[nodiscard]] TableListModel &tables() const { return *m_model; }

Q_SIGNALS:
    void chosen(const QString &name, Qt::KeyboardModifiers modifiers);
    void drawnChosen(const QString &name);

private:
    void choose(const QModelIndex &index);

    TableListModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QListView *m_list;
};

} // namespace sw
