// SPDX-License-Identifier: Apache-2.0
#include "model/sync/looseends.h"

#include "model/schema/fields.h"

#include <QSet>

#include <algorithm>

namespace sw {

namespace {

bool hasItsColumns(const ForeignKey &key, const Table &table)
{
    return std::all_of(key.columns.begin(), key.columns.end(),
                       [&](ColumnId column) { return table.column(column); });
}

/// Whether a reference leads nowhere any more; then it keeps the name that it had.
bool unlink(ForeignKey &key, const Schema &before, const Schema &after)
{
    if (key.parent.id.isNull())
        return false;
    const TablePtr was = before.tables.find(key.parent.id);
    const TablePtr is = after.tables.find(key.parent.id);
    bool changed = false;
    for (ColumnRef &ref : key.parentColumns) {
        if (ref.id.isNull() || (is && is->column(ref.id)))
            continue;
        const Column *column = was ? was->column(ref.id) : nullptr;
        ref = {ColumnId(), column ? column->name : ref.name};
        changed = true;
    }
    if (!is) {
        key.parent = {TableId(), was ? was->name : key.parent.name};
        changed = true;
    }
    return changed;
}

template <typename T, typename IsLoose>
void dropLoose(const Shelf<T> &shelf, IsLoose isLoose, Changes &changes)
{
    for (const auto &object : shelf) {
        if (isLoose(*object))
            changes.push_back({object, std::shared_ptr<const T>()});
    }
}

} // namespace

Table withUnenforced(const Table &now, const Table &document)
{
    Table table = now;
    for (const ForeignKey &drawn : document.foreignKeys) {
        if (drawn.enforced || !hasItsColumns(drawn, table))
            continue;
        const auto real = std::find_if(
            table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey &key) {
                return key.columns == drawn.columns && key.parent.id == drawn.parent.id
                       && !document.foreignKey(key.id);
            });
        if (real == table.foreignKeys.end()) {
            table.foreignKeys.push_back(drawn);
            continue;
        }
        ForeignKey adopted = drawn;
        forEachField<ForeignKey>([&](const auto &field) {
            if (field.use == FieldUse::Plain || field.use == FieldUse::Always)
                adopted.*field.member = (*real).*field.member;
        });
        adopted.enforced = true;
        *real = adopted;
    }
    return table;
}

void tieLooseEnds(const Content &before, Content &after, Changes &changes)
{
    const auto removesTable = [](const Change &change) {
        return !isThere(change.after) || std::holds_alternative<TablePtr>(change.before);
    };
    if (std::none_of(changes.begin(), changes.end(), removesTable))
        return;
    Changes more;
    QSet<ForeignKeyId> foreignKeys;
    for (const TablePtr &table : after.schema.tables) {
        Table copy;
        for (const ForeignKey &key : table->foreignKeys) {
            foreignKeys.insert(key.id);
            ForeignKey unlinked = key;
            if (!unlink(unlinked, before.schema, after.schema))
                continue;
            if (copy.id.isNull())
                copy = *table;
            *std::find_if(copy.foreignKeys.begin(), copy.foreignKeys.end(),
                          [&](const ForeignKey &k) { return k.id == key.id; })
                = unlinked;
        }
        if (!copy.id.isNull())
            more.push_back({table, std::make_shared<const Table>(std::move(copy))});
    }
    dropLoose(
        after.drawing.placements,
        [&](const Placement &placement) {
            return !after.schema.tables.find(TableId(placement.subject))
                   && !after.schema.views.find(ViewId(placement.subject));
        },
        more);
    dropLoose(
        after.drawing.routes, [&](const Route &route) { return !foreignKeys.contains(route.edge); },
        more);
    sw::apply(after, more);
    changes.insert(changes.end(), more.begin(), more.end());
}

} // namespace sw
