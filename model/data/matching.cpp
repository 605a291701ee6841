// SPDX-License-Identifier: Apache-2.0
#include "model/data/matching.h"

#include "model/base/name.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

QStringList columnNames(const Table &table, const std::vector<ColumnId> &ids)
{
    QStringList names;
    for (const ColumnId id : ids) {
        if (const Column *column = table.column(id))
            names.append(alwaysQuotedName(column->name));
    }
    return names;
}

QStringList comparedNames(const Table &child, const std::vector<ColumnId> &ids, const Table &parent,
                          const std::vector<ColumnId> &parentIds)
{
    QStringList names;
    for (size_t i = 0; i < ids.size() && i < parentIds.size(); ++i) {
        const Column *own = child.column(ids[i]);
        const Column *other = parent.column(parentIds[i]);
        if (!own || !other)
            continue;
        const QString name = alwaysQuotedName(own->name);
        const QString collation
            = other->collation.isEmpty() ? u"BINARY"_s : alwaysQuotedName(other->collation);
        const bool alike = affinityOf(child, *own) == affinityOf(parent, *other)
                           && sameName(own->collation, other->collation);
        names.append(alike ? name : QString(u'+' + name + u" COLLATE "_s + collation));
    }
    return names;
}

BoundSql refersTo(const Table &child, const ForeignKey &key, const Table &parent,
                  const BoundSql &parentRows)
{
    const std::vector<ColumnId> parentColumns = parentColumnsOf(key, parent);
    const QStringList own = comparedNames(child, key.columns, parent, parentColumns);
    if (own.isEmpty() || parentColumns.size() != key.columns.size())
        return {};
    BoundSql sql(bracketed(own) + u" IN (SELECT "_s + columnNames(parent, parentColumns).join(u", ")
                 + u" FROM "_s + inMain(parent.name) + u" WHERE "_s);
    return std::move(sql.add(parentRows).add(u")"_s));
}

IncomingKeys::IncomingKeys(const Schema &schema)
{
    const SchemaNames names(schema);
    for (const TablePtr &table : schema.tables) {
        for (const ForeignKey &key : table->foreignKeys) {
            if (const TablePtr parent = names.parentOf(key))
                m_keys[parent->id].push_back({table, &key});
        }
    }
}

} // namespace sw
