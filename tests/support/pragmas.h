// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw::test {

/// What the PRAGMAs of SQLite tell of every table of a database, a line a column, foreign key and
/// index. The order of foreign keys and indexes does not count. Neither does whether a UNIQUE
/// stands in the table or is an index with a name: both keep the same rows out.
[[nodiscard]] QString pragmasOf(const QString &path);

} // namespace sw::test
