// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/boundsql.h"
#include "model/schema/schema.h"

namespace sw {

/// What a grid is sorted by.
struct SortTerm {
    QString column; ///< as it stands in SQL
    bool descending = false;

    bool operator==(const SortTerm &) const = default;
};

/// Rows of one table or view, some or all, in an order in which each has its place.
struct RowSet {
    TablePtr table;
    ViewPtr view;               ///< where there is no table
    BoundSql where;             ///< a condition; empty: all rows
    std::vector<SortTerm> sort; ///< empty: by the key

    [[nodiscard]] QString name() const;
    /// What comes out, as it stands in SQL: a table's columns. A view says by itself what it has.
    [[nodiscard]] QStringList columns() const;

    /// What tells the rows apart and can be sought (RowKey). Empty: nothing does.
    [[nodiscard]] QStringList key() const;
    /// Whether the order is that of the key, so that any page of it is one seek.
    [[nodiscard]] bool isInKeyOrder() const { return sort.empty() && !key().isEmpty(); }

    /// Columns of the rows in their order; `most` of them, -1: all.
    [[nodiscard]] BoundSql all(qint64 most = -1) const;
    [[nodiscard]] BoundSql count() const;
    /// Every key in the order of the rows.
    [[nodiscard]] BoundSql keys() const;
    /// In key order: keys, then columns, from this key on (without one: from the first); `skipped`
    /// of them left out first.
    [[nodiscard]] BoundSql from(const std::vector<Value> &start, qint64 skipped, int rows) const;
    /// Keys, then columns, of the row that has this key.
    [[nodiscard]] BoundSql one() const;
    /// Where there is no key: columns alone.
    [[nodiscard]] BoundSql at(qint64 first, int rows) const;

private:
    [[nodiscard]] BoundSql selected(const QStringList &what, const BoundSql &besides = {}) const;
    [[nodiscard]] QString order() const;
};

} // namespace sw
