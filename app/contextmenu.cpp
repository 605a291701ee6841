// SPDX-License-Identifier: Apache-2.0
// What can be done with what is under the pointer.
#include "app/designpage.h"
#include "app/window.h"
#include "model/document/verbs_column.h"
#include "widgets/canvas/commands.h"
#include "widgets/inspector/columncells.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QStringList idsForTable(const Schema &schema, const Hit &hit)
{
    if (!hit.column.isNull())
        return {u"rename"_s, u"relate-to"_s, u"new-column"_s};
    QStringList ids{u"rename"_s, u"new-column"_s, u"relate-to"_s};
    if (const TablePtr table = schema.tables.find(TableId(hit.pick.id));
        table && associationKeys(*table))
        ids.append(u"fold"_s);
    return ids + QStringList{u"pin"_s, u"neighbourhood"_s, u"rows-of"_s};
}

QStringList idsFor(Editor &editor, const Hit &hit)
{
    if (!hit)
        return {u"tool-table"_s, u"tool-view"_s, u"tool-note"_s, u"tool-area"_s};
    switch (hit.pick.kind) {
    case PickKind::Table:
        return idsForTable(editor.content().schema, hit);
    case PickKind::View:
        return {u"rename"_s, u"pin"_s, u"neighbourhood"_s, u"rows-of"_s};
    case PickKind::Edge: {
        const Relationship *edge = editor.relationship(ForeignKeyId(hit.pick.id), true);
        QStringList ids{u"edit-relationship"_s, u"straighten"_s, u"rows-of"_s};
        if (edge && !edge->association.isNull())
            ids.append(u"fold"_s);
        return ids;
    }
    case PickKind::Note:
        return {u"rename"_s};
    case PickKind::Area:
        return {u"rename"_s, u"fold"_s};
    }
    Q_UNREACHABLE();
}

QIcon colorIcon(const QColor &color)
{
    QPixmap dot(32, 32);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(4, 4, 24, 24));
    return dot;
}

/// What a column is, to be switched, and its place among the others.
void addColumnSwitches(QMenu &menu, Editor &editor, TableId id, ColumnId column)
{
    const TablePtr table = editor.content().schema.tables.find(id);
    if (!table || !table->column(column))
        return;
    const std::pair<QString, ColumnCell> flags[]
        = {{Window::tr("Primary key"), ColumnCell::PrimaryKey},
           {Window::tr("Not null"), ColumnCell::NotNull},
           {Window::tr("Unique"), ColumnCell::Unique}};
    for (const auto &[text, cell] : flags) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(cellValue(*table, *table->column(column), cell).toBool());
        QObject::connect(action, &QAction::toggled, &editor,
                         [&editor, id, column, cell = cell](bool on) {
                             editor.run(QCoreApplication::translate("Undo", "Change column"),
                                        putCell(editor.content(), id, column, cell, on));
                         });
    }
    menu.addSeparator();
    const int row = table->columnIndex(column);
    const auto addMove = [&](const QString &text, const QKeySequence &key, int to, bool possible) {
        QAction *action = menu.addAction(text, &editor, [&editor, id, column, to] {
            editor.run(QCoreApplication::translate("Undo", "Move column"),
                       moveColumn(editor.content(), id, column, to));
        });
        action->setShortcut(key);
        action->setEnabled(possible);
    };
    addMove(Window::tr("Move up"), Qt::ALT | Qt::Key_Up, row - 1, row > 0);
    addMove(Window::tr("Move down"), Qt::ALT | Qt::Key_Down, row + 2,
            row + 1 < static_cast<int>(table->columns.size()));
    menu.addSeparator();
}

void addColors(QMenu &menu, CanvasView &view)
{
    const QStringList &names = areaColorNames();
    for (const QString &name : names) {
        const QString shown = name.front().toUpper() + name.mid(1);
        menu.addAction(colorIcon(areaColor(view.colors(), name)),
                       QCoreApplication::translate("Canvas", shown.toUtf8().constData()), &view,
                       [&view, name] { setColor(view, name); });
    }
}

} // namespace

void Window::showMenu(const Hit &hit, const QPoint &global)
{
    QMenu menu(this);
    const auto add = [&](const QStringList &ids) {
        for (const QString &id : ids)
            menu.addAction(m_actions.action(id));
        menu.addSeparator();
    };
    add(idsFor(page()->editor(), hit));
    if (!hit) {
        add({u"paste"_s});
        add({u"select-all"_s, u"zoom-fit"_s});
    } else if (hit.pick.kind == PickKind::Edge || !hit.column.isNull()) {
        if (hit.pick.kind == PickKind::Table)
            addColumnSwitches(menu, page()->editor(), TableId(hit.pick.id), hit.column);
        add({u"delete"_s});
    } else {
        if (hit.pick.kind == PickKind::Table)
            menu.addMenu(m_actions.menu(u"&Draw/Detail"_s));
        addColors(*menu.addMenu(tr("Colour")), page()->canvas());
        menu.addSeparator();
        add({u"cut"_s, u"copy"_s, u"duplicate"_s, u"delete"_s});
    }
    menu.exec(global);
}

} // namespace sw
