// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/canvaskeys.h"

#include "model/document/verbs_column.h"
#include "widgets/canvas/areas.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/commands.h"
#include "widgets/canvas/edgekeys.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/moving.h"
#include "widgets/canvas/newthings.h"
#include "widgets/canvas/readingorder.h"
#include "widgets/canvas/resizing.h"
#include "widgets/canvas/tools.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace sw {

namespace {

const TableFigure *currentFigure(CanvasView &view)
{
    const std::optional<Pick> current = view.editor().picks().current();
    return current && (current->kind == PickKind::Table || current->kind == PickKind::View)
               ? view.scene().table(current->id)
               : nullptr;
}

Pick pickOfFigure(const TableFigure &table)
{
    return {table.isView ? PickKind::View : PickKind::Table, table.id};
}

void pickAndShow(CanvasView &view, const Pick &pick)
{
    view.editor().picks().set({pick});
    view.revealPick(pick);
    view.setByKeyboard(true);
}

QPointF directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

/// To the neighbour along an edge that lies best in the direction; else to the nearest table.
void pickNeighbour(CanvasView &view, QPointF direction)
{
    const TableFigure *from = currentFigure(view);
    if (!from)
        return;
    const QPointF center = from->rect.center();
    const TableFigure *best = nullptr;
    double least = 0;
    const auto consider = [&](const TableFigure *table, double handicap) {
        if (!table || table == from)
            return;
        const QPointF way = table->rect.center() - center;
        const double along = QPointF::dotProduct(way, direction);
        if (along <= 0)
            return;
        const double beside = std::abs(QPointF::dotProduct(way, {direction.y(), direction.x()}));
        const double cost = along + 2 * beside + handicap;
        if (!best || cost < least) {
            best = table;
            least = cost;
        }
    };
    for (const EdgeFigure *edge : view.scene().edgesOf(from->id)) {
        consider(view.scene().table(edge->child.table), 0);
        consider(view.scene().table(edge->parent.table), 0);
    }
    if (!best) {
        for (const TableFigure *table : view.scene().allTables())
            consider(table, 0);
    }
    if (best)
        pickAndShow(view, pickOfFigure(*best));
}

void nudge(CanvasView &view, QPointF direction, bool far)
{
    Editor &editor = view.editor();
    const Moving moving = movedWith(editor, view.scene(), editor.picks().all());
    if (moving.isEmpty())
        return;
    const double step = far ? measure::GridStep * 4 : measure::GridStep / 2;
    QString merge = QStringLiteral("nudge");
    for (const Pick &pick : editor.picks().all())
        merge += u' ' + QString::number(pick.id, 16);
    const Changes changes = movedBy(editor.content(), moving, direction * step);
    editor.run(QCoreApplication::translate("Undo", "Move"),
               moving.areas.empty() ? Result<Changes>(changes)
                                    : withNestedAreas(editor.content(), moving.diagram, changes),
               merge);
    view.revealPick(editor.picks().all().back());
}

/// Right and down a note or an area grows, left and up it shrinks.
bool resizeByKey(CanvasView &view, QPointF direction)
{
    Editor &editor = view.editor();
    const std::optional<Pick> current = editor.picks().current();
    const std::optional<QSizeF> size
        = current ? sizeToChange(editor.content(), *current) : std::nullopt;
    if (!size)
        return false;
    const QPointF by = direction * measure::GridStep;
    editor.run(QCoreApplication::translate("Undo", "Resize"),
               resizedTo(editor.content(), *current, *size + QSizeF(by.x(), by.y())),
               QStringLiteral("resize ") + QString::number(current->id, 16));
    view.setByKeyboard(true);
    return true;
}

/// Up and down among the columns of a table, once one of them is the current one.
bool stepColumn(CanvasView &view, const TableFigure &table, int by)
{
    const auto row = table.rowOf(view.editor().picks().column());
    if (!row)
        return false;
    const auto next = static_cast<qsizetype>(*row) + by;
    if (next >= 0 && next < static_cast<qsizetype>(table.rows.size())) {
        const auto index = static_cast<size_t>(next);
        view.editor().picks().setColumn(TableId(table.id), table.rows[index].column);
        view.reveal(table.rowRect(index));
    }
    view.setByKeyboard(true);
    return true;
}

void reorderColumn(CanvasView &view, const TableFigure &table, int by)
{
    Editor &editor = view.editor();
    const ColumnId column = editor.picks().column();
    const TablePtr found = editor.content().schema.tables.find(TableId(table.id));
    if (!found || column.isNull())
        return;
    const int index = found->columnIndex(column);
    const int place = by < 0 ? index - 1 : index + 2;
    if (index < 0 || place < 0 || place > static_cast<int>(found->columns.size()))
        return;
    if (editor.run(QCoreApplication::translate("Undo", "Move column"),
                   moveColumn(editor.content(), found->id, column, place)))
        editor.picks().setColumn(found->id, column);
}

void enter(CanvasView &view)
{
    const std::optional<Pick> current = view.editor().picks().current();
    if (!current)
        return;
    if (current->kind == PickKind::Edge) {
        Q_EMIT view.relationshipWanted(ForeignKeyId(current->id), false);
        return;
    }
    if (current->kind == PickKind::Note || current->kind == PickKind::Area) {
        view.inlineEditors().editText(*current);
        return;
    }
    const TableFigure *table = currentFigure(view);
    const ColumnId column = view.editor().picks().column();
    if (!column.isNull())
        view.inlineEditors().editColumn(TableId(current->id), column);
    else if (table && !table->rows.empty() && !table->isView)
        view.editor().picks().setColumn(TableId(table->id), table->rows.front().column);
}

/// From the name alone over the keys to all columns, and back.
bool stepDetail(CanvasView &view, int by)
{
    const TableFigure *table = currentFigure(view);
    if (!table || table->isView)
        return false;
    constexpr std::array Steps{Detail::Name, Detail::Keys, Detail::Columns};
    const auto here = std::find(Steps.begin(), Steps.end(), table->detail);
    const auto next
        = std::clamp<std::ptrdiff_t>((here == Steps.end() ? 2 : here - Steps.begin()) + by, 0, 2);
    setDetail(view, Steps[static_cast<size_t>(next)]);
    view.setByKeyboard(true);
    return true;
}

bool handleArrow(CanvasView &view, const QKeyEvent &event)
{
    const QPointF direction = directionOf(event.key());
    if (direction.isNull())
        return false;
    const TableFigure *table = currentFigure(view);
    const int by = static_cast<int>(direction.y());
    if (event.modifiers() & Qt::ControlModifier) {
        pickNeighbour(view, direction);
    } else if (event.modifiers() & Qt::AltModifier) {
        if ((event.modifiers() & Qt::ShiftModifier) && resizeByKey(view, direction))
            return true;
        if (bendByKey(view, direction))
            return true;
        if (!table || by == 0)
            return false;
        reorderColumn(view, *table, by);
    } else if (!(table && by != 0 && stepColumn(view, *table, by))) {
        if (view.editor().picks().isEmpty())
            return false; // the bars scroll
        nudge(view, direction, event.modifiers() & Qt::ShiftModifier);
    }
    return true;
}

/// The relationship that the key of a tool stands for.
std::optional<RelationshipKind> kindOfKey(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_1:
        return RelationshipKind::OneToOne;
    case Qt::Key_2:
    case Qt::Key_R:
        return RelationshipKind::OneToMany;
    case Qt::Key_3:
    case Qt::Key_5:
        return RelationshipKind::ManyToMany;
    default:
        return std::nullopt;
    }
}

