// SPDX-License-Identifier: Apache-2.0
#include "model/data/editableview.h"

#include "model/base/name.h"
#include "model/live/catalog.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What a trigger stands in for: `INSTEAD OF UPDATE OF a, b ON …`.
struct InsteadOf {
    QString event;       ///< in capitals; empty: it is no such trigger
    QStringList columns; ///< that it is limited to; empty: none
};

InsteadOf insteadOf(const Trigger &trigger)
{
    const QByteArray text = trigger.text.toUtf8();
    const Tokens tokens = tokenize(viewOf(text));
    const auto word = [&](size_t place) {
        return place < tokens.size() ? nameFromToken(viewOf(text).substr(
                   tokens[place].begin, tokens[place].end - tokens[place].begin))
                                     : QString();
    };
    if (!sameName(word(0), u"INSTEAD") || !sameName(word(1), u"OF"))
        return {};
    InsteadOf found{word(2).toUpper(), {}};
    if (!sameName(word(3), u"OF"))
        return found;
    for (size_t i = 4; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::Word && sameName(word(i), u"ON"))
            break;
        if (tokens[i].kind != TokenKind::Operator)
            found.columns.append(word(i));
    }
    return found;
}

void takeTrigger(EditableView &view, const InsteadOf &trigger)
{
    view.inserts |= trigger.event == u"INSERT";
    view.removes |= trigger.event == u"DELETE";
    if (trigger.event != u"UPDATE")
        return;
    for (const Column &column : view.table.columns) {
        const bool isTaken
            = trigger.columns.isEmpty()
              || std::any_of(trigger.columns.begin(), trigger.columns.end(),
                             [&](const QString &name) { return sameName(name, column.name); });
        const bool isKnown
            = std::find(view.updates.begin(), view.updates.end(), column.id) != view.updates.end();
        if (isTaken && !isKnown)
            view.updates.push_back(column.id);
    }
}

} // namespace

Result<EditableView> editableView(sqlite3 *database, const View &view)
{
    const auto columns = Catalog::columnsOf(database, view.name);
    if (!columns)
        return columns.error();
    EditableView editable;
    editable.table.id = TableId(view.id.value());
    editable.table.name = view.name;
    // It has no rowid and no key: all of a row tells it from others.
    editable.table.withoutRowid = true;
    for (const CatalogColumn &each : *columns) {
        Column &column = editable.table.columns.emplace_back();
        column.id = ColumnId::fromNames({view.name, each.name});
        column.name = each.name;
        column.type = each.type;
    }
    for (const Trigger &trigger : view.triggers)
        takeTrigger(editable, insteadOf(trigger));
    return editable;
}

QString EditableView::whyNot(RowState state, ColumnId column) const
{
    const QString name = quotedName(table.name);
    const bool changes = std::find(updates.begin(), updates.end(), column) != updates.end();
    if (state == RowState::New && !inserts)
        return u"%1 is a view without an INSTEAD OF INSERT trigger: no row can be added."_s.arg(
            name);
    if (state == RowState::Removed && !removes)
        return u"%1 is a view without an INSTEAD OF DELETE trigger: no row can be deleted."_s.arg(
            name);
    if (state != RowState::Changed || changes)
        return {};
    const Column *known = updates.empty() ? nullptr : table.column(column);
    return known ? u"No INSTEAD OF UPDATE trigger of the view %1 takes a new %2."_s.arg(
               name, quotedName(known->name))
                 : u"%1 is a view without an INSTEAD OF UPDATE trigger: its rows cannot be"
                   " changed."_s.arg(name);
}

QString EditableView::whyNot(const RowEdit &edit) const
{
    if (edit.state != RowState::Changed)
        return whyNot(edit.state);
    for (const auto &[column, cell] : edit.cells) {
        if (const QString reason = whyNot(edit.state, column); !reason.isEmpty())
            return reason;
    }
    return {};
}

bool hasInsteadOf(const View &view)
{
    return std::any_of(view.triggers.begin(), view.triggers.end(),
                       [](const Trigger &trigger) { return !insteadOf(trigger).event.isEmpty(); });
}

bool isViewTable(const Schema &schema, TableId table)
{
    return schema.views.find(ViewId(table.value())) != nullptr;
}

} // namespace sw
