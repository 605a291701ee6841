// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowsout.h"

#include "model/base/filebytes.h"
#include "model/data/rowkey.h"
#include "model/live/connection.h"
#include "model/live/watcher.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool keepsNumbers(Affinity affinity)
{
    return affinity == Affinity::Integer || affinity == Affinity::Real
           || affinity == Affinity::Numeric;
}

/// All statements in between see the database in one state.
class OneState {
public:
    explicit OneState(sqlite3 *database) : m_database(database)
    {
        SqliteQuery(m_database, "BEGIN").next();
    }
    ~OneState() { SqliteQuery(m_database, "COMMIT").next(); }
    OneState(const OneState &) = delete;
    OneState &operator=(const OneState &) = delete;

private:
    sqlite3 *m_database;
};

/// Reads the rows one by one and has them written.
class RowsGoing {
public:
    RowsGoing(sqlite3 *database, const RowsOut &rows, const RowFormatOptions &options,
              const ByteSink &sink, Watcher &watcher)
        : m_database(database), m_rows(rows), m_options(options), m_sink(sink), m_watcher(watcher),
          m_keys(static_cast<int>(rows.set.key().size()))
    {
        // A view says only with its rows which columns it has.
        const QStringList all = rows.set.columns();
        m_picksLater = !rows.set.table && rows.set.shown.isEmpty();
        if (m_picksLater || rows.columns.empty()) {
            m_wanted = all;
        } else {
            for (const size_t column : rows.columns)
                m_wanted.append(all[static_cast<qsizetype>(column)]);
        }
    }

    Result<RowsWritten> go()
    {
        const OneState state(m_database);
        const Result<Done> read = m_rows.all ? readAll() : readSome();
        if (!read)
            return read.error();
        makeForm(); // of no row at all
        m_form->tail(m_buffer);
        if (const Result<Done> sunk = flush(); !sunk)
            return sunk.error();
        m_written.oddTexts = m_form->oddTexts();
        return m_written;
    }

private:
    Result<Done> readAll() { return readThrough(m_rows.set.from(m_wanted, {}, 0, limit(-1))); }

    Result<Done> readSome()
    {
        for (const RowRun &run : m_rows.runs) {
            const Result<Done> read = run.keys.empty() ? readPlaces(run) : readKeys(run.keys);
            if (!read || isEnough())
                return read;
        }
        makeForm();
        for (const RowRef &row : m_rows.fresh) {
            if (isEnough())
                break;
            if (const Result<Done> added = add(freshValues(row)); !added)
                return added;
        }
        return Done();
    }

    Result<Done> readPlaces(const RowRun &run)
    {
        const RowIndex none;
        const RowIndex &index = m_rows.index ? *m_rows.index : none;
        if (!index.rowids.empty()) {
            const auto size = static_cast<qint64>(index.rowids.size());
            std::vector<std::vector<Value>> keys;
            for (qint64 at = run.first; at < std::min(run.first + run.count, size);) {
                keys.clear();
                for (; at < run.first + run.count && at < size && keys.size() < 1000; ++at)
                    keys.push_back({Value::of(index.rowids[static_cast<size_t>(at)])});
                if (const Result<Done> read = readKeys(keys); !read || isEnough())
                    return read;
            }
            return Done();
        }
        const auto anchor = static_cast<size_t>(run.first / RowIndex::Step);
        const bool sought = m_rows.set.isInKeyOrder() && anchor < index.anchors.size();
        return readThrough(m_rows.set.from(
            m_wanted, sought ? index.anchors[anchor] : std::vector<Value>(),
            sought ? run.first % RowIndex::Step : run.first, limit(static_cast<int>(run.count))));
    }

