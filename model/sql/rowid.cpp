// SPDX-License-Identifier: Apache-2.0
#include "model/sql/rowid.h"

#include "model/sql/quote.h"

using namespace Qt::StringLiterals;

namespace sw {

const Column *rowidAlias(const Table &table)
{
    return hasRowidAlias(table) ? table.column(table.primaryKey()->parts.front().column) : nullptr;
}

QString rowidName(const Table &table)
{
    if (table.withoutRowid)
        return {};
    for (const QString &name : {u"rowid"_s, u"_rowid_"_s, u"oid"_s}) {
        if (!table.column(name))
            return name;
    }
    const Column *alias = rowidAlias(table);
    return alias ? alwaysQuotedName(alias->name) : QString();
}

} // namespace sw
