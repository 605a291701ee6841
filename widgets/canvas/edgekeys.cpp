// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/edgekeys.h"

#include "widgets/canvas/bending.h"
#include "widgets/canvas/canvasview.h"

#include <QCoreApplication>

namespace sw {

namespace {

const EdgeFigure *currentEdge(CanvasView &view)
{
    const std::optional<Pick> current = view.editor().picks().current();
    return current && current->kind == PickKind::Edge ? view.scene().edge(ForeignKeyId(current->id))
                                                      : nullptr;
}

} // namespace

void cycleEdges(CanvasView &view)
{
    Picks &picks = view.editor().picks();
    const std::optional<Pick> current = picks.current();
    if (!current)
        return;
    // Of an edge, the next one of the same table: of its child, where the cycle began elsewhere.
    quint64 table = current->id;
    if (const EdgeFigure *edge = current->kind == PickKind::Edge
                                     ? view.scene().edge(ForeignKeyId(current->id))
                                     : nullptr) {
        const quint64 began = view.property("cycledTable").toULongLong();
        table = began == edge->parent.table ? began : edge->child.table;
    }
    const auto edges = view.scene().edgesOf(table);
    if (edges.empty())
        return;
    view.setProperty("cycledTable", QVariant::fromValue(table));
    size_t next = 0;
    for (size_t i = 0; i < edges.size(); ++i) {
        if (current->kind == PickKind::Edge && edges[i]->key().value() == current->id)
            next = (i + 1) % edges.size();
    }
    picks.setOne(PickKind::Edge, edges[next]->key().value());
    view.revealPick(*picks.current());
}

bool bendByKey(CanvasView &view, QPointF direction)
{
    const EdgeFigure *edge = currentEdge(view);
    if (!edge)
        return false;
    Editor &editor = view.editor();
    const std::optional<size_t> part = middlePart(*edge, direction.x() != 0);
    if (!part) {
        Q_EMIT view.said(QCoreApplication::translate(
            "Canvas", "This line is straight: bend it up or down first."));
        return true;
    }
    const QPointF middle = (edge->line[*part] + edge->line[*part + 1]) / 2;
    const Pick pick{PickKind::Edge, edge->key().value()};
    editor.run(QCoreApplication::translate("Undo", "Bend edge"),
               bentThrough(editor.content(), editor.diagram(), *edge, *part,
                           middle + direction * measure::GridStep),
               QStringLiteral("bend ") + QString::number(pick.id, 16));
    view.revealPick(pick);
    return true;
}

bool turnEnd(CanvasView &view, bool childEnd)
{
    const EdgeFigure *edge = currentEdge(view);
    if (!edge)
        return false;
    Editor &editor = view.editor();
    const Side present = childEnd ? edge->child.side : edge->parent.side;
    editor.run(QCoreApplication::translate("Undo", "Move end of edge"),
               withEndOn(editor.content(), editor.diagram(), edge->key(), childEnd,
                         present == Side::Left ? Side::Right : Side::Left));
    return true;
}

} // namespace sw
