// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QStyledItemDelegate>

namespace sw {

/// A row of the explorer: a name, and at its right how much is in it.
class ExplorerDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ExplorerDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace sw
