// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/linepainter.h"

#include <array>

namespace sw {

namespace {

constexpr double EndsFrom = 0.25; ///< below, ends have no feet
constexpr double EndReach = 60;   ///< of what is painted at an end

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

/// What is painted later is in front: dimmed, plain, pointed at, selected.
size_t rankOf(const EdgeFigure &edge, const Emphasis &emphasis)
{
    const Stress stress = stressOf(edge, emphasis);
    return stress == Stress::None && isDimmed(edge, emphasis) ? 0 : 1 + static_cast<size_t>(stress);
}

LineStroke strokeOf(const EdgeFigure &edge, const QColor &color, double width)
{
    switch (edge.style) {
    case LineStyle::Solid:
        return {color, width, 0, 0};
    case LineStyle::Dashed:
        return {color, width, 5, 4};
    case LineStyle::Dotted:
        return {color, width, 1.5, 3.5};
    }
    Q_UNREACHABLE();
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

void paintEdges(QPainter &painter, const std::vector<const EdgeFigure *> &edges,
                const QRectF &exposed, const PaintContext &wanted)
{
    std::array<std::vector<const EdgeFigure *>, 4> ranks;
    for (const EdgeFigure *edge : edges)
        ranks[rankOf(*edge, wanted.emphasis)].push_back(edge);
    const QRectF near = exposed.adjusted(-EndReach, -EndReach, EndReach, EndReach);
    for (size_t rank = 0; rank < ranks.size(); ++rank) {
        const PaintContext context = rank == 0 ? dimmed(wanted) : wanted;
        const QColor color = rank < 2 ? context.colors.edge : context.colors.accent;
        const double width = rank == 3 ? 2 : 1.5;
        LinePainter lines(painter, exposed, context);
        for (const EdgeFigure *edge : ranks[rank])
            lines.paint(edge->line, strokeOf(*edge, color, width));
        lines.flush();
        if (context.scale < EndsFrom)
            continue;
        painter.setRenderHint(QPainter::Antialiasing, context.scale >= SmoothFrom);
        for (const EdgeFigure *edge : ranks[rank])
            paintEnds(painter, *edge, near, context, color, width);
    }
}

void paintEdgeTexts(QPainter &painter, const EdgeFigure &edge, const PaintContext &wanted)
{
    const Stress stress = stressOf(edge, wanted.emphasis);
    const PaintContext context = rankOf(edge, wanted.emphasis) == 0 ? dimmed(wanted) : wanted;
    if (!edge.pill.isEmpty())
        paintPill(painter, edge, context, stress == Stress::Selected);
    if (context.emphasis.roles == ShowRoles::OnHover && stress == Stress::None)
        return;
    const Pick pick{PickKind::Edge, edge.key().value()};
    const bool alone = stress == Stress::Selected || context.emphasis.hovered == pick;
    painter.setPen(stress == Stress::None ? context.colors.muted : context.colors.accent);
    for (const EndFigure *end : {&edge.child, &edge.parent}) {
        if (end->role.isEmpty() || (end->roleHidden && !alone))
            continue;
        QRectF back = end->roleRect.adjusted(-2, 0, 2, 0);
        painter.fillRect(back, context.colors.canvas);
        context.texts.draw(painter, end->roleRect.topLeft(), end->role, CanvasText::Label);
    }
}

} // namespace sw
