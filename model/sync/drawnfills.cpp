// SPDX-License-Identifier: Apache-2.0
#include "model/sync/drawnfills.h"

#include "model/base/name.h"
#include "model/document/verbs_column.h"
#include "model/sql/quote.h"
#include "model/sync/match.h"

#include <algorithm>

namespace sw {

namespace {

bool hasFill(const Table &table)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column &column) { return !column.fill.isEmpty(); });
}

/// Whether its values are to be others than those of the column in the database.
bool isOther(const Column &live, const Column &drawn)
{
    return !sameName(live.type, drawn.type) || live.notNull.has_value() != drawn.notNull.has_value()
           || live.generated.has_value() != drawn.generated.has_value()
           || !sameName(live.collation, drawn.collation);
}

} // namespace

Answers withDrawnFills(const Answers &answers, const Schema &live, const Schema &drawn)
{
    if (std::none_of(drawn.tables.begin(), drawn.tables.end(),
                     [](const TablePtr &table) { return hasFill(*table); }))
        return answers;
    Answers all = answers;
    const Match pairs = match(live, drawn, Identity::Names);
    for (const TableMatch &pair : pairs.tables) {
        for (size_t i = 0; i < pair.b->columns.size(); ++i) {
            const Column &column = pair.b->columns[i];
            const int place = pair.columns.inA(i);
            const QString path = pathOf(*pair.b, column);
            if (!column.fill.isEmpty() && !all.fills.contains(path)
                && (place < 0 || isOther(pair.a->columns[static_cast<size_t>(place)], column)))
                all.fills.insert(path, column.fill);
        }
    }
    return all;
}

Result<Changes> forgetFills(const Content &drawn, const QStringList &paths)
{
    Edit edit(drawn);
    for (const QString &path : paths) {
        const DrawnColumn found = columnAt(drawn.schema, path);
        if (found.table)
            edit.run(setFill(edit.now(), found.table->id, found.column, {}));
    }
    return edit.result();
}

QString pathOf(const Table &table, const Column &column)
{
    return quotedName(table.name) + u'.' + quotedName(column.name);
}

DrawnColumn columnAt(const Schema &schema, const QString &path)
{
    for (const TablePtr &table : schema.tables) {
        for (const Column &column : table->columns) {
            if (sameName(pathOf(*table, column), path))
                return {table, column.id};
        }
    }
    return {};
}

} // namespace sw
