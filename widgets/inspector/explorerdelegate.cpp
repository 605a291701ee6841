// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/explorerdelegate.h"

#include "widgets/inspector/explorermodel.h"
#include "widgets/inspector/marks.h"

#include <QPainter>

namespace sw {

namespace {

constexpr int ExplorerRowHeight = 23;
constexpr int ExplorerIndent = 26;
constexpr int ExplorerMargin = 12;

} // namespace

ExplorerDelegate::ExplorerDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

QSize ExplorerDelegate::sizeHint(const QStyleOptionViewItem & /*option*/,
                                 const QModelIndex & /*index*/) const
{
    return {100, ExplorerRowHeight};
}

void ExplorerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const bool isGroup = index.data(ExplorerModel::IsGroupRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowBack(painter, option, colors);
    if (isGroup)
        paintChevron(painter, QPointF(option.rect.left() + 15, option.rect.center().y() + 0.5),
                     option.state.testFlag(QStyle::State_Open), colors.muted);
    if (index.data(ExplorerModel::UnappliedRole).toBool()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accent);
        painter->drawEllipse(QPointF(option.rect.left() + 15, option.rect.center().y() + 0.5), 2.5,
                             2.5);
    }
    QRect area = option.rect.adjusted(ExplorerIndent, 0, -ExplorerMargin, 0);

    const int count = index.data(ExplorerModel::CountRole).toInt();
    if (count > 0) {
        const QString text = QLocale().toString(count);
        painter->setPen(selected ? colors.accent : colors.muted);
        QFont small = option.font;
        small.setPixelSize(11);
        painter->setFont(small);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, text);
        area.adjust(0, 0, -QFontMetrics(small).horizontalAdvance(text) - 8, 0);
    }
    QFont font = option.font;
    font.setWeight(isGroup ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(selected ? colors.accent : isGroup ? colors.muted : colors.text);
    painter->drawText(
        area, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    painter->restore();
}

} // namespace sw
