// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/paint.h"

namespace sw {

namespace {

constexpr double PlainFrom = 0.4; ///< below, lines are rectangles of one pixel
constexpr double EndsFrom = 0.25; ///< below, ends have no feet

enum class Stress { None, Hovered, Selected };

Stress stressOf(const EdgeFigure &edge, const Emphasis &emphasis)
{
    const Pick pick{PickKind::Edge, edge.key().value()};
    if (emphasis.picks && emphasis.picks->contains(pick))
        return Stress::Selected;
    if (emphasis.hovered == pick)
        return Stress::Hovered;
    // Edges of a table that is pointed at or selected come forward, too.
    const auto isEnd = [&](const Pick &table) {
        return (table.kind == PickKind::Table || table.kind == PickKind::View)
               && (table.id == edge.child.table || table.id == edge.parent.table);
    };
    if (emphasis.hovered && isEnd(*emphasis.hovered))
        return Stress::Hovered;
    if (emphasis.picks) {
        const std::optional<Pick> current = emphasis.picks->current();
        if (current && isEnd(*current))
            return Stress::Hovered;
    }
    return Stress::None;
}

bool isDimmed(const EdgeFigure &edge, const Emphasis &emphasis)
{
    return !emphasis.lit.isEmpty() && !emphasis.lit.contains(edge.child.table)
           && !emphasis.lit.contains(edge.parent.table)
           && !emphasis.lit.contains(edge.relationship.association.value());
}

QPen penOf(const EdgeFigure &edge, const QColor &color, double width)
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (edge.style == LineStyle::Dashed)
        pen.setDashPattern({5 / width, 4 / width});
    else if (edge.style == LineStyle::Dotted)
        pen.setDashPattern({1.5 / width, 3.5 / width});
    return pen;
}

void paintPill(QPainter &painter, const EdgeFigure &edge, const PaintContext &context,
               bool selected)
{
    const Colors &colors = context.colors;
    painter.setPen(QPen(selected ? colors.accent : colors.line, 1));
    painter.setBrush(selected ? colors.accentBack : colors.panel);
    const QRectF box = edge.pillRect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setPen(colors.text);
    context.texts.draw(painter, {edge.pillRect.left() + 10, edge.pillRect.top() + 4}, edge.pill,
                       CanvasText::Label);
    // The sign for "this opens".
    paintFoldSign(painter, {edge.pillRect.right() - 15, edge.pillRect.center().y()}, true,
                  colors.muted);
}

} // namespace

void paintEdge(QPainter &painter, const EdgeFigure &edge, const PaintContext &wanted)
{
    if (edge.line.size() < 2)
        return;
    const PaintContext context = isDimmed(edge, wanted.emphasis) ? dimmed(wanted) : wanted;
    const Stress stress = stressOf(edge, context.emphasis);
    const QColor color = stress == Stress::None ? context.colors.edge : context.colors.accent;
    if (context.scale < PlainFrom) {
        paintThin(painter, edge.line, color, context.scale);
    } else {
        const double width = stress == Stress::Selected ? 2 : 1.5;
        painter.setPen(penOf(edge, color, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(roundedLine(edge.line));
    }
    if (context.scale >= EndsFrom) {
        const double width = stress == Stress::Selected ? 2 : 1.5;
        paintEnds(painter, edge, context, color, width);
    }
}

void paintEdgeTexts(QPainter &painter, const EdgeFigure &edge, const PaintContext &wanted)
{
    if (closenessAt(wanted.scale) != Closeness::Near)
        return;
    const PaintContext context = isDimmed(edge, wanted.emphasis) ? dimmed(wanted) : wanted;
    const Stress stress = stressOf(edge, context.emphasis);
    if (!edge.pill.isEmpty())
        paintPill(painter, edge, context, stress == Stress::Selected);
    if (context.emphasis.roles == ShowRoles::OnHover && stress == Stress::None)
        return;
    painter.setPen(stress == Stress::None ? context.colors.muted : context.colors.accent);
    for (const EndFigure *end : {&edge.child, &edge.parent}) {
        if (end->role.isEmpty())
            continue;
        QRectF back = end->roleRect.adjusted(-2, 0, 2, 0);
        painter.fillRect(back, context.colors.canvas);
        context.texts.draw(painter, end->roleRect.topLeft(), end->role, CanvasText::Label);
    }
}

} // namespace sw