    Result<Done> readKeys(const std::vector<std::vector<Value>> &keys)
    {
        const QByteArray text = m_rows.set.one(m_wanted).text().toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        for (const std::vector<Value> &key : keys) {
            query.reset();
            for (size_t i = 0; i < key.size(); ++i)
                key[i].bindTo(query, static_cast<int>(i) + 1);
            if (query.next()) {
                if (const Result<Done> taken = take(query); !taken)
                    return taken;
            } else if (query.failed()) {
                return failure(query);
            } else {
                ++m_written.gone;
            }
            if (isEnough())
                break;
        }
        return Done();
    }

    Result<Done> readThrough(const BoundSql &sql)
    {
        const QByteArray text = sql.text().toUtf8();
        SqliteQuery query(m_database, viewOf(text));
        sql.bindTo(query);
        makeNames(query);
        while (query.next()) {
            if (const Result<Done> taken = take(query); !taken)
                return taken;
        }
        return query.failed() || !query.isReady() ? failure(query) : Result<Done>(Done());
    }

    [[nodiscard]] Error failure(const SqliteQuery &query) const
    {
        if (m_watcher.cancelled())
            return {u"It was cancelled."_s};
        return {u"The rows of %1 cannot be read: SQLite says “%2”."_s.arg(
            quotedName(m_rows.set.name()), query.errorText())};
    }

    void makeNames(const SqliteQuery &query)
    {
        if (m_names.isEmpty()) {
            for (int i = m_keys; i < query.columnCount(); ++i)
                m_names.append(query.columnName(i));
        }
    }

    Result<Done> take(const SqliteQuery &query)
    {
        makeNames(query);
        std::vector<Value> values;
        if (m_picksLater && !m_rows.columns.empty()) {
            for (const size_t column : m_rows.columns)
                values.push_back(Value::in(query, m_keys + static_cast<int>(column)));
        } else {
            values.reserve(static_cast<size_t>(m_wanted.size()));
            for (int i = m_keys; i < query.columnCount(); ++i)
                values.push_back(Value::in(query, i));
        }
        if (!m_rows.edits.isEmpty() && m_rows.set.table && m_rows.set.shown.isEmpty())
            putPending(query, values);
        return add(values);
    }

    /// What the grid shows of a row that is being edited.
    void putPending(const SqliteQuery &query, std::vector<Value> &values) const
    {
        RowRef row{m_rows.set.table->id, {}, 0};
        for (int i = 0; i < m_keys; ++i)
            row.key.push_back(Value::in(query, i));
        if (m_rows.edits.stateOf(row) != RowState::Changed)
            return;
        for (size_t i = 0; i < values.size(); ++i) {
            const NewValue *pending = m_rows.edits.pending(row, columnAt(i).id);
            if (pending)
                values[i] = pending->value;
        }
    }

    [[nodiscard]] const Column &columnAt(size_t place) const
    {
        return m_rows.set.table->columns[m_rows.columns.empty() ? place : m_rows.columns[place]];
    }

    /// What the database will fill in by itself is NULL as yet.
    [[nodiscard]] std::vector<Value> freshValues(const RowRef &row) const
    {
        std::vector<Value> values(static_cast<size_t>(m_wanted.size()));
        for (size_t i = 0; i < values.size(); ++i) {
            if (const NewValue *pending = m_rows.edits.pending(row, columnAt(i).id))
                values[i] = pending->value;
        }
        return values;
    }

    [[nodiscard]] std::vector<OutColumn> outColumns() const
    {
        std::vector<OutColumn> columns;
        if (m_rows.set.table && m_rows.set.shown.isEmpty()) {
            for (size_t i = 0; i < static_cast<size_t>(m_wanted.size()); ++i) {
                const Column &column = columnAt(i);
                columns.push_back({column.name, keepsNumbers(affinityOf(*m_rows.set.table, column)),
                                   column.generated.has_value()});
            }
            return columns;
        }
        for (const QString &name : m_names)
            columns.push_back({name, false, false});
        if (!m_picksLater || m_rows.columns.empty())
            return columns;
        std::vector<OutColumn> picked;
        for (const size_t column : m_rows.columns) {
            if (column < columns.size())
                picked.push_back(columns[column]);
        }
        return picked;
    }

