// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/querytext.h"
#include "model/data/rowreader.h"
#include "model/sql/compile.h"

#include <chrono>
#include <optional>

namespace sw {

/// Why a text does not run.
struct QueryFault {
    QString text;
    qsizetype at
        = -1; ///< in bytes of the text, at least the statement; -1: no statement is to blame

    bool operator==(const QueryFault &) const = default;
};

/// What a statement answered. It holds at most 100,000 rows, of each value at most 256 bytes, and
/// of all of it at most 128 MB; the rest is left unread.
struct QueryResult {
    static constexpr size_t MostRows = 100'000;
    static constexpr qint64 MostBytes = 128'000'000;

    QStringList columns;
    std::vector<std::vector<Cell>> rows;
    bool hasMore = false; ///< rows than are held
    qint64 bytes = 0;     ///< that the rows take, about
    std::chrono::milliseconds duration{0};
    std::optional<QueryFault> fault;
};

/// The same with its line and column in the text.
[[nodiscard]] TextFault placedIn(const QByteArray &text, const QueryFault &fault);

/// What a statement may do where it is run.
enum class QueryLeave { ToRead, ToChange };

/// Runs one statement. With leave to read, one that SQLite does not call read-only is refused,
/// whatever its words say. The watcher is told of rows, and may stop it.
[[nodiscard]] QueryResult runQuery(sqlite3 *database, const QueryStatement &statement,
                                   QueryLeave leave, Watcher &watcher);

} // namespace sw
