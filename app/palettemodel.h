// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>

#include <vector>

class QAction;

namespace sw {

/// The actions that fit what was typed, the best first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    PaletteModel(std::vector<QAction *> actions, QObject *parent);

    void setFilter(const QString &text);
    [[nodiscard]] QAction *actionAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<QAction *> m_all;
    std::vector<QAction *> m_shown;
};

} // namespace sw
