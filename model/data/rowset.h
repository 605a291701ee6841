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
    QStringList shown{};        ///< other expressions than all columns, as they stand in SQL

    [[nodiscard]] QString name() const;
    /// What comes out, as it stands in SQL: a table's columns, unless others are shown. A view says
    /// by itself what it has.
    [[nodiscard]] QStringList columns() const;

    /// What tells the rows apart and can be sought (RowKey). Empty: nothing does.
    [[nodiscard]] QStringList key() const;
    /// Whether the order is that of the key, so that any page of it is one seek.
    [[nodiscard]] bool isInKeyOrder() const { return sort.empty() && !key().isEmpty(); }

    /// Columns of the rows in their order; `most` of them, -1: all.
    [[nodiscard]] BoundSql all(qint64 most = -1) const;
    [[nodiscard]] BoundSql count(qint64 most = -1) const;
    /// Every key in the order of the rows.
    [[nodiscard]] BoundSql keys() const;

    // What a page is read by. Keys come first, where there are any, then what is wanted.

    /// In key order, from this key on (without one: from the first); `skipped` of them left out
    /// first.
    [[nodiscard]] BoundSql from(const QStringList &wanted, const std::vector<Value> &start,
                                qint64 skipped, int rows) const;
    /// The row that has this key.
    [[nodiscard]] BoundSql one(const QStringList &wanted) const;
    /// Of those with this key or a later one, where there is one, how many stand before the other.
    [[nodiscard]] BoundSql countBetween(const std::vector<Value> &start,
                                        const std::vector<Value> &end) const;
    /// Something, where a row of the set has the key.
    [[nodiscard]] BoundSql holds(const std::vector<Value> &key) const;

private:
    [[nodiscard]] BoundSql selected(const QStringList &what, const BoundSql &besides = {}) const;
    /// `(a, b) >= (?, ?)` for the columns of the key.
    [[nodiscard]] BoundSql compared(QStringView how, const std::vector<Value> &value) const;
    [[nodiscard]] QString order() const;
};

} // namespace sw
