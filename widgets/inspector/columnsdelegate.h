// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QStyledItemDelegate>

namespace sw {

/// Cells of the columns' grid: ticks and texts; what cannot be stays in its editor.
class ColumnsDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ColumnsDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Why what is being typed cannot be; empty: it can.
    void typed(const QString &why);

private:
    void check(QWidget *editor, const QModelIndex &index);

    const Theme &m_theme;
};

} // namespace sw
