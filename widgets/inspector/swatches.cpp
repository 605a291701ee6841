// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/swatches.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sw {

namespace {

constexpr double SwatchSize = 18;
constexpr double SwatchStep = 21;

} // namespace

Swatches::Swatches(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Colour"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Swatches::setColor(const QString &name)
{
    m_color = name;
    setAccessibleDescription(name);
    update();
}

QSize Swatches::sizeHint() const
{
    return {static_cast<int>(SwatchStep) * static_cast<int>(areaColorNames().size()), 28};
}

/// The first disc, within its ring, begins where the text above it does.
QRectF Swatches::place(int i) { return {i * SwatchStep - 1, 5, SwatchSize, SwatchSize}; }

int Swatches::at(QPointF point)
{
    for (int i = 0; i < areaColorNames().size(); ++i) {
        if (place(i).contains(point))
            return i;
    }
    return -1;
}

void Swatches::choose(int i)
{
    if (i < 0 || i >= areaColorNames().size())
        return;
    setColor(areaColorNames().at(i));
    Q_EMIT chosen(m_color);
}

void Swatches::paintEvent(QPaintEvent * /*event*/)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < areaColorNames().size(); ++i) {
        const QString &name = areaColorNames().at(i);
        const bool isCurrent = name == m_color;
        painter.setPen(Qt::NoPen);
        painter.setBrush(areaColor(colors, name));
        const double inset = isCurrent ? 4 : 2;
        painter.drawEllipse(place(i).adjusted(inset, inset, -inset, -inset));
        if (!isCurrent && i != m_hovered)
            continue;
        const QColor ring = isCurrent && hasFocus() ? colors.accent : areaColor(colors, name);
        painter.setPen(QPen(ring, isCurrent ? 1.75 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(place(i).adjusted(1, 1, -1, -1));
    }
}

void Swatches::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(at(event->position()));
}

void Swatches::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = at(event->position());
    setToolTip(m_hovered < 0 ? QString() : areaColorNames().at(m_hovered));
    update();
}

void Swatches::keyPressEvent(QKeyEvent *event)
{
    const int now = static_cast<int>(areaColorNames().indexOf(m_color));
    if (event->key() == Qt::Key_Left)
        choose(now - 1);
    else if (event->key() == Qt::Key_Right)
        choose(now + 1);
    else
        QWidget::keyPressEvent(event);
}

void Swatches::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

} // namespace sw
