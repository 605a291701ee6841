// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/explorerrows.h"

#include <QAbstractItemModel>

#include <array>

namespace sw {

/// The objects of a document by kind and name. One table that comes, goes or is renamed is one row;
/// relationships are only looked at while somebody wants to see them.
class ExplorerModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, IsGroupRole, UnappliedRole };

    explicit ExplorerModel(Editor &editor, QObject *parent = nullptr);

    /// Only rows with this text in their names, in any case.
    void setFilter(const QString &text);
    void setRelationshipsWanted(bool wanted);

    [[nodiscard]] QModelIndex group(ExplorerGroup group) const;
    [[nodiscard]] static bool isGroup(const QModelIndex &index);
    [[nodiscard]] static ExplorerGroup groupOf(const QModelIndex &index);
    [[nodiscard]] std::optional<Pick> pick(const QModelIndex &index) const;
    /// The row that stands for the pick; none where it is not shown.
    [[nodiscard]] QModelIndex indexOf(const Pick &pick) const;
    /// Of a row of the diagrams; null for others.
    [[nodiscard]] DiagramId diagramAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    void takeChanges(const Changes &changes);
    void takeTable(const Change &change);
    void showUnapplied(const QSet<quint64> &others);
    void removeRow(ExplorerGroup group, const ExplorerRow &row);
    void insertRow(ExplorerGroup group, const ExplorerRow &row);
    void refresh(ExplorerGroup group);
    [[nodiscard]] ExplorerRows wantedRows(ExplorerGroup group);
    void replace(ExplorerGroup group, ExplorerRows rows);
    [[nodiscard]] bool passes(const ExplorerRow &row) const;
    [[nodiscard]] ExplorerRows &rows(ExplorerGroup group);
    [[nodiscard]] const ExplorerRows &rows(ExplorerGroup group) const;
    [[nodiscard]] QModelIndex indexOf(ExplorerGroup group, const ExplorerRow &row) const;
    [[nodiscard]] int countOf(ExplorerGroup group) const;
    [[nodiscard]] const ExplorerRow *rowAt(const QModelIndex &index) const;

    Editor &m_editor;
    QString m_filter;
    bool m_relationshipsWanted = false;
    std::array<ExplorerRows, ExplorerGroups> m_rows; ///< those that pass the filter
    /// All of a group, for the next key of the filter; kept while there is one.
    std::array<std::optional<ExplorerRows>, ExplorerGroups> m_all;
};

} // namespace sw
