// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/pixels.h"

#include <algorithm>

namespace sw {

namespace {

/// The share of 255 that `value` is of it.
uint ofFull(uint value, uint share)
{
    const uint product = value * share + 0x80;
    return (product + (product >> 8U)) >> 8U;
}

} // namespace

Pixels::Pixels(QPainter &painter)
    : m_painter(painter), m_ratio(painter.device()->devicePixelRatioF())
{
    m_toPixels = painter.transform() * QTransform::fromScale(m_ratio, m_ratio);
    if (painter.device()->devType() != QInternal::Image)
        return;
    auto *image = static_cast<QImage *>(painter.device());
    if (image->format() != QImage::Format_RGB32)
        return;
    m_bits = image->bits();
    m_stride = image->bytesPerLine();
    m_picture = image->rect();
    if (painter.hasClipping()) {
        const QRectF clip = m_toPixels.mapRect(painter.clipBoundingRect());
        m_picture &= QRect(clip.topLeft().toPoint(), clip.bottomRight().toPoint() - QPoint(1, 1));
    }
}

QRect Pixels::toPixels(const QRectF &rect) const
{
    const QRectF mapped = m_toPixels.mapRect(rect);
    const QPoint from(pixelBorder(mapped.left()), pixelBorder(mapped.top()));
    return {from, QPoint(pixelBorder(mapped.right()) - 1, pixelBorder(mapped.bottom()) - 1)};
}

void Pixels::fillPixels(const QRect &pixels, const QColor &color)
{
    if (!m_bits) {
        m_painter.save();
        m_painter.setTransform(QTransform::fromScale(1 / m_ratio, 1 / m_ratio));
        m_painter.fillRect(pixels, color);
        m_painter.restore();
        return;
    }
    const QRect seen = pixels & m_picture;
    if (seen.isEmpty())
        return;
    const QRgb full = color.rgb();
    if (color.alpha() != 255) {
        blend(seen, color.rgba());
        return;
    }
    uchar *line = m_bits + seen.top() * m_stride;
    for (int y = seen.top(); y <= seen.bottom(); ++y, line += m_stride)
        std::fill_n(reinterpret_cast<QRgb *>(line) + seen.left(), seen.width(), full);
}

void Pixels::blend(const QRect &pixels, QRgb color)
{
    const auto alpha = static_cast<uint>(qAlpha(color));
    const QRgb over = qPremultiply(color);
    const uint left = 255 - alpha;
    uchar *line = m_bits + pixels.top() * m_stride;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y, line += m_stride) {
        QRgb *pixel = reinterpret_cast<QRgb *>(line) + pixels.left();
        for (int x = 0; x < pixels.width(); ++x, ++pixel) {
            const QRgb under = *pixel;
            *pixel = 0xFF000000U
                     | ((((over >> 16U) & 255U) + ofFull((under >> 16U) & 255U, left)) << 16U)
                     | ((((over >> 8U) & 255U) + ofFull((under >> 8U) & 255U, left)) << 8U)
                     | ((over & 255U) + ofFull(under & 255U, left));
        }
    }
}

void Pixels::frame(const QRectF &rect, int width, const QColor &color)
{
    const QRect outside = toPixels(rect);
    const QRect inside = outside.adjusted(width, width, -width, -width);
    if (!inside.isValid()) {
        fillPixels(outside, color);
        return;
    }
    fillPixels({outside.topLeft(), QPoint(outside.right(), inside.top() - 1)}, color);
    fillPixels({QPoint(outside.left(), inside.bottom() + 1), outside.bottomRight()}, color);
    fillPixels({QPoint(outside.left(), inside.top()), QPoint(inside.left() - 1, inside.bottom())},
               color);
    fillPixels({QPoint(inside.right() + 1, inside.top()), QPoint(outside.right(), inside.bottom())},
               color);
}

} // namespace sw
