// SPDX-License-Identifier: Apache-2.0
#include "model/data/editableview.h"

#include "model/live/catalog.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sw {

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
    static const QRegularExpression event(u"^\\s*INSTEAD\\s+OF\\s+(INSERT|UPDATE|DELETE)\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    for (const Trigger &trigger : view.triggers) {
        const QString word = event.match(trigger.text).captured(1).toUpper();
        editable.inserts |= word == u"INSERT";
        editable.updates |= word == u"UPDATE";
        editable.removes |= word == u"DELETE";
    }
    return editable;
}

bool isViewTable(const Schema &schema, TableId table)
{
    return schema.views.find(ViewId(table.value())) != nullptr;
}

} // namespace sw
