// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/accessibleitem.h"

#include "model/document/names.h"
#include "model/schema/sentence.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/canvas/tools.h"

#include <QCoreApplication>

namespace sw {

namespace {

QString inWords(const char *text, int count = -1)
{
    return QCoreApplication::translate("Canvas", text, nullptr, count);
}

QString rowName(const RowFigure &row)
{
    return row.type.isEmpty() ? row.name : QString(row.name + u' ' + row.type);
}

QString rowDescription(const RowFigure &row)
{
    QStringList words;
    if (row.primary)
        words.append(inWords(QT_TRANSLATE_NOOP("Canvas", "primary key")));
    if (row.foreign)
        words.append(inWords(QT_TRANSLATE_NOOP("Canvas", "foreign key")));
    if (row.unique)
        words.append(inWords(QT_TRANSLATE_NOOP("Canvas", "unique")));
    if (row.indexed)
        words.append(inWords(QT_TRANSLATE_NOOP("Canvas", "indexed")));
    if (row.nullable)
        words.append(inWords(QT_TRANSLATE_NOOP("Canvas", "may be NULL")));
    return words.join(QStringLiteral(", "));
}

} // namespace

const TableFigure *AccessibleItem::table() const
{
    const PickKind kind = m_part.pick.kind;
    return kind == PickKind::Table || kind == PickKind::View
               ? m_canvas.view().scene().table(m_part.pick.id)
               : nullptr;
}

const EdgeFigure *AccessibleItem::edge() const
{
    return m_part.pick.kind == PickKind::Edge
               ? m_canvas.view().scene().edge(ForeignKeyId(m_part.pick.id))
               : nullptr;
}

const NoteFigure *AccessibleItem::note() const
{
    return m_part.pick.kind == PickKind::Note ? m_canvas.view().scene().note(NoteId(m_part.pick.id))
                                              : nullptr;
}

const AreaFigure *AccessibleItem::area() const
{
    return m_part.pick.kind == PickKind::Area ? m_canvas.view().scene().area(AreaId(m_part.pick.id))
                                              : nullptr;
}

const RowFigure *AccessibleItem::row() const
{
    const TableFigure *box = table();
    const auto index = static_cast<size_t>(m_part.row);
    return box && m_part.row >= 0 && index < box->rows.size() ? &box->rows[index] : nullptr;
}

bool AccessibleItem::isValid() const
{
    return m_part.row >= 0 ? row() != nullptr : table() || edge() || note() || area();
}

QAccessibleInterface *AccessibleItem::parent() const
{
    if (m_part.row >= 0)
        return m_canvas.itemOf({m_part.pick, -1});
    return QAccessible::queryAccessibleInterface(&m_canvas.view());
}

int AccessibleItem::childCount() const
{
    const TableFigure *box = m_part.row < 0 ? table() : nullptr;
    return box ? static_cast<int>(box->rows.size()) : 0;
}

QAccessibleInterface *AccessibleItem::child(int index) const
{
    return index >= 0 && index < childCount() ? m_canvas.itemOf({m_part.pick, index}) : nullptr;
}

int AccessibleItem::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const AccessibleItem *>(child);
    return item && m_part.row < 0 && item->m_part.pick == m_part.pick ? item->m_part.row : -1;
}

QAccessibleInterface *AccessibleItem::childAt(int x, int y) const
{
    const TableFigure *box = m_part.row < 0 ? table() : nullptr;
    if (!box)
        return nullptr;
    const CanvasView &view = m_canvas.view();
    const QPointF at = view.camera().toScene(view.viewport()->mapFromGlobal(QPointF(x, y)));
    const auto index = box->rowAt(at);
    return index ? child(static_cast<int>(*index)) : nullptr;
}

QString AccessibleItem::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Name)
        return name();
    return kind == QAccessible::Description ? description() : QString();
}

QString AccessibleItem::name() const
{
    if (m_part.row >= 0)
        return row() ? rowName(*row()) : QString();
    if (const EdgeFigure *line = edge())
        return accessibleNameOf(line->relationship, m_canvas.view().editor().content().schema);
    if (const NoteFigure *text = note())
        return text->text;
    if (const AreaFigure *titled = area())
        return titled->title;
    return table() ? table()->name : QString();
}

