// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/linepainter.h"

#include <algorithm>
#include <cmath>

namespace sw {

namespace {

constexpr double DashedFrom = 0.4; ///< below, lines have one pixel and no dashes
constexpr double RoundFrom = 0.6;  ///< below, corners are sharp
constexpr double CornerRadius = 4;
constexpr double LeastAfar = 0.5;   ///< of its colour that a line has that is thinner than a pixel
constexpr double LeastShare = 0.75; ///< of its colour that a line thinner than its pixels keeps
constexpr double AroundSeen = 8;

QPointF towards(QPointF from, QPointF to, double radius)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    return length < 0.01 ? from : from + way * (std::min(radius, length / 2) / length);
}

void addCorner(QPainterPath &path, QPointF before, QPointF corner, QPointF after, double radius)
{
    path.moveTo(towards(corner, before, radius));
    path.quadTo(corner, towards(corner, after, radius));
}

} // namespace

LinePainter::LinePainter(QPainter &painter, const QRectF &exposed, const PaintContext &context)
    : m_painter(painter), m_canvas(painter), m_context(context),
      m_ratio(painter.device()->devicePixelRatioF()),
      m_toPixels(painter.transform() * QTransform::fromScale(m_ratio, m_ratio)),
      m_seen(m_toPixels.mapRect(exposed))
{
    const double around = AroundSeen * std::max(m_toPixels.m11(), 1.0); // of a corner and more
    m_seen.adjust(-around, -around, around, around);
}

void LinePainter::paint(const Polyline &line, const LineStroke &stroke)
{
    if (line.size() < 2)
        return;
    if (!m_context.interactive) {
        asPath(line, stroke);
        return;
    }
    use(stroke);
    asPixels(line);
}

