// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/undeclared.h"

namespace sw::test {

/// `pet.owner_id>owner.id`
inline QString keyText(const Schema &schema, TableId child, const std::vector<ColumnId> &columns,
                       TableId parent, const std::vector<ColumnId> &parentColumns)
{
    const auto names = [&](TableId table, const std::vector<ColumnId> &ids) {
        QStringList each;
        for (const ColumnId id : ids)
            each.append(schema.tables.find(table)->column(id)->name);
        return each.join(QLatin1Char(','));
    };
    return schema.tables.find(child)->name + QLatin1Char('.') + names(child, columns)
           + QLatin1Char('>') + schema.tables.find(parent)->name + QLatin1Char('.')
           + names(parent, parentColumns);
}

inline QString keyText(const Schema &schema, const UndeclaredKey &key)
{
    return keyText(schema, key.child, key.columns, key.parent, key.parentColumns);
}

} // namespace sw::test
