// SPDX-License-Identifier: Apache-2.0
#include "model/schema/table.h"

#include "model/base/name.h"

#include <algorithm>

namespace sw {

namespace {

template <typename T, typename Wanted> const T *byId(const std::vector<T> &items, Wanted wanted)
{
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const T &item) { return item.id == wanted; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const Column *Table::column(ColumnId wanted) const { return byId(columns, wanted); }

const Column *Table::column(QStringView wanted) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column &column) {
        return sameName(column.name, wanted);
    });
    return found == columns.end() ? nullptr : &*found;
}

const Key *Table::primaryKey() const
{
    const auto found
        = std::find_if(keys.begin(), keys.end(), [](const Key &key) { return key.primary; });
    return found == keys.end() ? nullptr : &*found;
}

const ForeignKey *Table::foreignKey(ForeignKeyId wanted) const { return byId(foreignKeys, wanted); }

const Key *Table::key(KeyId wanted) const { return byId(keys, wanted); }

const Index *Table::index(IndexId wanted) const { return byId(indexes, wanted); }

int Table::columnIndex(ColumnId wanted) const
{
    const Column *found = column(wanted);
    return found ? static_cast<int>(found - columns.data()) : -1;
}

bool hasRowidAlias(const Table &table)
{
    const Key *key = table.primaryKey();
    if (!key || table.withoutRowid || key->parts.size() != 1)
        return false;
    // By a quirk that SQLite keeps, DESC at the column makes a key beside the rowid; DESC in a
    // clause of the table does not.
    const KeyPart &part = key->parts.front();
    const Column *column = table.column(part.column);
    return column && sameName(column->type, u"INTEGER")
           && !(key->inColumn && part.order == SortOrder::Descending);
}

std::vector<ColumnId> columnsOf(const Key &key)
{
    std::vector<ColumnId> columns;
    for (const KeyPart &part : key.parts)
        columns.push_back(part.column);
    return columns;
}

bool isNeverNull(const Table &table, const Column &column)
{
    if (column.notNull)
        return true;
    const Key *key = table.primaryKey();
    if (!key || !(table.withoutRowid || table.strict || hasRowidAlias(table)))
        return false;
    return std::any_of(key->parts.begin(), key->parts.end(),
                       [&](const KeyPart &part) { return part.column == column.id; });
}

} // namespace sw
