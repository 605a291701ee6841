// SPDX-License-Identifier: Apache-2.0
#include "model/sync/redirect.h"

#include <algorithm>

namespace sw {

namespace {

template <typename IdT> void replace(IdT &id, const QHash<IdT, IdT> &map)
{
    if (const auto found = map.constFind(id); found != map.constEnd())
        id = *found;
}

template <typename T, typename IdT>
void replaceIds(std::vector<T> &parts, const QHash<IdT, IdT> &map)
{
    if (map.isEmpty())
        return;
    for (T &part : parts)
        replace(part.id, map);
}

void redirectParent(ForeignKey &key, const Redirections &to)
{
    const auto parts = to.ofTables.constFind(key.parent.id);
    if (parts != to.ofTables.constEnd()) {
        for (ColumnRef &ref : key.parentColumns)
            replace(ref.id, parts->columns);
    }
    replace(key.parent.id, to.tables);
}

/// Everything that names a column of its own table.
void redirectColumns(Table &table, const QHash<ColumnId, ColumnId> &map)
{
    replaceIds(table.columns, map);
    for (Key &key : table.keys) {
        for (KeyPart &part : key.parts)
            replace(part.column, map);
    }
    for (Check &check : table.checks)
        replace(check.column, map);
    for (Index &index : table.indexes) {
        for (IndexPart &part : index.parts)
            replace(part.column, map);
    }
    for (ForeignKey &key : table.foreignKeys) {
        for (ColumnId &column : key.columns)
            replace(column, map);
    }
}

} // namespace

bool PartRedirections::isEmpty() const
{
    return columns.isEmpty() && keys.isEmpty() && checks.isEmpty() && indexes.isEmpty()
           && triggers.isEmpty();
}

bool Redirections::isEmpty() const
{
    return tables.isEmpty() && views.isEmpty() && diagrams.isEmpty() && foreignKeys.isEmpty()
           && ofTables.isEmpty() && ofViews.isEmpty();
}

bool concerns(const Redirections &to, const Table &table)
{
    const auto concernsTable
        = [&](TableId id) { return to.tables.contains(id) || to.ofTables.contains(id); };
    return concernsTable(table.id)
           || std::any_of(
               table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey &key) {
                   return to.foreignKeys.contains(key.id) || concernsTable(key.parent.id);
               });
}

void redirect(Table &table, const Redirections &to)
{
    for (ForeignKey &key : table.foreignKeys)
        redirectParent(key, to);
    replaceIds(table.foreignKeys, to.foreignKeys);
    if (const auto parts = to.ofTables.constFind(table.id); parts != to.ofTables.constEnd()) {
        redirectColumns(table, parts->columns);
        replaceIds(table.keys, parts->keys);
        replaceIds(table.checks, parts->checks);
        replaceIds(table.indexes, parts->indexes);
        replaceIds(table.triggers, parts->triggers);
    }
    replace(table.id, to.tables);
}

void redirect(View &view, const Redirections &to)
{
    if (const auto triggers = to.ofViews.constFind(view.id); triggers != to.ofViews.constEnd())
        replaceIds(view.triggers, *triggers);
    replace(view.id, to.views);
}

void redirect(Diagram &diagram, const Redirections &to) { replace(diagram.id, to.diagrams); }

void redirect(Placement &placement, const Redirections &to)
{
    TableId table(placement.subject);
    ViewId view(placement.subject);
    replace(table, to.tables);
    replace(view, to.views);
    placement.subject = table.value() != placement.subject ? table.value() : view.value();
    replace(placement.diagram, to.diagrams);
}

void redirect(Route &route, const Redirections &to)
{
    replace(route.edge, to.foreignKeys);
    replace(route.diagram, to.diagrams);
}

void redirect(Note &note, const Redirections &to) { replace(note.diagram, to.diagrams); }

void redirect(Area &area, const Redirections &to) { replace(area.diagram, to.diagrams); }

Content redirected(const Content &content, const Redirections &to)
{
    if (to.isEmpty())
        return content;
    Content result = content;
    redirectShelf(content.schema.tables, result.schema.tables, to);
    redirectShelf(content.schema.views, result.schema.views, to);
    redirectShelf(content.drawing.diagrams, result.drawing.diagrams, to);
    redirectShelf(content.drawing.placements, result.drawing.placements, to);
    redirectShelf(content.drawing.routes, result.drawing.routes, to);
    redirectShelf(content.drawing.notes, result.drawing.notes, to);
    redirectShelf(content.drawing.areas, result.drawing.areas, to);
    return result;
}

} // namespace sw
