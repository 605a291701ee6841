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
};

/// Where the rows of a set are: how many, and what to seek for any of them. In key order every so
/// manieth key is enough; under another sort it is a snapshot of all rowids, eight bytes a row.
struct RowIndex {
    static constexpr qint64 Step = 256;

    qint64 count = -1; ///< -1: nobody knows yet
    std::vector<std::vector<Value>> anchors;
    std::vector<qint64> rowids;
};

/// Reads rows of a set through one connection, in the thread that it belongs to.
class RowReader {
public:
    /// No cell holds more bytes.
    static constexpr qsizetype MostBytes = 256;

    RowReader(sqlite3 *database, RowSet set) : m_database(database), m_set(std::move(set)) {}

    [[nodiscard]] const RowSet &set() const { return m_set; }

    /// Walks through all keys; an error too where the watcher cancels it.
    [[nodiscard]] Result<RowIndex> index(const Watcher &watcher) const;
    /// Only how many.
    [[nodiscard]] Result<qint64> count() const;
    /// Rows from a place on, as many as there are up to `rows`. Without an index it is slower the
    /// further the place is.
    [[nodiscard]] Result<RowPage> page(const RowIndex &index, qint64 first, int rows) const;

private:
    [[nodiscard]] Result<RowPage> fromSnapshot(const RowIndex &index, qint64 first, int rows) const;
    [[nodiscard]] Error failure(const SqliteQuery &query) const;

    sqlite3 *m_database;
    RowSet m_set;
};

} // namespace sw
