// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/camera.h"

#include <QPainter>
#include <QPixmap>

#include <functional>

namespace sw {

/// A picture of what stays, kept as it was last painted: a pan moves it and paints only what comes
/// into sight; what is dragged or pointed with is painted over it.
class Frame {
public:
    /// Paints what is in the rectangle of the scene, in its coordinates.
    using Paint = std::function<void(QPainter &painter, const QRectF &exposed)>;

    /// The next picture is painted anew.
    void forget() { m_known = false; }

    [[nodiscard]] const QPixmap &shown(QSize size, double ratio, const Camera &camera,
                                       const Paint &paint);

private:
    [[nodiscard]] QRegion scrolledTo(const Camera &camera);

    QPixmap m_pixmap;
    Camera m_camera;
    bool m_known = false;
};

} // namespace sw
