// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/camera.h"

#include <QImage>
#include <QPainter>

#include <functional>
#include <vector>

namespace sw {

/// A picture of what stays, kept as it was last painted: a pan moves it and paints only what comes
/// into sight, an edit only what it touched; what is dragged is painted over it. While somebody
/// zooms a crowded drawing, it is shown scaled until the zoom rests.
class Frame {
public:
    /// Paints what is in the rectangle of the scene, in its coordinates.
    using Paint = std::function<void(QPainter &painter, const QRectF &exposed)>;

    /// The next picture is painted anew,
    void forget() { m_known = false; }
    /// or this rectangle of the scene is.
    void touch(const QRectF &scene);

    [[nodiscard]] const QImage &shown(QSize size, double ratio, const Camera &camera,
                                      const Paint &paint);

    /// Whether there is a picture of another scale.
    [[nodiscard]] bool hasOtherScale(const Camera &camera) const
    {
        return m_known && camera.scale != m_camera.scale;
    }
    /// The picture as far as it reaches, scaled to what the camera sees.
    void paintScaled(QPainter &painter, const Camera &camera) const;

private:
    [[nodiscard]] QRegion scrolledTo(const Camera &camera);
    [[nodiscard]] QRegion touchedPixels(const Camera &camera) const;
    void scroll(QPoint by);

    QImage m_image;
    Camera m_camera;
    bool m_known = false;
    std::vector<QRectF> m_touched;
};

} // namespace sw
