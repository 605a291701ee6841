// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/colors.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace sw {

class CanvasView;

/// The whole diagram in a corner, with what is seen of it; a click or a drag goes there.
/// It gives way to what is typed where it stands.
class Minimap : public QWidget {
    Q_OBJECT

public:
    Minimap(CanvasView &canvas, QWidget *parent);

    void setWanted(bool wanted);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void forget();
    void giveWay();
    [[nodiscard]] QRectF reach() const;
    [[nodiscard]] QTransform toMap() const;
    void paintDrawing();

    CanvasView &m_canvas;
    QPixmap m_drawing; ///< painted once a change; the frame moves over it
    const Colors *m_paintedIn = nullptr;
    QRectF m_bounds; ///< what of the scene is on it
    QTimer m_later;
    bool m_wanted = true;
};

} // namespace sw
