// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lawedit.h"

#include "model/document/editsql.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_table.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

Result<Changes> moved(const Content &content, const Table &table, const Column &column, int place)
{
    // An edit of before may have been refused, which would have made it longer.
    place = std::min(place, static_cast<int>(table.columns.size()) - 1);
    std::vector<ColumnId> order;
    for (const Column &each : table.columns) {
        if (each.id != column.id)
            order.push_back(each.id);
    }
    order.insert(order.begin() + place, column.id);
    return reorderColumns(content, table.id, order);
}

Result<Changes> keyed(const Content &content, const Table &table, const QJsonArray &names)
{
    std::vector<ColumnId> columns;
    for (const auto &name : names) {
        const Column *column = table.column(name.toString());
        if (!column)
            return Error{};
        columns.push_back(column->id);
    }
    return setPrimaryKey(content, table.id, columns);
}

Result<Changes> counting(const Content &content, const Table &table, bool autoincrement)
{
    const Key *primary = table.primaryKey();
    if (!primary || !hasRowidAlias(table))
        return Error{};
    Key key = *primary;
    key.autoincrement = autoincrement;
    return putKey(content, table.id, key);
}

/// What has no word in SQL; an error where there are no such table and column.
Result<Changes> wordedEdit(const Content &content, const QJsonObject &edit)
{
    const QString word = edit[u"op"].toString();
    const TablePtr table = content.schema.table(edit[u"table"].toString());
    if (!table)
        return Error{};
    if (word == u"strict")
        return setStrict(content, table->id, edit[u"to"].toBool());
    if (word == u"without")
        return setWithoutRowid(content, table->id, edit[u"to"].toBool());
    if (word == u"autoincrement")
        return counting(content, *table, edit[u"to"].toBool());
    if (word == u"primary_key")
        return keyed(content, *table, edit[u"columns"].toArray());
    const Column *column = table->column(edit[u"column"].toString());
    if (!column)
        return Error{};
    if (word == u"move")
        return moved(content, *table, *column, edit[u"place"].toInt());
    return setGenerated(content, table->id, column->id,
                        Generated{edit[u"expression"].toString(), edit[u"stored"].toBool()});
}

bool take(Content &content, const Result<Changes> &changes)
{
    if (changes)
        sw::apply(content, *changes);
    return bool(changes);
}

} // namespace

bool editByWord(Content &content, const QJsonObject &edit)
{
    Content after = content;
    const QString sql = edit[u"sql"].toString();
    if (!sql.isEmpty() && !take(after, editBySql(after, sql)))
        return false;
    if ((sql.isEmpty() || edit[u"op"].toString() == u"generate")
        && !take(after, wordedEdit(after, edit)))
        return false;
    content = std::move(after);
    return true;
}

} // namespace sw::test
