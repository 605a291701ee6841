// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/value.h"

namespace sw {

/// `username='Alice'`, or a value of the key alone.
struct KeyTerm {
    QString column; ///< empty: the next column of the key
    Value value;

    bool operator==(const KeyTerm &) const = default;
};

/// A name and which of its rows are meant: `user[1]`, `runs`.
struct PathStep {
    QString name;
    std::vector<KeyTerm> key; ///< all of these; empty: every row

    bool operator==(const PathStep &) const = default;
};

/// A table, and relationships by the names of their roles: `user[1].runs`, `order[(7,'eu')].lines`.
struct RowPath {
    std::vector<PathStep> steps; ///< the first is a table or a view

    bool operator==(const RowPath &) const = default;
};

/// Reads `table[key].role[key].role…`. Names are quoted as in SQL where they need it; a bare key
/// that is no number is a text; blobs are x'…'.
[[nodiscard]] Result<RowPath> parseRowPath(QStringView text);

/// The same back, as short as it reads back.
[[nodiscard]] QString textOf(const RowPath &path);

} // namespace sw
