// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/paint.h"
#include "widgets/canvas/pixels.h"

namespace sw {

struct LineStroke {
    QColor color;
    double width = 1;
    double dash = 0; ///< 0: solid
    double gap = 0;
};

/// A straight part of a line in pixels, level or upright.
struct Span {
    int beside = 0; ///< its place across
    int begin = 0;
    int end = 0; ///< the first pixel that is not of it

    auto operator<=>(const Span &) const = default;
};

/// Paints the lines of a drawing, many at once: in a window as rectangles of whole pixels, which
/// costs a hundredth of dashed paths; in files as paths.
class LinePainter {
public:
    LinePainter(QPainter &painter, const QRectF &exposed, const PaintContext &context);
    ~LinePainter() { flush(); }
    Q_DISABLE_COPY_MOVE(LinePainter)

    void paint(const Polyline &line, const LineStroke &stroke);
    void flush();

private:
    void asPath(const Polyline &line, const LineStroke &stroke);
    void asPixels(const Polyline &line);
    void addPart(QPointF a, QPointF b, bool cutA, bool cutB);
    void addSpan(bool level, double across, double from, double to);
    void use(const LineStroke &stroke);

    QPainter &m_painter;
    Pixels m_canvas;
    const PaintContext &m_context;
    double m_ratio;
    QTransform m_toPixels;
    QRectF m_seen; ///< in pixels

    // How what is collected is to be painted.
    LineStroke m_stroke;
    LineStroke m_pixels; ///< the same in pixels
    int m_thickness = 1;
    double m_corner = 0;
    std::vector<Span> m_level;
    std::vector<Span> m_upright;
    QPainterPath m_corners;
};

} // namespace sw
