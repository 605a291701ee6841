// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/frame.h"

#include <cstring>

namespace sw {

namespace {

constexpr size_t MostTouched = 400; ///< rectangles; beyond, it is as quick to paint all
constexpr int MostParts = 30;       ///< that are painted one by one

} // namespace

void Frame::touch(const QRectF &scene)
{
    if (!m_known)
        return;
    if (m_touched.size() == MostTouched)
        forget();
    else
        m_touched.push_back(scene);
}

const QImage &Frame::shown(QSize size, double ratio, const Camera &camera, const Paint &paint)
{
    const QSize pixels = (QSizeF(size) * ratio).toSize();
    QRegion stale;
    if (m_image.size() != pixels || m_image.devicePixelRatio() != ratio) {
        m_image = QImage(pixels, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(ratio);
        m_known = false;
    }
    if (m_known)
        stale = scrolledTo(camera) | touchedPixels(camera);
    else
        stale = QRect(QPoint(), pixels);
    if (stale.rectCount() > MostParts)
        stale = stale.boundingRect();
    m_camera = camera;
    m_known = true;
    m_touched.clear();
    for (const QRect &part : stale) {
        const QRectF rect(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio);
        QPainter painter(&m_image);
        painter.setClipRect(rect);
        painter.setTransform(camera.transform());
        paint(painter, camera.painted(rect));
    }
    return m_image;
}

void Frame::paintScaled(QPainter &painter, const Camera &camera) const
{
    const QSizeF size = QSizeF(m_image.size()) / m_image.devicePixelRatio();
    painter.drawImage(camera.toView(m_camera.toScene(QRectF(QPointF(), size))), m_image);
}

QRegion Frame::touchedPixels(const Camera &camera) const
{
    // Shadows, rings and thick borders reach beyond what they belong to.
    constexpr double Around = 12;
    const double ratio = m_image.devicePixelRatio();
    const QTransform toPixels = camera.transform() * QTransform::fromScale(ratio, ratio);
    const double around = Around * ratio * std::max(camera.scale, 1.0);
    QRegion region;
    for (const QRectF &rect : m_touched)
        region += toPixels.mapRect(rect).adjusted(-around, -around, around, around).toAlignedRect();
    return region & m_image.rect();
}

/// Moves the picture to where the camera sees it; what has to be painted then.
QRegion Frame::scrolledTo(const Camera &camera)
{
    if (camera == m_camera)
        return {};
    const QRect all = m_image.rect();
    const QPointF way
        = (QPointF(m_camera.pixelOrigin()) - camera.pixelOrigin()) * m_image.devicePixelRatio();
    const QPoint by = way.toPoint();
    const QRect left = all & all.translated(by);
    if (camera.scale != m_camera.scale || QPointF(by) != way || left.isEmpty())
        return all;
    scroll(by);
    return QRegion(all) - left;
}

void Frame::scroll(QPoint by)
{
    const QRect from = m_image.rect() & m_image.rect().translated(-by);
    if (by.isNull() || from.isEmpty())
        return;
    constexpr qsizetype Pixel = 4; // bytes
    const qsizetype stride = m_image.bytesPerLine();
    const auto length = static_cast<size_t>(from.width() * Pixel);
    const bool down = by.y() > 0; // from the last line, so that none is written before it is read
    for (int i = 0; i < from.height(); ++i) {
        const int y = down ? from.bottom() - i : from.top() + i;
        const uchar *source = m_image.constBits() + y * stride + from.left() * Pixel;
        uchar *target = m_image.bits() + (y + by.y()) * stride + (from.left() + by.x()) * Pixel;
        std::memmove(target, source, length);
    }
}

} // namespace sw
