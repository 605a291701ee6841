// SPDX-License-Identifier: Apache-2.0
#include "model/schema/link.h"

#include "model/base/name.h"

namespace sw {

namespace {

bool linkOne(ForeignKey &key, const SchemaNames &names)
{
    bool changed = false;
    if (key.parent.id.isNull()) {
        const TablePtr found = names.table(key.parent.name);
        if (!found)
            return false;
        key.parent.id = found->id;
        if (key.parent.name == found->name)
            key.parent.name.clear();
        changed = true;
    }
    const TablePtr parent = names.parentOf(key);
    if (!parent)
        return changed;
    for (ColumnRef &ref : key.parentColumns) {
        const Column *column = ref.id.isNull() ? parent->column(ref.name) : nullptr;
        if (!column)
            continue;
        ref.id = column->id;
        if (ref.name == column->name)
            ref.name.clear();
        changed = true;
    }
    return changed;
}

} // namespace

bool linkForeignKeys(Table &table, const SchemaNames &names)
{
    bool changed = false;
    for (ForeignKey &key : table.foreignKeys)
        changed = linkOne(key, names) || changed;
    return changed;
}

void linkSchema(Schema &schema)
{
    const SchemaNames names(schema);
    std::vector<TablePtr> changed;
    for (const TablePtr &table : schema.tables) {
        if (table->foreignKeys.empty())
            continue;
        Table copy = *table;
        if (linkForeignKeys(copy, names))
            changed.push_back(std::make_shared<const Table>(std::move(copy)));
    }
    for (TablePtr &table : changed)
        schema.tables.put(std::move(table));
}

} // namespace sw
