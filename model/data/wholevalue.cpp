// SPDX-License-Identifier: Apache-2.0
#include "model/data/wholevalue.h"

#include "model/data/longvalue.h"
#include "model/data/rowkey.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool isUtf8(sqlite3 *database)
{
    SqliteQuery encoding(database, "PRAGMA encoding");
    return encoding.next() && encoding.text(0) == u"UTF-8";
}

BoundSql selectIn(const Table &table, const std::vector<Value> &key, const QString &what)
{
    BoundSql sql(u"SELECT "_s + what + u" FROM "_s + inMain(table.name) + u" WHERE "_s);
    return std::move(sql.add(whereKey(table, key)).add(u" LIMIT 1"_s));
}

Error valueFailure(const SqliteQuery &query)
{
    return {query.failed() || !query.isReady()
                ? u"The value cannot be read: SQLite says “%1”."_s.arg(query.errorText())
                : u"The row is gone."_s};
}

} // namespace

Result<ValuePart> readValue(sqlite3 *database, const Table &table, const Column &column,
                            const std::vector<Value> &key, qint64 from, qint64 most)
{
    const QString name = alwaysQuotedName(column.name);
    const BoundSql kindSql = selectIn(
        table, key,
        u"typeof(%1), CASE WHEN typeof(%1) NOT IN ('text', 'blob') THEN %1 END"_s.arg(name));
    const QByteArray kindText = kindSql.text().toUtf8();
    SqliteQuery kindQuery(database, viewOf(kindText));
    kindSql.bindTo(kindQuery);
    if (!kindQuery.next())
        return valueFailure(kindQuery);
    ValuePart part;
    const QString kind = kindQuery.text(0);
    part.value = Value::in(kindQuery, 1);
    if (kind != u"text" && kind != u"blob")
        return part;
    part.value.kind = kind == u"text" ? ValueClass::Text : ValueClass::Blob;
    part.from = from;
    if (rowKeyOf(table).isRowid && table.kind != TableKind::Virtual && !column.generated
        && (part.value.kind == ValueClass::Blob || isUtf8(database))) {
        const LongValue stream(database, table.name, column.name, key.front().integer);
        if (stream.isOpen()) {
            part.length = stream.length();
            part.value.bytes = stream.read(from, most);
            return part;
        }
    }
    const BoundSql sql = selectIn(table, key, name);
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(database, viewOf(text));
    sql.bindTo(query);
    if (!query.next())
        return valueFailure(query);
    const std::string_view all
        = part.value.kind == ValueClass::Text ? query.bytes(0) : query.blob(0);
    part.length = static_cast<qint64>(all.size());
    const auto begin = static_cast<size_t>(std::clamp<qint64>(from, 0, part.length));
    const std::string_view found = all.substr(begin, static_cast<size_t>(most));
    part.value.bytes = QByteArray(found.data(), static_cast<qsizetype>(found.size()));
    return part;
}

} // namespace sw
