// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QStyledItemDelegate>

namespace sw {

class ProblemsModel;

/// A row of the problems: how bad, what about, what is wrong, and buttons that mend it.
class ProblemsDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ProblemsDelegate(const ProblemsModel &model, const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// The rectangles of the buttons of a row that is painted into `row`; where there is no room
    /// for words, one with an icon that stands for all of them.
    [[nodiscard]] std::vector<QRect> buttons(const QRect &row, const QFont &font,
                                             const QModelIndex &index) const;

private:
    void paintButtons(QPainter *painter, const std::vector<QRect> &places,
                      const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const ProblemsModel &m_model;
    const Theme &m_theme;
};

} // namespace sw