QString AccessibleItem::description() const
{
    if (m_part.row >= 0)
        return row() ? rowDescription(*row()) : QString();
    const Content &content = m_canvas.view().editor().content();
    if (const EdgeFigure *line = edge())
        return sentenceOf(line->relationship, content.schema, pluralRuleOf(content));
    if (note())
        return inWords(QT_TRANSLATE_NOOP("Canvas", "note"));
    if (const AreaFigure *around = area()) {
        const auto tables = static_cast<int>(m_canvas.view().scene().tablesOf(*around).size());
        return inWords(QT_TRANSLATE_NOOP("Canvas", "area")) + u", "
               + inWords(QT_TRANSLATE_N_NOOP("Canvas", "%n tables"), tables);
    }
    const TableFigure *box = table();
    if (!box)
        return {};
    const auto columns = static_cast<int>(box->rows.size()) + box->hiddenRows;
    const auto edges = static_cast<int>(m_canvas.view().scene().edgesOf(box->id).size());
    const QString kind = box->isView ? inWords(QT_TRANSLATE_NOOP("Canvas", "view"))
                                     : inWords(QT_TRANSLATE_NOOP("Canvas", "table"));
    QString text = kind + u", " + inWords(QT_TRANSLATE_N_NOOP("Canvas", "%n columns"), columns)
                   + u", " + inWords(QT_TRANSLATE_N_NOOP("Canvas", "%n relationships"), edges);
    if (m_canvas.view().editor().unapplied().contains(box->id))
        text += u", " + inWords(QT_TRANSLATE_NOOP("Canvas", "not applied to the database"));
    return text;
}

QRectF AccessibleItem::sceneRect() const
{
    if (const EdgeFigure *line = edge())
        return line->bounds();
    if (note() || area())
        return rectOf(m_canvas.view().scene(), m_part.pick);
    const TableFigure *box = table();
    if (!box || (m_part.row >= 0 && !row()))
        return {};
    return m_part.row >= 0 ? box->rowRect(static_cast<size_t>(m_part.row)) : box->rect;
}

QRect AccessibleItem::rect() const
{
    const CanvasView &view = m_canvas.view();
    const QRect inView = view.camera().toView(sceneRect()).toAlignedRect();
    return {view.viewport()->mapToGlobal(inView.topLeft()), inView.size()};
}

QAccessible::Role AccessibleItem::role() const
{
    if (m_part.pick.kind == PickKind::Edge)
        return QAccessible::Graphic;
    if (m_part.pick.kind == PickKind::Note)
        return QAccessible::Note;
    if (m_part.pick.kind == PickKind::Area)
        return QAccessible::Grouping;
    return m_part.row >= 0 ? QAccessible::ListItem : QAccessible::List;
}

QAccessible::State AccessibleItem::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const CanvasView &view = m_canvas.view();
    const Picks &picks = view.editor().picks();
    const bool columnMeant = row() ? picks.column() == row()->column && !picks.column().isNull()
                                   : picks.column().isNull();
    state.focusable = true;
    state.selectable = true;
    state.selected = picks.contains(m_part.pick) && (m_part.row < 0 || columnMeant);
    state.focused = view.hasFocus() && picks.current() == m_part.pick && columnMeant;
    state.offscreen = !view.visibleScene().intersects(sceneRect());
    return state;
}

void *AccessibleItem::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
}

QStringList AccessibleItem::actionNames() const { return {setFocusAction(), pressAction()}; }

void AccessibleItem::doAction(const QString &action)
{
    if (!isValid())
        return;
    CanvasView &view = m_canvas.view();
    view.setFocus();
    if (row() && m_part.pick.kind == PickKind::Table)
        view.editor().picks().setColumn(TableId(m_part.pick.id), row()->column);
    else
        view.editor().picks().set({m_part.pick});
    view.setByKeyboard(true);
    view.revealPick(m_part.pick);
    if (action == pressAction() && (note() || area()))
        view.inlineEditors().editText(m_part.pick);
    if (action == pressAction() && edge())
        Q_EMIT view.relationshipWanted(ForeignKeyId(m_part.pick.id), false);
}

} // namespace sw
