// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowreader.h"
#include "widgets/data/rowdatabase.h"

#include <QAbstractListModel>
#include <QLineEdit>
#include <QTimer>

class QListView;

namespace sw {

/// Rows that a key may refer to: those whose key or label the text is in. More are read as far as
/// one scrolls.
class ParentRows : public QAbstractListModel {
    Q_OBJECT

public:
    ParentRows(RowDatabase &database, const Way &way, QObject *parent = nullptr);

    void find(const QString &text);
    /// The columns that are referred to.
    [[nodiscard]] std::vector<Value> keyAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void found();

private:
    RowDatabase &m_database;
    Way m_way;
    RowSet m_set;
    std::vector<RowValues> m_rows;
    bool m_more = false;
    Asked m_asked;
};

/// Edits a key: what is typed is searched for among the rows that it may refer to.
class KeyEdit : public QLineEdit {
    Q_OBJECT

public:
    KeyEdit(RowDatabase &database, const Way &way, QWidget *parent);
    ~KeyEdit() override;

    /// The key that is chosen in the list; empty: the text itself is meant.
    [[nodiscard]] std::vector<Value> chosen() const;
    [[nodiscard]] const Way &way() const { return m_way; }

Q_SIGNALS:
    /// By a click.
    void taken();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showList();
    void take(const QModelIndex &index);

    Way m_way;
    ParentRows *m_rows;
    QListView *m_list;
    QTimer m_pause;
    std::vector<Value> m_chosen;
};

} // namespace sw
