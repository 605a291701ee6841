// SPDX-License-Identifier: Apache-2.0
// The part of the inline editors that edits columns: three fields in a row, and the way of Tab.
#include "model/document/columnline.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/inlineeditors.h"
#include "widgets/editing/typecompleter.h"

#include <QCoreApplication>
#include <QFrame>
#include <QLineEdit>

#include <algorithm>

namespace sw {

namespace {

/// A name that is a whole line: `email varchar(120) not null`.
bool isWholeLine(const QString &name)
{
    return name.contains(u' ') && !name.startsWith(u'"') && !name.startsWith(u'[')
           && !name.startsWith(u'`');
}

} // namespace

void InlineEditors::editColumn(TableId table, ColumnId column)
{
    const TablePtr found = m_view.editor().content().schema.tables.find(table);
    if (!found || !found->column(column))
        return;
    startColumn(table, column);
}

void InlineEditors::editNewColumn(TableId table)
{
    if (m_view.scene().table(table.value()))
        startColumn(table, {});
}

void InlineEditors::startColumn(TableId table, ColumnId column)
{
    open([this] { return columnRect(); });
    const Content &content = m_view.editor().content();
    m_pick = {PickKind::Table, table.value()};
    m_column = column;
    m_isColumn = true;
    m_accept = [this] { return acceptColumn(); };
    ColumnLineParts parts;
    if (const TablePtr found = content.schema.tables.find(table); found && !column.isNull())
        parts = partsOf(columnLineOf(content, *found, *found->column(column)));
    QLineEdit *name = addField(parts.name, tr("name type flags"), 0.4);
    QLineEdit *type = addField(parts.type, tr("type"), 0.34);
    addField(parts.flags, tr("flags"), 0.26);
    new TypeCompleter(content, *type);
    m_before = columnText();
    if (!column.isNull())
        m_view.editor().picks().setColumn(table, column);
    const QRectF rect = columnRect();
    m_view.reveal(rect);
    follow();
    m_frame->show();
    name->selectAll();
    name->setFocus();
}

QRectF InlineEditors::columnRect() const
{
    constexpr double Least = 260; ///< three fields need more than a narrow table has
    const TableFigure *table = m_view.scene().table(m_pick.id);
    if (!table)
        return {};
    QRectF rect;
    if (const auto row = m_column.isNull() ? std::nullopt : table->rowOf(m_column))
        rect = table->rowRect(*row);
    else
        rect = {table->rect.left(), table->rowTop(table->rows.size()), table->rect.width(),
                measure::Row};
    rect.adjust(2, 0, -2, 0);
    rect.setWidth(std::max(rect.width(), Least));
    return rect;
}

QString InlineEditors::columnText() const
{
    const QString name = m_fields[0]->text().trimmed();
    if (isWholeLine(name))
        return name;
    return joined({name, m_fields[1]->text().trimmed(), m_fields[2]->text().trimmed()});
}

bool InlineEditors::acceptColumn()
{
    const QString line = columnText().trimmed();
    if (line == m_before || (m_column.isNull() && line.isEmpty()))
        return true;
    Editor &editor = m_view.editor();
    const bool isNew = m_column.isNull();
    const Result<Changes> changes
        = putColumnLine(editor.content(), TableId(m_pick.id), m_column, line);
    if (!changes) {
        complain(changes.error().text);
        return false;
    }
    editor.run(isNew ? QCoreApplication::translate("Undo", "New column")
                     : QCoreApplication::translate("Undo", "Edit column"),
               changes);
    if (isNew) {
        const TablePtr table = editor.content().schema.tables.find(TableId(m_pick.id));
        if (table && !table->columns.empty())
            m_column = table->columns.back().id;
    }
    return true;
}

bool InlineEditors::leaveField(Way way)
{
    if (!isOpen())
        return false;
    if (!m_isColumn) {
        if (m_text)
            return false; // a tab of the note
        if (m_pick.kind != PickKind::Table || way == Way::Back) {
            accept();
            return true;
        }
        const TableId table(m_pick.id);
        if (!accept())
            return true;
        const TablePtr found = m_view.editor().content().schema.tables.find(table);
        if (found && !found->columns.empty())
            editColumn(table, found->columns.front().id);
        else
            editNewColumn(table);
        return true;
    }
    const auto at = std::find_if(m_fields.begin(), m_fields.end(),
                                 [](const auto &field) { return field->hasFocus(); });
    const auto index = at - m_fields.begin();
    const bool whole = index == 0 && isWholeLine(m_fields[0]->text().trimmed());
    const auto next = index + (way == Way::Forward ? 1 : -1);
    if (!whole && next >= 0 && next < static_cast<std::ptrdiff_t>(m_fields.size())) {
        QLineEdit *field = m_fields[static_cast<size_t>(next)];
        field->setFocus();
        field->selectAll();
        return true;
    }
    goToColumn(way);
    return true;
}

void InlineEditors::goToColumn(Way way)
{
    const TableId table(m_pick.id);
    const bool emptyNew = m_column.isNull() && columnText().trimmed().isEmpty();
    if (!m_accept())
        return;
    const ColumnId here = m_column;
    close();
    const TablePtr found = m_view.editor().content().schema.tables.find(table);
    if (!found || (emptyNew && way == Way::Forward))
        return;
    const auto count = static_cast<int>(found->columns.size());
    const int index = here.isNull() ? count : found->columnIndex(here);
    const int next = index + (way == Way::Forward ? 1 : -1);
    if (next < 0)
        editName({PickKind::Table, table.value()});
    else if (next < count)
        editColumn(table, found->columns[static_cast<size_t>(next)].id);
    else
        editNewColumn(table);
}

} // namespace sw
