// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/autoscroll.h"

#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sw {

namespace {

constexpr int ScrollInterval = 16; ///< ms
constexpr double NearBorder = 24;
constexpr double SpeedPerPixel = 0.25;
constexpr double MostSpeed = 48;

/// Along one axis: how fast for a pointer there between 0 and `length`.
int speedAt(double pointer, double length)
{
    // Of something small at least the middle rests.
    const double border = std::min(NearBorder, length / 4);
    const double deep = pointer < border            ? pointer - border
                        : pointer > length - border ? pointer - (length - border)
                                                    : 0;
    const double speed = std::clamp(deep * SpeedPerPixel, -MostSpeed, MostSpeed);
    return static_cast<int>(speed < 0 ? std::floor(speed) : std::ceil(speed));
}

} // namespace

AutoScroll::AutoScroll(QWidget &over) : QObject(&over), m_over(over)
{
    m_timer.setInterval(ScrollInterval);
    connect(&m_timer, &QTimer::timeout, this, &AutoScroll::step);
}

QPoint AutoScroll::speed() const
{
    return {speedAt(m_pointer.x(), m_over.width()), speedAt(m_pointer.y(), m_over.height())};
}

void AutoScroll::follow(QPointF pointer)
{
    const int before = speed().manhattanLength();
    m_pointer = pointer;
    const int now = speed().manhattanLength();
    const bool goesOut = std::exchange(m_isDragged, true) && now > before;
    if (now == 0)
        m_timer.stop();
    else if (goesOut && !m_timer.isActive())
        m_timer.start();
}

void AutoScroll::stop()
{
    m_timer.stop();
    m_isDragged = false;
}

void AutoScroll::step()
{
    if (isRunning())
        Q_EMIT scrolled(speed());
}

} // namespace sw
