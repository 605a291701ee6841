// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

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

    enum Role { KeysRole = Qt::UserRole, MenuRole, EnabledRole };

private:
    std::vector<QAction *> m_all;
    std::vector<QAction *> m_shown;
};

/// A line of the palette: icon, name, and its key at the right.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PaletteDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace sw