/// Shift+F10, where it is not the desktop that makes a menu of it.
void openMenu(CanvasView &view)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, view.rect().center(),
                            view.mapToGlobal(view.rect().center()));
    QCoreApplication::sendEvent(view.viewport(), &event);
}

void enterOrMake(CanvasView &view)
{
    if (view.toolKind() != ToolKind::Table) {
        enter(view);
        return;
    }
    // T, Enter: a table in the free place nearest to what is selected.
    const TableFigure *near = currentFigure(view);
    const QPointF from = near ? near->rect.topRight() + QPointF(96, 0)
                              : view.visibleScene().center() - QPointF(88, 80);
    view.useTool(ToolKind::Select);
    newTableAt(view, freePlace(view, from, QSizeF(measure::LeastWidth, 80)));
}

} // namespace

bool takesFromTools(const CanvasView &view, const QKeyEvent &event)
{
    return view.isByKeyboard() && !view.editor().picks().currentTable().isNull()
           && kindOfKey(event);
}

bool handleKey(CanvasView &view, const QKeyEvent &event)
{
    if (handleArrow(view, event))
        return true;
    if (const auto kind = kindOfKey(event);
        kind && (event.key() == Qt::Key_R || takesFromTools(view, event))) {
        view.relateTo(*kind);
        return true;
    }
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const TableId table = view.editor().picks().currentTable();
    switch (plain ? event.key() : 0) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enterOrMake(view);
        return true;
    case Qt::Key_Insert:
        if (!table.isNull())
            view.inlineEditors().editNewColumn(table);
        return !table.isNull();
    case Qt::Key_E:
        cycleEdges(view);
        return true;
    case Qt::Key_BracketLeft:
        return turnEnd(view, true);
    case Qt::Key_BracketRight:
        return turnEnd(view, false);
    case Qt::Key_Plus:
        return stepDetail(view, 1);
    case Qt::Key_Minus:
        return stepDetail(view, -1);
    case Qt::Key_Delete:
        deletePicked(view);
        return true;
    case Qt::Key_F2:
        renamePicked(view);
        return true;
    case Qt::Key_F10:
        if (event.modifiers() & Qt::ShiftModifier)
            openMenu(view);
        return event.modifiers() & Qt::ShiftModifier;
    default:
        return false;
    }
}

void leave(CanvasView &view)
{
    Picks &picks = view.editor().picks();
    const TableId table = picks.currentTable();
    if (!picks.column().isNull() && !table.isNull())
        picks.setOne(PickKind::Table, table.value());
    else
        picks.clear();
}

bool pickNext(CanvasView &view, bool forward)
{
    std::vector<Pick> picks = picksInReadingOrder(view.scene());
    if (picks.empty())
        return false;
    if (!forward)
        std::reverse(picks.begin(), picks.end());
    const std::optional<Pick> current = view.editor().picks().current();
    const auto here = current ? std::find(picks.begin(), picks.end(), *current) : picks.end();
    const auto next = here == picks.end() ? picks.begin() : here + 1;
    if (next == picks.end())
        return false;
    pickAndShow(view, *next);
    return true;
}

} // namespace sw
