// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeView;

namespace sw {

class Actions;
class Preferences;

/// Every action with its keys.
class KeysModel : public QAbstractTableModel {
    Q_OBJECT

public:
    KeysModel(Actions &actions, Preferences &preferences, QObject *parent);

    [[nodiscard]] QAction *actionAt(int row) const;
    /// Gives the action these keys, and takes them from whoever had them.
    void setKeys(int row, const QList<QKeySequence> &keys);
    void reset(int row);
    /// Another action that has the key; null where none has.
    [[nodiscard]] QAction *ownerOf(const QKeySequence &key, int otherThan) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void give(int row, const QList<QKeySequence> &keys);

    Actions &m_actions;
    Preferences &m_preferences;
};

/// The keys of all actions: choose one, press its new keys.
class KeysEditor : public QDialog {
    Q_OBJECT

public:
    KeysEditor(Actions &actions, Preferences &preferences, QWidget *parent);

private:
    [[nodiscard]] QLayout *makeEditor();
    [[nodiscard]] int row() const;
    void showRow();
    void showOwner();
    void take();

    KeysModel *m_model;
    QTreeView *m_list;
    QKeySequenceEdit *m_keys = nullptr;
    QLabel *m_owner = nullptr;
    QPushButton *m_set = nullptr;
};

} // namespace sw
