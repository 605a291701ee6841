// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/card.h"

#include <QPainter>

namespace sw {

namespace {

constexpr int CardHeight = 52;
constexpr int CardWidth = 320;
constexpr int Narrowest = 160;
constexpr int Padding = 12;
constexpr int IconSize = 20;
constexpr double Radius = 8;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Card::Card(const QString &icon, const QString &title, const QString &about, const Theme &theme,
           QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_icon(icon), m_about(about)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(about);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize Card::sizeHint() const { return {CardWidth, CardHeight}; }

QSize Card::minimumSizeHint() const { return {Narrowest, CardHeight}; }

void Card::enterEvent(QEnterEvent *) { update(); }

void Card::leaveEvent(QEvent *) { update(); }

void Card::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    const int room = width() - 3 * Padding - IconSize;
    const bool cut = fontMetrics().horizontalAdvance(m_about) > room
                     || QFontMetrics(titleFont(font())).horizontalAdvance(text()) > room;
    setToolTip(cut ? text() + QLatin1Char('\n') + m_about : QString());
}

void Card::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(isDown() ? colors.accentBack : underMouse() ? colors.panel2 : colors.panel);
    painter.setPen(hasFocus() ? colors.accent : colors.line);
    painter.drawRoundedRect(frame, Radius, Radius);
    const QRect icon(Padding, (height() - IconSize) / 2, IconSize, IconSize);
    m_theme.icon(m_icon).paint(&painter, icon);
    const QRect texts(icon.right() + Padding, 0, width() - icon.right() - 2 * Padding, height());
    const QFont bold = titleFont(font());
    painter.setFont(bold);
    painter.setPen(colors.text);
    painter.drawText(texts.adjusted(0, Padding / 2, 0, -height() / 2),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(text(), Qt::ElideRight, texts.width()));
    painter.setFont(font());
    painter.setPen(colors.muted);
    painter.drawText(texts.adjusted(0, height() / 2, 0, -Padding / 2),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_about, Qt::ElideMiddle, texts.width()));
}

} // namespace sw
