// SPDX-License-Identifier: Apache-2.0
#include "model/schema/schema.h"

#include "model/base/name.h"

namespace sw {

namespace {

template <typename T> std::shared_ptr<const T> byName(const Shelf<T> &shelf, QStringView name)
{
    const auto found = std::find_if(shelf.begin(), shelf.end(),
                                    [&](const auto &item) { return sameName(item->name, name); });
    return found == shelf.end() ? nullptr : *found;
}

} // namespace

TablePtr Schema::table(QStringView name) const { return byName(tables, name); }

ViewPtr Schema::view(QStringView name) const { return byName(views, name); }

TablePtr Schema::parentOf(const ForeignKey &key) const
{
    return key.parent.id.isNull() ? table(key.parent.name) : tables.find(key.parent.id);
}

SchemaNames::SchemaNames(const Schema &schema) : m_schema(schema)
{
    m_tables.reserve(schema.tables.size());
    for (const TablePtr &table : schema.tables)
        m_tables.insert(foldedName(table->name), table);
    for (const ViewPtr &view : schema.views)
        m_views.insert(foldedName(view->name), view);
}

TablePtr SchemaNames::table(QStringView name) const { return m_tables.value(foldedName(name)); }

ViewPtr SchemaNames::view(QStringView name) const { return m_views.value(foldedName(name)); }

TablePtr SchemaNames::parentOf(const ForeignKey &key) const
{
    return key.parent.id.isNull() ? table(key.parent.name) : m_schema.tables.find(key.parent.id);
}

std::vector<ColumnId> parentColumnsOf(const ForeignKey &key, const Table &parent)
{
    std::vector<ColumnId> columns;
    if (key.parentColumns.empty()) {
        if (const Key *primary = parent.primaryKey()) {
            for (const KeyPart &part : primary->parts)
                columns.push_back(part.column);
        }
        return columns;
    }
    for (const ColumnRef &ref : key.parentColumns) {
        const Column *column = ref.id.isNull() ? parent.column(ref.name) : parent.column(ref.id);
        if (!column)
            return {};
        columns.push_back(column->id);
    }
    return columns;
}

QString parentNameOf(const ForeignKey &key, const Schema &schema)
{
    if (!key.parent.name.isEmpty() || key.parent.id.isNull())
        return key.parent.name;
    const TablePtr parent = schema.tables.find(key.parent.id);
    return parent ? parent->name : QString();
}

} // namespace sw
