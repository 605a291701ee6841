// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowreader.h"

#include "model/data/longvalue.h"
#include "model/data/rowkey.h"
#include "model/live/patience.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

/// Makes rows of what a statement answers.
class RowReader::Reading {
public:
    explicit Reading(RowReader &reader)
        : m_reader(reader), m_keys(static_cast<int>(reader.m_set.key().size())),
          m_streams(reader.m_longColumns.size())
    {
    }

    [[nodiscard]] int keys() const { return m_keys; }

    /// Nothing where a value is so long that its column has to be read otherwise, which the reader
    /// knows from then on.
    [[nodiscard]] std::optional<RowValues> row(const SqliteQuery &query)
    {
        RowValues row;
        row.key.reserve(static_cast<size_t>(m_keys));
        for (int i = 0; i < m_keys; ++i)
            row.key.push_back(Value::in(query, i));
        const int columns = query.columnCount();
        row.cells.resize(static_cast<size_t>(std::max(columns - m_keys, 0)));
        for (size_t i = 0; i < row.cells.size(); ++i) {
            const int place = static_cast<int>(i) + m_keys;
            const auto longColumn
                = std::find(m_reader.m_longColumns.begin(), m_reader.m_longColumns.end(), i);
            if (longColumn != m_reader.m_longColumns.end()) {
                const auto which = static_cast<size_t>(longColumn - m_reader.m_longColumns.begin());
                row.cells[i] = streamed(query, place, which, row.key.front().integer);
                continue;
            }
            row.cells[i] = cell(query, place);
            if (row.cells[i].length > Long && canBeStreamed(i)) {
                m_reader.m_longColumns.push_back(i);
                return {};
            }
        }
        return row;
    }

private:
    [[nodiscard]] static Cell cell(const SqliteQuery &query, int column)
    {
        const ValueClass kind = query.valueClass(column);
        if (kind != ValueClass::Text && kind != ValueClass::Blob)
            return {Value::in(query, column), 0};
        const std::string_view all
            = kind == ValueClass::Text ? query.bytes(column) : query.blob(column);
        return begun(kind, QByteArrayView(all.data(), static_cast<qsizetype>(all.size())),
                     static_cast<qint64>(all.size()));
    }

    /// The beginning of a value of this length.
    [[nodiscard]] static Cell begun(ValueClass kind, QByteArrayView bytes, qint64 length)
    {
        Value value;
        value.kind = kind;
        value.bytes = bytes
                          .first(kind == ValueClass::Text ? wholeLetters(bytes, MostBytes)
                                                          : std::min(bytes.size(), MostBytes))
                          .toByteArray();
        return {std::move(value), length};
    }

    /// Only stored values of tables with rowids can be read in pieces, and a text only as it is
    /// stored.
    [[nodiscard]] bool canBeStreamed(size_t column) const
    {
        const TablePtr &table = m_reader.m_set.table;
        if (!table || !rowKeyOf(*table).isRowid || !m_reader.m_set.shown.isEmpty())
            return false;
        SqliteQuery encoding(m_reader.m_database, "PRAGMA encoding");
        return table->kind != TableKind::Virtual && !table->columns[column].generated
               && encoding.next() && encoding.text(0) == u"UTF-8";
    }

    /// The statement says by an empty value of its class that there is one.
    [[nodiscard]] Cell streamed(const SqliteQuery &query, int place, size_t which, qint64 rowid)
    {
        const ValueClass kind = query.valueClass(place);
        if (kind != ValueClass::Text && kind != ValueClass::Blob)
            return cell(query, place);
        std::unique_ptr<LongValue> &stream = m_streams[which];
        if (!stream) {
            const Table &table = *m_reader.m_set.table;
            stream = std::make_unique<LongValue>(m_reader.m_database, table.name,
                                                 table.columns[m_reader.m_longColumns[which]].name,
                                                 rowid);
        } else {
            stream->moveTo(rowid);
        }
        constexpr qint64 OneLetterMore = 4;
        return begun(kind, stream->read(0, MostBytes + OneLetterMore), stream->length());
    }

    RowReader &m_reader;
    int m_keys;
    std::vector<std::unique_ptr<LongValue>> m_streams; ///< one a long column
};

Error RowReader::failure(const SqliteQuery &query) const
{
    const int code = sqlite3_extended_errcode(m_database) & 0xFF;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return {
            u"The rows of %1 cannot be read now: %2 has locked the database. When it is done, F5"
            " reads them."_s.arg(quotedName(m_set.name()), whoHolds(m_database))};
    return {u"The rows of %1 cannot be read: SQLite says “%2”."_s.arg(quotedName(m_set.name()),
                                                                      query.errorText())};
}

Result<qint64> RowReader::count(qint64 most) const
{
    const BoundSql sql = m_set.count(most);
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    sql.bindTo(query);
    if (!query.next())
        return failure(query);
    return query.integer(0);
}

Result<bool> RowReader::isSought() const
{
    const BoundSql sql = m_set.count();
    const QByteArray text = "EXPLAIN QUERY PLAN " + sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    constexpr int Detail = 3;
    while (query.next()) {
        const QString step = query.text(Detail);
        if (!m_set.where.isEmpty() && (step.startsWith(u"SCAN ") || step.contains(u"AUTOMATIC ")))
            return false;
    }
    if (query.failed() || !query.isReady())
        return failure(query);
    return true;
}

