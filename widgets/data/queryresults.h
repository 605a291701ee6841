// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/queryrun.h"
#include "widgets/theme/theme.h"

#include <QAbstractTableModel>

namespace sw {

/// The rows that a statement answered, in the looks of the other grids. They stay as they were
/// read.
class QueryResults : public QAbstractTableModel {
    Q_OBJECT

public:
    QueryResults(std::shared_ptr<const QueryResult> result, const Theme &theme,
                 QObject *parent = nullptr);

    [[nodiscard]] const QueryResult &result() const { return *m_result; }
    [[nodiscard]] const Cell &cell(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::shared_ptr<const QueryResult> m_result;
    const Theme &m_theme;
};

} // namespace sw
