// SPDX-License-Identifier: Apache-2.0
#include "model/sql/target.h"

#include "model/base/name.h"

#include <algorithm>

namespace sw {

bool isTarget(const Table &parent, const std::vector<ColumnId> &columns)
{
    const auto sameColumns = [&](std::vector<ColumnId> other) {
        std::vector<ColumnId> wanted = columns;
        std::sort(wanted.begin(), wanted.end());
        std::sort(other.begin(), other.end());
        return wanted == other;
    };
    const auto ownCollation = [&](ColumnId id, const QString &collation) {
        const Column *column = parent.column(id);
        return collation.isEmpty() || (column && sameName(collation, column->collation))
               || (column && column->collation.isEmpty() && sameName(collation, u"BINARY"));
    };
    for (const Key &key : parent.keys) {
        std::vector<ColumnId> parts;
        bool plain = true;
        for (const KeyPart &part : key.parts) {
            parts.push_back(part.column);
            plain = plain && ownCollation(part.column, part.collation);
        }
        if (sameColumns(parts) && (plain || key.primary))
            return true;
    }
    for (const Index &index : parent.indexes) {
        std::vector<ColumnId> parts;
        bool plain = index.unique && index.where.isEmpty();
        for (const IndexPart &part : index.parts) {
            parts.push_back(part.column);
            plain = plain && !part.column.isNull() && ownCollation(part.column, part.collation);
        }
        if (plain && sameColumns(parts))
            return true;
    }
    return false;
}

} // namespace sw