Result<RowIndex> RowReader::index(Watcher &watcher) const
{
    RowIndex index;
    const auto keys = static_cast<int>(m_set.key().size());
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
    Pace pace;
    while (query.next()) {
        if (snapshot)
            index.rowids.push_back(query.integer(0));
        if (index.count % RowIndex::Step == 0) {
            if (!snapshot) {
                std::vector<Value> &anchor = index.anchors.emplace_back();
                for (int i = 0; i < keys; ++i)
                    anchor.push_back(Value::in(query, i));
            }
            if (watcher.cancelled())
                return Error{u"cancelled"_s};
            if (pace.due())
                watcher.progress({u"counting"_s, index.count, 0, {}});
        }
        ++index.count;
    }
    if (query.failed() || !query.isReady())
        return failure(query);
    return index;
}

Result<qint64> RowReader::placeOf(const RowIndex &index, const std::vector<Value> &key) const
{
    const QStringList columns = m_set.key();
    if (columns.isEmpty() || static_cast<qsizetype>(key.size()) != columns.size())
        return -1;
    if (!index.rowids.empty()) {
        const auto found = std::find(index.rowids.begin(), index.rowids.end(), key.front().integer);
        return found == index.rowids.end() ? -1 : found - index.rowids.begin();
    }
    if (!m_set.isInKeyOrder())
        return -1;
    const auto number = [&](const BoundSql &sql) -> Result<qint64> {
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        sql.bindTo(query);
        if (query.next())
            return query.integer(0);
        return query.failed() || !query.isReady() ? Result<qint64>(failure(query)) : 0;
    };
    const Result<qint64> isThere = number(m_set.holds(key));
    if (!isThere || *isThere == 0)
        return isThere ? Result<qint64>(-1) : isThere;
    // Keys of several columns are compared by SQLite alone, from the first on.
    const bool isRowid = key.size() == 1 && key.front().kind == ValueClass::Integer;
    const auto after = isRowid ? std::upper_bound(index.anchors.begin(), index.anchors.end(), key,
                                                  [](const auto &a, const auto &b) {
                                                      return a.front().integer < b.front().integer;
                                                  })
                               : index.anchors.begin();
    if (after == index.anchors.begin())
        return number(m_set.countBetween({}, key));
    const Result<qint64> rest = number(m_set.countBetween(*std::prev(after), key));
    return rest ? (after - index.anchors.begin() - 1) * RowIndex::Step + *rest : rest;
}

/// A long text or blob is left out: what kind it is must do.
QStringList RowReader::columns() const
{
    QStringList columns = m_set.columns();
    for (const size_t column : m_longColumns) {
        QString &name = columns[static_cast<qsizetype>(column)];
        name = u"CASE typeof(%1) WHEN 'text' THEN '' WHEN 'blob' THEN x'' ELSE %1 END"_s.arg(name);
    }
    return columns;
}

BoundSql RowReader::pageSql(const RowIndex &index, qint64 first, int rows) const
{
    const auto place = static_cast<size_t>(first / RowIndex::Step);
    return m_set.isInKeyOrder() && place < index.anchors.size()
               ? m_set.from(columns(), index.anchors[place], first % RowIndex::Step, rows)
               : m_set.from(columns(), {}, first, rows);
}

Result<RowPage> RowReader::page(const RowIndex &index, qint64 first, int rows)
{
    for (;;) {
        RowPage page;
        page.first = first;
        page.rows.reserve(static_cast<size_t>(rows));
        const Result<bool> whole
            = index.rowids.empty() ? read(page, index, rows) : readSnapshot(page, index, rows);
        if (!whole)
            return whole.error();
        if (*whole)
            return page;
    }
}

/// False: once more, for a column is known now to hold long values.
Result<bool> RowReader::read(RowPage &page, const RowIndex &index, int rows)
{
    const BoundSql sql = pageSql(index, page.first, rows);
    const QByteArray text = sql.text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    sql.bindTo(query);
    Reading reading(*this);
    while (query.next()) {
        std::optional<RowValues> row = reading.row(query);
        if (!row)
            return false;
        page.rows.push_back(std::move(*row));
    }
    if (query.failed() || !query.isReady())
        return failure(query);
    for (int i = reading.keys(); i < query.columnCount(); ++i)
        page.names.append(query.columnName(i));
    return true;
}

/// Row by row, as the snapshot says; what is gone since leaves its place empty.
Result<bool> RowReader::readSnapshot(RowPage &page, const RowIndex &index, int rows)
{
    const QByteArray text = m_set.one(columns()).text().toUtf8();
    SqliteQuery query(m_database, viewOf(text));
    Reading reading(*this);
    const auto size = static_cast<qint64>(index.rowids.size());
    const qint64 end = std::min(page.first + rows, size);
    for (qint64 i = std::min(page.first, size); i < end; ++i) {
        const qint64 rowid = index.rowids[static_cast<size_t>(i)];
        query.reset();
        query.bind(1, rowid);
        std::optional<RowValues> row
            = query.next() ? reading.row(query) : RowValues{{Value::of(rowid)}, {}};
        if (query.failed())
            return failure(query);
        if (!row)
            return false;
        page.rows.push_back(std::move(*row));
    }
    return true;
}

} // namespace sw
