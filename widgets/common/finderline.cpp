// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/finderline.h"

#include "widgets/common/finder.h"

#include <QIcon>
#include <QPainter>

namespace sw {

namespace {

constexpr int LineIcon = 16;
constexpr int LineSide = 12;

} // namespace

void FinderLine::paint(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const bool enabled = index.data(Finder::EnabledRole).toBool();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.accentBack);
    QRect rest = option.rect.adjusted(LineSide, 0, -LineSide, 0);
    const QRect icon(rest.left(), rest.center().y() - LineIcon / 2 + 1, LineIcon, LineIcon);
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(painter, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    rest.setLeft(icon.right() + LineSide);
    const QFontMetrics &metrics = option.fontMetrics;
    const auto text = [&](const QColor &color, Qt::Alignment side, const QString &what) {
        painter->setPen(color);
        painter->drawText(rest, static_cast<int>(side | Qt::AlignVCenter),
                          metrics.elidedText(what, Qt::ElideRight, rest.width()));
    };
    const QString end = index.data(Finder::EndRole).toString();
    text(colors.muted, Qt::AlignRight, end);
    rest.setRight(rest.right() - metrics.horizontalAdvance(end) - LineSide);
    const QString name = index.data().toString();
    text(enabled ? colors.text : colors.muted, Qt::AlignLeft, name);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(name) + LineSide);
    text(colors.muted, Qt::AlignLeft, index.data(Finder::AboutRole).toString());
}

QSize FinderLine::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), Height};
}

} // namespace sw
