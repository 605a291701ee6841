// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>
#include <vector>

namespace sw {

/// What a statement may do, told by its words. SQLite has the last word where it runs.
enum class QueryKind { Reads, ChangesRows, ChangesSchema, Refused };

/// One statement of a text that somebody wrote to be run.
struct QueryStatement {
    QByteArray sql;      ///< without its semicolon
    qsizetype begin = 0; ///< in bytes of the text
    QueryKind kind = QueryKind::Reads;
    QString verb;    ///< `UPDATE`, `CREATE TABLE`
    QString table;   ///< whose rows it changes, or what it makes or drops
    QString refusal; ///< why it is not run, and the way out

    [[nodiscard]] bool changes() const
    {
        return kind == QueryKind::ChangesRows || kind == QueryKind::ChangesSchema;
    }
    [[nodiscard]] qsizetype end() const { return begin + sql.size(); }
    bool operator==(const QueryStatement &) const = default;
};

/// The text cut as SQLite cuts it: not in the body of a trigger, a comment or a string.
[[nodiscard]] std::vector<QueryStatement> queryStatements(const QByteArray &text);

/// Which of them the place is in, or behind; -1 where there is none.
[[nodiscard]] int statementAt(const std::vector<QueryStatement> &statements, qsizetype place);

/// Whether the PRAGMA only tells something, so that it may run.
[[nodiscard]] bool onlyTells(std::string_view pragma, bool withArgument);

} // namespace sw
