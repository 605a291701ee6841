// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/inspector/columncells.h"

#include <QAbstractTableModel>

namespace sw {

/// The columns of one table, and a last row in which a whole line makes a new one.
class ColumnsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { IsNewRole = Qt::UserRole };

    explicit ColumnsModel(Editor &editor, QObject *parent = nullptr);

    [[nodiscard]] const Content &content() const { return m_editor.content(); }
    void setTable(const TablePtr &table);
    [[nodiscard]] const TablePtr &table() const { return m_table; }
    /// Null for the last row.
    [[nodiscard]] ColumnId columnAt(int row) const;
    [[nodiscard]] int rowOf(ColumnId column) const;
    [[nodiscard]] bool isNewRow(int row) const;

    /// What the value would do, or why it cannot be.
    [[nodiscard]] Result<Changes> changesFor(const QModelIndex &index, const QVariant &value) const;
    /// The column before the one in that row.
    bool move(ColumnId column, int row);
    bool dropColumns(const std::vector<ColumnId> &columns);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// A value that could not be; empty: the last one could.
    void refused(const QString &why);

private:
    bool run(const QString &undo, const Result<Changes> &changes);
    void follow(const std::vector<ColumnId> &wanted);

    Editor &m_editor;
    TablePtr m_table;
    std::vector<ColumnId> m_order; ///< as the view knows it
};

} // namespace sw
