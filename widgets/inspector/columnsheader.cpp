// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/columnsheader.h"

#include "widgets/inspector/columncells.h"

#include <QPainter>

namespace sw {

namespace {

constexpr int HeaderHeight = 22;
constexpr int HeaderPixels = 10;
constexpr int HeaderPadding = 7;

} // namespace

ColumnsHeader::ColumnsHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setMinimumSectionSize(20);
    setFixedHeight(HeaderHeight);
    setSectionsClickable(false);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize ColumnsHeader::sizeHint() const { return {100, HeaderHeight}; }

void ColumnsHeader::paintSection(QPainter *painter, const QRect &place, int section) const
{
    const Colors &colors = m_theme.colors();
    painter->setPen(colors.line);
    painter->drawLine(place.bottomLeft(), place.bottomRight());
    QFont small = font();
    small.setPixelSize(HeaderPixels);
    small.setWeight(QFont::Normal);
    painter->setFont(small);
    painter->setPen(colors.muted);
    const bool flag = isFlag(static_cast<ColumnCell>(section));
    const QRect area = flag ? place : place.adjusted(HeaderPadding, 0, -2, 0);
    const QString text = model()->headerData(section, Qt::Horizontal).toString();
    painter->drawText(area, flag ? int(Qt::AlignCenter) : int(Qt::AlignLeft | Qt::AlignVCenter),
                      QFontMetrics(small).elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace sw
