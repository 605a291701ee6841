// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowreader.h"
#include "model/data/rowset.h"
#include "model/data/ways.h"

namespace sw {

/// A row on the way from the top of a tree, and where it stands among those beside it.
struct TreeStep {
    qint64 place = 0;
    std::vector<Value> key;

    bool operator==(const TreeStep &) const = default;
};

/// Rows that refer to each other in a circle, so that no way leads up from them to a root.
struct TreeCircles {
    std::vector<std::vector<Value>> keys; ///< of the smallest row of each
    bool more = false;                    ///< there may be others
};

/// The rows of a table, each below the one that it refers to by one foreign key. A filter leaves
/// the rows for which it holds and all that are above them.
class RowTree {
public:
    /// No more are counted below a row.
    static constexpr qint64 MostBelow = 10'001;

    /// The way from a row to those below it.
    RowTree(const Schema &schema, const Way &below, BoundSql filter = {});

    /// The ways along which the table is a tree: from a row to those that refer to it.
    [[nodiscard]] static std::vector<Way> waysIn(const WaysOf &ways, TableId table);

    [[nodiscard]] const Way &way() const { return m_way; }
    [[nodiscard]] const TablePtr &table() const { return m_table; }
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }

    /// The rows that refer to nothing, or to a row that is not there.
    [[nodiscard]] RowSet roots() const;
    [[nodiscard]] RowSet below(const std::vector<Value> &key) const;
    /// The rows with these keys.
    [[nodiscard]] RowSet these(const std::vector<std::vector<Value>> &keys) const;

    // Read through one connection, in the thread that it belongs to. What is asked of rows is
    // answered in the order of their keys here; a row that is gone has nothing.

    using Keys = std::vector<std::vector<Value>>;
    /// Whether an index finds the rows below one.
    [[nodiscard]] Result<bool> isSought(sqlite3 *database) const;
    /// How many are below each row, up to MostBelow of them.
    [[nodiscard]] Result<std::vector<qint64>> countsBelow(sqlite3 *database,
                                                          const Keys &rows) const;
    /// Expressions over the columns.
    [[nodiscard]] Result<std::vector<std::vector<Cell>>> said(sqlite3 *database, const Keys &rows,
                                                              const QStringList &expressions) const;
    /// Whether it is one for which the filter holds.
    [[nodiscard]] Result<std::vector<bool>> matches(sqlite3 *database, const Keys &rows) const;
    /// From the root down to the row. Empty: it is not there, lies deeper than `most` steps, or
    /// hangs in a circle.
    [[nodiscard]] Result<std::vector<TreeStep>>
    lineage(sqlite3 *database, const std::vector<Value> &key, size_t most) const;
    [[nodiscard]] Result<TreeCircles> circles(sqlite3 *database, Watcher &watcher) const;

private:
    [[nodiscard]] BoundSql narrowing() const;
    [[nodiscard]] RowSet narrowed(RowSet set) const;
    /// That `lower` refers to `upper`; both are names of the table in a statement.
    [[nodiscard]] QString refers(const QString &lower, const QString &upper) const;
    /// The columns of the key, of the table under this name.
    [[nodiscard]] QStringList keyTerms(const QString &name) const;
    [[nodiscard]] Error failure(const SqliteQuery &query) const;
    [[nodiscard]] Result<std::vector<qint64>> countsFoundByIndex(sqlite3 *database,
                                                                 const Keys &rows) const;
    [[nodiscard]] Result<std::vector<qint64>> countsOfAll(sqlite3 *database,
                                                          const Keys &rows) const;

    Schema m_schema;
    Way m_way;
    TablePtr m_table;
    BoundSql m_filter;
    QStringList m_key;
    QStringList m_own;   ///< the foreign key's columns, as they are compared
    QStringList m_other; ///< what they refer to
    BoundSql m_missing;  ///< that the row refers to one that is not there
};

} // namespace sw