void LinePainter::asPath(const Polyline &line, const LineStroke &stroke)
{
    QPen pen(stroke.color, stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (stroke.dash > 0)
        pen.setDashPattern({stroke.dash / stroke.width, stroke.gap / stroke.width});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    QPainterPath path(line.back());
    for (size_t i = line.size() - 1; i-- > 1;) {
        path.lineTo(towards(line[i], line[i + 1], CornerRadius));
        path.quadTo(line[i], towards(line[i], line[i - 1], CornerRadius));
    }
    path.lineTo(line.front());
    m_painter.drawPath(path);
}

/// What is collected has one colour and width.
void LinePainter::use(const LineStroke &stroke)
{
    const bool afar = m_context.scale < DashedFrom;
    const double scale = m_toPixels.m11();
    m_pixels.dash = afar ? 0 : stroke.dash * scale;
    m_pixels.gap = stroke.gap * scale;
    if (stroke.color == m_stroke.color && stroke.width == m_stroke.width)
        return;
    flush();
    m_stroke = stroke;
    m_pixels.color = stroke.color;
    m_pixels.width = afar ? m_ratio : stroke.width * scale;
    m_thickness = std::max(1, static_cast<int>(std::ceil(m_pixels.width - 0.05)));
    // What is not as thick as its pixels has as much less of its colour.
    m_pixels.color.setAlphaF(
        stroke.color.alphaF()
        * static_cast<float>(std::clamp(m_pixels.width / m_thickness, LeastShare, 1.0)));
    if (afar) {
        // As much of the canvas's colour: what is not blended is painted quickest.
        const double share = std::clamp(stroke.width * scale / m_ratio, LeastAfar, 1.0);
        const QColor &canvas = m_context.colors.canvas;
        const auto mixed
            = [&](int own, int other) { return qRound(own * share + other * (1 - share)); };
        m_pixels.color
            = {mixed(stroke.color.red(), canvas.red()), mixed(stroke.color.green(), canvas.green()),
               mixed(stroke.color.blue(), canvas.blue())};
    }
    m_corner = m_context.scale < RoundFrom ? 0 : CornerRadius * scale;
}

/// From its end: where several lines end as one, their dashes lie upon each other.
void LinePainter::asPixels(const Polyline &line)
{
    QPointF before = m_toPixels.map(line.back());
    for (size_t i = line.size() - 1; i-- > 0;) {
        const QPointF after = m_toPixels.map(line[i]);
        if ((after - before).manhattanLength() >= 1)
            addPart(before, after, i + 2 < line.size(), i > 0);
        if (m_corner > 0 && i > 0 && m_seen.contains(after))
            addCorner(m_corners, before, after, m_toPixels.map(line[i - 1]), m_corner);
        before = after;
    }
}

/// One part of a line; where it goes on around a corner, it ends before that.
void LinePainter::addPart(QPointF a, QPointF b, bool cutA, bool cutB)
{
    const bool level = std::abs(b.x() - a.x()) >= std::abs(b.y() - a.y());
    const double across = (level ? a.y() : a.x()) - m_thickness / 2.0;
    const double nearest = level ? m_seen.top() : m_seen.left();
    const double farthest = level ? m_seen.bottom() : m_seen.right();
    if (across > farthest || across + m_thickness < nearest)
        return;
    const QPointF first = cutA && m_corner > 0 ? towards(a, b, m_corner) : a;
    const QPointF last = cutB && m_corner > 0 ? towards(b, a, m_corner) : b;
    double from = level ? first.x() : first.y();
    double to = level ? last.x() : last.y();
    const bool backwards = from > to;
    if (m_corner == 0) {
        // Sharp corners are of both parts.
        (backwards ? to : from) -= m_thickness / 2.0;
        (backwards ? from : to) += m_thickness / 2.0;
    }
    const double least = level ? m_seen.left() : m_seen.top();
    const double most = level ? m_seen.right() : m_seen.bottom();
    const double period = m_pixels.dash + m_pixels.gap;
    if (m_pixels.dash <= 0 || period < 2) {
        addSpan(level, across, std::max(std::min(from, to), least),
                std::min(std::max(from, to), most));
        return;
    }
    const double way = backwards ? -1 : 1;
    const double length = std::abs(to - from);
    const double hidden = backwards ? from - most : least - from;
    for (double i = std::max(0.0, std::floor(hidden / period)); i * period < length; ++i) {
        const double at = i * period;
        const double start = from + way * at;
        if (backwards ? start < least : start > most)
            break;
        const double end = from + way * std::min(at + m_pixels.dash, length);
        addSpan(level, across, std::min(start, end), std::max(start, end));
    }
}

void LinePainter::addSpan(bool level, double across, double from, double to)
{
    if (from > to)
        return; // none of it is seen
    const int begin = pixelBorder(from);
    const int length = std::max(pixelBorder(to) - begin, 1);
    const int beside = pixelBorder(across);
    if (level)
        m_level.push_back({beside, begin, begin + length});
    else
        m_upright.push_back({beside, begin, begin + length});
}

namespace {

/// Where lines run over each other, they are painted once.
void merge(std::vector<Span> &spans)
{
    std::sort(spans.begin(), spans.end());
    size_t last = 0;
    for (size_t i = 1; i < spans.size(); ++i) {
        Span &open = spans[last];
        if (spans[i].beside == open.beside && spans[i].begin <= open.end)
            open.end = std::max(open.end, spans[i].end);
        else
            spans[++last] = spans[i];
    }
    if (!spans.empty())
        spans.resize(last + 1);
}

} // namespace

void LinePainter::flush()
{
    merge(m_upright); // level ones lie in one piece of memory: to merge them gains nothing
    for (const Span &span : m_level)
        m_canvas.fillPixels({span.begin, span.beside, span.end - span.begin, m_thickness},
                            m_pixels.color);
    for (const Span &span : m_upright)
        m_canvas.fillPixels({span.beside, span.begin, m_thickness, span.end - span.begin},
                            m_pixels.color);
    m_level.clear();
    m_upright.clear();
    if (m_corners.isEmpty())
        return;
    m_painter.save();
    m_painter.setTransform(QTransform::fromScale(1 / m_ratio, 1 / m_ratio));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_stroke.color, m_pixels.width, Qt::SolidLine, Qt::FlatCap));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(m_corners);
    m_painter.restore();
    m_corners = {};
}

} // namespace sw
