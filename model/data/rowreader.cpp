// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowreader.h"

#include "model/data/rowkey.h"
#include "model/live/watcher.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Cell cellIn(const SqliteQuery &query, int column)
{
    const ValueClass kind = query.valueClass(column);
    if (kind != ValueClass::Text && kind != ValueClass::Blob)
        return {Value::in(query, column), 0};
    const std::string_view all
        = kind == ValueClass::Text ? query.bytes(column) : query.blob(column);
    size_t size = std::min(all.size(), static_cast<size_t>(RowReader::MostBytes));
    // No letter is cut in two.
    while (kind == ValueClass::Text && size < all.size() && size > 0
           && (static_cast<unsigned char>(all[size]) & 0xC0U) == 0x80U)
        --size;
    Value value;
    value.kind = kind;
    value.bytes = QByteArray(all.data(), static_cast<qsizetype>(size));
    return {std::move(value), static_cast<qint64>(all.size())};
}

RowValues rowIn(const SqliteQuery &query, int keys)
{
    RowValues row;
    row.key.reserve(static_cast<size_t>(keys));
    for (int i = 0; i < keys; ++i)
        row.key.push_back(Value::in(query, i));
    const int columns = query.columnCount();
    row.cells.reserve(static_cast<size_t>(std::max(columns - keys, 0)));
    for (int i = keys; i < columns; ++i)
        row.cells.push_back(cellIn(query, i));
    return row;
}

} // namespace

Error RowReader::failure(const SqliteQuery &query) const
{
    return {u"The rows of %1 cannot be read: SQLite says “%2”."_s.arg(quotedName(m_set.name()),
                                                                      query.errorText())};
}

Result<qint64> RowReader::count() const
{
    const BoundSql sql = m_set.count();
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    sql.bindTo(query);
    if (!query.next())
        return failure(query);
    return query.integer(0);
}

Result<RowIndex> RowReader::index(const Watcher &watcher) const
{
    RowIndex index;
    const QStringList key = m_set.key();
    const bool snapshot = !m_set.isInKeyOrder() && m_set.table && rowKeyOf(*m_set.table).isRowid;
    if (!m_set.isInKeyOrder() && !snapshot) {
        const Result<qint64> all = count();
        if (!all)
            return all.error();
        index.count = *all;
        return index;
    }
    const BoundSql sql = m_set.keys();
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    sql.bindTo(query);
    index.count = 0;
    while (query.next()) {
        if (snapshot) {
            index.rowids.push_back(query.integer(0));
        } else if (index.count % RowIndex::Step == 0) {
            index.anchors.push_back(rowIn(query, static_cast<int>(key.size())).key);
            if (watcher.cancelled())
                return Error{u"cancelled"_s};
        }
        ++index.count;
    }
    if (query.failed() || !query.isReady())
        return failure(query);
    return index;
}

Result<RowPage> RowReader::page(const RowIndex &index, qint64 first, int rows) const
{
    if (!index.rowids.empty())
        return fromSnapshot(index, first, rows);
    const int keys = static_cast<int>(m_set.key().size());
    const auto place = static_cast<size_t>(first / RowIndex::Step);
    const bool sought = m_set.isInKeyOrder() && place < index.anchors.size();
    const BoundSql sql = keys == 0 ? m_set.at(first, rows)
                         : sought  ? m_set.from(index.anchors[place], first % RowIndex::Step, rows)
                                   : m_set.from({}, first, rows);
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    sql.bindTo(query);
    RowPage page{first, {}};
    page.rows.reserve(static_cast<size_t>(rows));
    while (query.next())
        page.rows.push_back(rowIn(query, keys));
    if (query.failed() || !query.isReady())
        return failure(query);
    return page;
}

/// Row by row, as the snapshot says; what is gone since leaves its place empty.
Result<RowPage> RowReader::fromSnapshot(const RowIndex &index, qint64 first, int rows) const
{
    const QByteArray text = m_set.one().text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    RowPage page{first, {}};
    const auto size = static_cast<qint64>(index.rowids.size());
    const qint64 end = std::min(first + rows, size);
    for (qint64 i = std::min(first, size); i < end; ++i) {
        const qint64 rowid = index.rowids[static_cast<size_t>(i)];
        query.reset();
        query.bind(1, rowid);
        page.rows.push_back(query.next() ? rowIn(query, 1) : RowValues{{Value::of(rowid)}, {}});
        if (query.failed())
            return failure(query);
    }
    return page;
}

} // namespace sw
