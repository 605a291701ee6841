// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/celldelegate.h"

#include "widgets/data/keyedit.h"
#include "widgets/data/rowsmodel.h"

#include <QKeyEvent>

namespace sw {

CellDelegate::CellDelegate(RowsModel &rows, QObject *parent)
    : QStyledItemDelegate(parent), m_rows(rows)
{
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                                    const QModelIndex &index) const
{
    const RowsColumn &column = m_rows.columns()[static_cast<size_t>(index.column())];
    QLineEdit *editor = nullptr;
    if (column.parent) {
        auto *key = new KeyEdit(m_rows.database(), *column.parent, parent);
        connect(key, &KeyEdit::taken, this, [this, key] {
            auto *self = const_cast<CellDelegate *>(this);
            Q_EMIT self->commitData(key);
            Q_EMIT self->closeEditor(key, NoHint);
        });
        editor = key;
    } else {
        editor = new QLineEdit(parent);
    }
    editor->setFrame(false);
    editor->setProperty("cellEditor", true);
    editor->setAccessibleName(column.name);
    return editor;
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    line->setText(index.data(Qt::EditRole).toString());
    line->setModified(false);
}

/// What was not touched is not written: NULL stays NULL, and a number keeps its class.
void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    const auto *key = qobject_cast<KeyEdit *>(editor);
    if (const std::vector<Value> chosen = key ? key->chosen() : std::vector<Value>();
        !chosen.empty()) {
        const std::vector<ColumnId> &own = key->way().fromColumns;
        for (size_t i = 0; i < own.size() && i < chosen.size(); ++i) {
            for (int column = 0; column < m_rows.columnCount(); ++column) {
                if (m_rows.columns()[static_cast<size_t>(column)].id == own[i])
                    m_rows.setValue(m_rows.index(index.row(), column), chosen[i]);
            }
        }
        return;
    }
    if (line->isModified())
        model->setData(index, line->text(), Qt::EditRole);
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex & /*index*/) const
{
    editor->setGeometry(option.rect.adjusted(0, 0, -1, -1));
}

/// Enter takes what is typed at once, so that the next key is one for the grid.
bool CellDelegate::eventFilter(QObject *editor, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(editor);
    if (widget && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT commitData(widget);
            Q_EMIT closeEditor(widget, NoHint);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace sw
