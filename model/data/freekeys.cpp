// SPDX-License-Identifier: Apache-2.0
#include "model/data/freekeys.h"

#include "model/data/savesql.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/token.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace sw {

FreeKeys::FreeKeys(const Schema &schema, const RowEdits &edits)
{
    const auto say = [this](TableId table, const Value &value) {
        if (value.kind == ValueClass::Integer)
            m_highest[table] = std::max(m_highest[table], value.integer);
    };
    for (const auto &[row, edit] : edits.rows()) {
        const TablePtr table = schema.tables.find(row.table);
        const Column *alias = table ? rowidAlias(*table) : nullptr;
        if (!edit.rowid.empty())
            say(row.table, edit.rowid.front());
        const NewValue *given = alias ? edits.pending(row, alias->id) : nullptr;
        if (given && given->kind == NewValue::Kind::Given)
            say(row.table, given->value);
    }
}

std::vector<Value> FreeKeys::nextFor(sqlite3 *database, const Table &table,
                                     const RowEdit &edit) const
{
    const auto said = m_highest.find(table.id);
    const QString rowid = rowidName(table);
    if (said == m_highest.end() || rowid.isEmpty() || givesRowid(table, edit))
        return {};
    const QByteArray sql
        = QString(u"SELECT max("_s + rowid + u") FROM "_s + inMain(table.name)).toUtf8();
    SqliteQuery query(database, viewOf(sql));
    const qint64 highest = std::max(query.next() ? query.integer(0) : 0, said->second);
    if (highest == std::numeric_limits<qint64>::max())
        return {};
    return {Value::of(highest + 1)};
}

} // namespace sw