    void makeForm()
    {
        if (m_form)
            return;
        m_form = formOf(m_options, m_rows.set.name(), outColumns());
        m_form->head(m_buffer);
    }

    Result<Done> add(const std::vector<Value> &values)
    {
        makeForm();
        m_form->row(m_buffer, values);
        ++m_written.rows;
        if (m_watcher.cancelled())
            return Error{u"It was cancelled."_s};
        if (m_pace.due())
            m_watcher.progress({u"writing"_s, m_written.rows, 0, {}});
        constexpr qsizetype Piece = 65'536;
        return m_buffer.size() < Piece ? Result<Done>(Done()) : flush();
    }

    Result<Done> flush()
    {
        Result<Done> sunk = m_sink(m_buffer);
        m_buffer.clear();
        return sunk;
    }

    [[nodiscard]] bool isEnough() const
    {
        return m_rows.most >= 0 && m_written.rows >= m_rows.most;
    }

    /// -1: as many as there are.
    [[nodiscard]] int limit(int wanted) const
    {
        if (m_rows.most < 0)
            return wanted;
        const auto left = static_cast<int>(m_rows.most - m_written.rows);
        return wanted < 0 ? left : std::min(left, wanted);
    }

    sqlite3 *m_database;
    const RowsOut &m_rows;
    const RowFormatOptions &m_options;
    const ByteSink &m_sink;
    Watcher &m_watcher;
    int m_keys;
    bool m_picksLater = false;
    QStringList m_wanted; ///< as it stands in SQL
    QStringList m_names;  ///< of a view's columns
    std::unique_ptr<RowForm> m_form;
    QByteArray m_buffer;
    RowsWritten m_written;
    Pace m_pace;
};

} // namespace

Result<RowsWritten> writeRows(sqlite3 *database, const RowsOut &rows,
                              const RowFormatOptions &options, const ByteSink &sink,
                              Watcher &watcher)
{
    return RowsGoing(database, rows, options, sink, watcher).go();
}

Result<RowsWritten> exportRows(sqlite3 *database, const RowsOut &rows,
                               const RowFormatOptions &options, const QString &path,
                               Watcher &watcher)
{
    if (looksLikeSqlite(path))
        return Error{u"%1 is a database: choose another file."_s.arg(path)};
    const auto unwritable = [&](const Error &error) {
        return Error{u"%1 cannot be written: %2. Nothing was changed."_s.arg(path, error.text)};
    };
    FileInPieces file(path);
    if (const Result<Done> opened = file.open(); !opened)
        return unwritable(opened.error());
    bool isFull = false;
    const ByteSink sink = [&](QByteArrayView bytes) {
        Result<Done> written = file.write(bytes);
        isFull = !written;
        return written;
    };
    Result<RowsWritten> written = writeRows(database, rows, options, sink, watcher);
    if (!written)
        return isFull ? unwritable(written.error()) : written.error();
    if (watcher.cancelled())
        return Error{u"It was cancelled."_s};
    if (const Result<Done> done = file.commit(); !done)
        return unwritable(done.error());
    return written;
}

Result<QByteArray> textOfRows(sqlite3 *database, const RowsOut &rows,
                              const RowFormatOptions &options, qsizetype most, Watcher &watcher)
{
    QByteArray text;
    const ByteSink sink = [&](QByteArrayView bytes) -> Result<Done> {
        if (text.size() + bytes.size() > most)
            return Error{
                u"It is longer than %1 MB: export it into a file."_s.arg(most / 1'000'000)};
        text += bytes;
        return Done();
    };
    const Result<RowsWritten> written = writeRows(database, rows, options, sink, watcher);
    return written ? Result<QByteArray>(text) : written.error();
}

} // namespace sw
