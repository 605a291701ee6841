// SPDX-License-Identifier: Apache-2.0
#include "model/sql/lint.h"

#include "model/base/name.h"
#include "model/sql/lintrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

Problems lint(const Schema &schema)
{
    LintRun run(schema);
    std::vector<TablePtr> tables(schema.tables.begin(), schema.tables.end());
    std::sort(tables.begin(), tables.end(),
              [](const TablePtr &a, const TablePtr &b) { return a->name < b->name; });
    for (const TablePtr &table : tables) {
        // Of the others we know only what the database shows; nothing of them can be mended here.
        if (table->kind != TableKind::Ordinary)
            continue;
        lintTable(run, *table);
        lintColumns(run, *table);
        lintKeys(run, *table);
        lintIndexes(run, *table);
        lintForeignKeys(run, *table);
    }
    lintNames(run);
    lintRequiredCircles(run);
    lintRoles(run);
    return std::move(run.problems);
}

bool isRowidKey(const Table &table, const Key &key)
{
    if (!key.primary || key.parts.size() != 1 || table.withoutRowid)
        return false;
    const Column *column = table.column(key.parts.front().column);
    const bool reversed = key.inColumn && key.parts.front().order == SortOrder::Descending;
    return column && sameName(column->type, u"INTEGER") && !reversed;
}

QString columnList(const Table &table, const std::vector<ColumnId> &columns)
{
    QStringList names;
    for (const ColumnId id : columns) {
        if (const Column *column = table.column(id))
            names.append(column->name);
    }
    return names.join(u", ");
}

} // namespace sw
