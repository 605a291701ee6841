// SPDX-License-Identifier: Apache-2.0
// The ends of edges: the one place that knows the notations.
#include "widgets/canvas/paint.h"
#include "widgets/canvas/tablesize.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr double FootLength = 11;
constexpr double FootSpread = 6;
constexpr double RingRadius = 4;
constexpr double BarHalf = 6;
constexpr double FirstBar = 7;
constexpr double SecondBar = 11;
constexpr double DiamondLength = 14;
constexpr double DiamondHalf = 4.5;
constexpr double TextOff = 8; ///< of a multiplicity from the table
constexpr double TextHeight = 15;

const std::array NotationNames{u""_s, u"idef1x"_s, u"uml"_s, u"1n"_s};

/// Draws one end, outwards from the table's border.
class EndPainter {
public:
    EndPainter(QPainter &painter, const EndFigure &end, const PaintContext &context,
               const QColor &color, double width)
        : m_painter(painter), m_end(end), m_context(context), m_color(color),
          m_out(end.side == Side::Left ? -1 : 1)
    {
        m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(context.colors.canvas);
    }

    /// Crow's foot, bars and ring.
    void crowsFoot()
    {
        double next = FootLength;
        if (m_end.many) {
            m_painter.drawLine(at(FootLength, 0), at(0, -FootSpread));
            m_painter.drawLine(at(FootLength, 0), at(0, FootSpread));
        } else {
            // One by a mark of ours: an open box where the database would have a bar.
            if (m_end.hollow)
                m_painter.drawRect(
                    QRectF(at(FirstBar - 2, -BarHalf), at(FirstBar + 1, BarHalf)).normalized());
            else
                bar(FirstBar);
            next = FirstBar + 1;
        }
        if (m_end.optional)
            m_painter.drawEllipse(at(next + RingRadius, 0), RingRadius, RingRadius);
        else
            bar(m_end.many ? next + 3 : SecondBar);
    }

    /// A dot at the children, with P, Z or 1; a diamond at a parent that may be missing.
    void idef1x(bool parentEnd)
    {
        if (parentEnd && !m_end.many) {
            if (m_end.optional)
                diamond(false);
            return;
        }
        m_painter.setBrush(m_end.hollow ? m_context.colors.canvas : m_color);
        m_painter.drawEllipse(at(RingRadius, 0), RingRadius, RingRadius);
        text(m_end.many ? (m_end.optional ? QString() : u"P"_s)
                        : (m_end.optional ? u"Z"_s : u"1"_s));
    }

    void uml(bool whole)
    {
        if (whole)
            diamond(true);
        text(m_end.many ? (m_end.optional ? u"0..*"_s : u"1..*"_s)
                        : (m_end.optional ? u"0..1"_s : u"1"_s));
    }

    void oneToInfinity() { text(m_end.many ? u"∞"_s : u"1"_s); }

private:
    [[nodiscard]] QPointF at(double away, double beside) const
    {
        return m_end.at + QPointF(m_out * away, beside);
    }

    void bar(double away) { m_painter.drawLine(at(away, -BarHalf), at(away, BarHalf)); }

    void diamond(bool filled)
    {
        m_painter.setBrush(filled ? m_color : m_context.colors.canvas);
        const std::array corners{at(0, 0), at(DiamondLength / 2, -DiamondHalf),
                                 at(DiamondLength, 0), at(DiamondLength / 2, DiamondHalf)};
        m_painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
    }

    /// On the side of the line where the role is not; in parentheses where only a mark says it.
    void text(const QString &shown)
    {
        if (shown.isEmpty() || closenessAt(m_context.scale) != Closeness::Near)
            return;
        const QString marked = m_end.hollow ? u'(' + shown + u')' : shown;
        const bool above = m_end.roleRect.top() >= m_end.at.y();
        const double off = TextOff + (shown.size() > 1 ? DiamondHalf : 0);
        const double x = m_out < 0 ? -off - labelTextWidth(marked) : off;
        m_context.texts.draw(m_painter, m_end.at + QPointF(x, above ? -TextHeight - 1 : 2), marked,
                             CanvasText::Label);
    }

    QPainter &m_painter;
    const EndFigure &m_end;
    const PaintContext &m_context;
    const QColor m_color;
    double m_out;
};

} // namespace

Notation notationFromName(const QString &name)
{
    const auto found = std::find(NotationNames.begin(), NotationNames.end(), name);
    return found == NotationNames.end() ? Notation::CrowsFoot
                                        : static_cast<Notation>(found - NotationNames.begin());
}

QString nameOfNotation(Notation notation)
{
    return NotationNames.at(static_cast<size_t>(notation));
}

void paintEnds(QPainter &painter, const EdgeFigure &edge, const QRectF &near,
               const PaintContext &context, const QColor &color, double width)
{
    for (const EndFigure *end : {&edge.child, &edge.parent}) {
        if (edge.line.empty() || !near.contains(end->at))
            continue;
        const bool parentEnd = end == &edge.parent;
        EndPainter drawn(painter, *end, context, color, width);
        switch (context.notation) {
        case Notation::CrowsFoot:
            drawn.crowsFoot();
            break;
        case Notation::Idef1x:
            drawn.idef1x(parentEnd);
            break;
        case Notation::Uml:
            drawn.uml(parentEnd && edge.relationship.identifying && !edge.isFolded());
            break;
        case Notation::OneToInfinity:
            drawn.oneToInfinity();
            break;
        }
    }
}

} // namespace sw
