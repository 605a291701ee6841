// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/frame.h"

namespace sw {

const QPixmap &Frame::shown(QSize size, double ratio, const Camera &camera, const Paint &paint)
{
    const QSize pixels = (QSizeF(size) * ratio).toSize();
    QRegion stale;
    if (m_pixmap.size() != pixels || m_pixmap.devicePixelRatio() != ratio) {
        m_pixmap = QPixmap(pixels);
        m_pixmap.setDevicePixelRatio(ratio);
        stale = QRect(QPoint(), pixels);
    } else {
        stale = m_known ? scrolledTo(camera) : QRect(QPoint(), pixels);
    }
    m_camera = camera;
    m_known = true;
    if (stale.isEmpty())
        return m_pixmap;
    QPainter painter(&m_pixmap);
    for (const QRect &part : stale) {
        const QRectF rect(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio);
        painter.save();
        painter.setClipRect(rect);
        painter.setTransform(camera.transform());
        paint(painter, camera.toScene(rect));
        painter.restore();
    }
    return m_pixmap;
}

/// Moves the picture to where the camera sees it; what has to be painted then.
QRegion Frame::scrolledTo(const Camera &camera)
{
    const QRect all(QPoint(), m_pixmap.size());
    if (camera == m_camera)
        return {};
    const QPointF way
        = (QPointF(m_camera.pixelOrigin()) - camera.pixelOrigin()) * m_pixmap.devicePixelRatio();
    const QPoint by = way.toPoint();
    const QRect left = all & all.translated(by);
    if (camera.scale != m_camera.scale || QPointF(by) != way || left.isEmpty())
        return all;
    if (!by.isNull())
        m_pixmap.scroll(by.x(), by.y(), all);
    return QRegion(all) - left;
}

} // namespace sw
