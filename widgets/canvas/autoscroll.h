// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointF>
#include <QTimer>

class QWidget;

namespace sw {

/// Scrolls for what is dragged near the border of a widget or beyond: the further out, the faster.
/// Its timer runs only as long as the pointer rests there.
class AutoScroll : public QObject {
    Q_OBJECT

public:
    explicit AutoScroll(QWidget &over);

    /// What is dragged is there now, as a point of the widget. Whoever comes from the border, with
    /// something taken there or from another widget, is not stopped on the way.
    void follow(QPointF pointer);
    void stop(); ///< it was let go

    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }
    [[nodiscard]] QPointF pointer() const { return m_pointer; }
    void step(); ///< as the timer makes it

Q_SIGNALS:
    void scrolled(const QPoint &by);

private:
    [[nodiscard]] QPoint speed() const; ///< pixels a step

    QWidget &m_over;
    QTimer m_timer;
    QPointF m_pointer;
    bool m_isDragged = false; ///< it was followed before
};

} // namespace sw
