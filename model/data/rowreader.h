// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/rowset.h"

namespace sw {

class Watcher;

/// A value as a grid shows it: of a long text or blob only the beginning.
struct Cell {
    Value value;
    qint64 length = 0; ///< of all of it, in bytes

    [[nodiscard]] bool isCut() const { return length > value.bytes.size(); }
    bool operator==(const Cell &) const = default;
};

/// A row and what it is known by.
struct RowValues {
    std::vector<Value> key;
    std::vector<Cell> cells; ///< empty: it is gone
};

/// Neighbouring rows.
struct RowPage {
    qint64 first = 0;
    std::vector<RowValues> rows;
    QStringList names; ///< of what the cells are, where the set does not know: of a view
};

/// Columns, by their place among those of a set, that hold values too long to be loaded for a cell.
using LongColumns = std::vector<size_t>;

/// Where the rows of a set are: how many, and what to seek for any of them. In key order every so
/// manieth key is enough; under another sort it is a snapshot of all rowids, eight bytes a row.
struct RowIndex {
    static constexpr qint64 Step = 256;

    qint64 count = -1; ///< -1: nobody knows yet
    std::vector<std::vector<Value>> anchors;
    std::vector<qint64> rowids;

    bool operator==(const RowIndex &) const = default;
};

/// Reads rows of a set through one connection, in the thread that it belongs to.
class RowReader {
public:
    /// No cell holds more bytes.
    static constexpr qsizetype MostBytes = 256;

    /// Of a longer value only its beginning is read, once one was seen in its column.
    static constexpr qsizetype Long = 65'536;

    explicit RowReader(sqlite3 *database, RowSet set, LongColumns longColumns = {})
        : m_database(database), m_set(std::move(set)), m_longColumns(std::move(longColumns))
    {
    }

    [[nodiscard]] const RowSet &set() const { return m_set; }
    /// What is known by now; for the next reader of the same rows.
    [[nodiscard]] const LongColumns &longColumns() const { return m_longColumns; }

    /// Walks through all keys and tells how many it has seen; an error too where the watcher
    /// cancels it.
    [[nodiscard]] Result<RowIndex> index(Watcher &watcher) const;
    /// Only how many; `most` where there are more.
    [[nodiscard]] Result<qint64> count(qint64 most = -1) const;
    /// Whether the rows are found by an index or are all that there are, as SQLite plans it.
    [[nodiscard]] Result<bool> isSought() const;
    /// Which of the rows has the key; -1: none.
    [[nodiscard]] Result<qint64> placeOf(const RowIndex &index,
                                         const std::vector<Value> &key) const;
    /// Rows from a place on, as many as there are up to `rows`. Without an index it is slower the
    /// further the place is.
    [[nodiscard]] Result<RowPage> page(const RowIndex &index, qint64 first, int rows);

private:
    class Reading;

    [[nodiscard]] Result<bool> read(RowPage &page, const RowIndex &index, int rows);
    [[nodiscard]] Result<bool> readSnapshot(RowPage &page, const RowIndex &index, int rows);
    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] BoundSql pageSql(const RowIndex &index, qint64 first, int rows) const;
    [[nodiscard]] Error failure(const SqliteQuery &query) const;

    sqlite3 *m_database;
    RowSet m_set;
    LongColumns m_longColumns;
};

} // namespace sw
