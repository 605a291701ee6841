// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>

#include <cmath>

namespace sw {

/// A place as the border of pixels that is nearest. Halves go up, also where arithmetic made a
/// hair less of them: what is painted in parts has the borders of what is painted whole.
[[nodiscard]] inline int pixelBorder(double place)
{
    return static_cast<int>(std::floor(place + 0.5 + 1e-6));
}

/// Fills rectangles of whole pixels, tens of thousands a frame: straight in the memory of a picture
/// where the painter paints one; through the painter elsewhere, which costs ten times as much.
class Pixels {
public:
    /// The painter's transformation must not change while this is in use; if it clips, then to a
    /// rectangle of whole pixels.
    explicit Pixels(QPainter &painter);

    /// A rectangle in the painter's coordinates, with its borders moved to those of pixels.
    void fill(const QRectF &rect, const QColor &color) { fillPixels(toPixels(rect), color); }
    void fillPixels(const QRect &pixels, const QColor &color);
    /// A border inside of the rectangle.
    void frame(const QRectF &rect, int width, const QColor &color);

    [[nodiscard]] QRect toPixels(const QRectF &rect) const;

private:
    void blend(const QRect &pixels, QRgb color);

    QPainter &m_painter;
    QTransform m_toPixels;
    double m_ratio;
    uchar *m_bits = nullptr; ///< of the picture; null: through the painter
    qsizetype m_stride = 0;
    QRect m_picture; ///< what may be painted of it
};

} // namespace sw
