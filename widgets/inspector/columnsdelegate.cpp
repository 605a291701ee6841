// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/columnsdelegate.h"

#include "widgets/editing/typecompleter.h"
#include "widgets/inspector/columnsmodel.h"
#include "widgets/inspector/marks.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

namespace sw {

namespace {

constexpr int CellPadding = 7;

const ColumnsModel &columnsModel(const QModelIndex &index)
{
    return *static_cast<const ColumnsModel *>(index.model());
}

ColumnCell cellOf(const QModelIndex &index) { return static_cast<ColumnCell>(index.column()); }

bool isNew(const QModelIndex &index) { return index.data(ColumnsModel::IsNewRole).toBool(); }

bool isTicked(const QModelIndex &index) { return isFlag(cellOf(index)) && !isNew(index); }

bool endsEdit(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab
           || key == Qt::Key_Backtab;
}

} // namespace

ColumnsDelegate::ColumnsDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

void ColumnsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowBack(painter, option, colors);
    if (isTicked(index)) {
        paintTick(painter, QRectF(option.rect).center(), index.data().toBool(),
                  option.state.testFlag(QStyle::State_Selected), colors);
    } else {
        const bool name = index.column() == 0 && !isNew(index);
        const QString text
            = isNew(index)
                  ? (index.column() == 0 ? ColumnsModel::tr("name type flags…") : QString())
                  : index.data().toString();
        QFont font = option.font;
        font.setPixelSize(name || isNew(index) ? 12 : 11);
        painter->setFont(font);
        painter->setPen(name ? colors.text : colors.muted);
        const QRect area = option.rect.adjusted(CellPadding, 0, -3, 0);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && !isNew(index)) {
        painter->setPen(colors.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter->restore();
}

QWidget *ColumnsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                                       const QModelIndex &index) const
{
    if (isTicked(index))
        return nullptr;
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(isNew(index)
                                ? ColumnsModel::tr("New column")
                                : columnsModel(index)
                                      .headerData(index.column(), Qt::Horizontal, Qt::DisplayRole)
                                      .toString());
    if (isNew(index))
        line->setPlaceholderText(ColumnsModel::tr("name type flags…"));
    if (cellOf(index) == ColumnCell::Type)
        new TypeCompleter(columnsModel(index).content(), *line);
    const QPersistentModelIndex place(index);
    auto *self = const_cast<ColumnsDelegate *>(this); // making an editor changes nothing here
    connect(line, &QLineEdit::textEdited, this, [self, line, place] { self->check(line, place); });
    return line;
}

/// An edit from elsewhere does not take away what is being typed.
void ColumnsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    if (line->isModified())
        return;
    line->setText(index.data(Qt::EditRole).toString());
    line->setProperty("place", QVariant::fromValue(QPersistentModelIndex(index)));
}

void ColumnsDelegate::check(QWidget *editor, const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto changes
        = columnsModel(index).changesFor(index, static_cast<QLineEdit *>(editor)->text());
    editor->setProperty("wrong", !changes);
    editor->style()->unpolish(editor);
    editor->style()->polish(editor);
    Q_EMIT typed(changes ? QString() : changes.error().text);
}

bool ColumnsDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!isTicked(index))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const bool clicked = event->type() == QEvent::MouseButtonRelease
                         && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    const bool pressed = event->type() == QEvent::KeyPress
                         && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!clicked && !pressed)
        return false;
    model->setData(index, !index.data().toBool(), Qt::EditRole);
    return true;
}

bool ColumnsDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *line = qobject_cast<QLineEdit *>(watched);
    if (line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const auto place = line->property("place").value<QPersistentModelIndex>();
        if (key == Qt::Key_Escape)
            Q_EMIT typed({});
        const bool changed = place.data(Qt::EditRole).toString() != line->text();
        if (endsEdit(key) && changed && !columnsModel(place).changesFor(place, line->text())) {
            check(line, place);
            return true;
        }
        // At once: a key that goes on to the grid would open the next editor.
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT commitData(line);
            Q_EMIT closeEditor(line, NoHint);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace sw
