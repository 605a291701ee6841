// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/sql/syntax.h"

#include <variant>

namespace sw {

/// What a text that is no CREATE statement of ours has wrong, and where.
struct SyntaxError {
    QString text;
    qsizetype offset = 0; ///< in bytes
};

template <typename T> class [[nodiscard]] Parsed {
public:
    Parsed(T tree) : m_content(std::move(tree)) {} // NOLINT(google-explicit-constructor)
    Parsed(SyntaxError error)
        : m_content(std::move(error)) {} // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return m_content.index() == 0; }
    const T &operator*() const { return std::get<0>(m_content); }
    const T *operator->() const { return &std::get<0>(m_content); }
    [[nodiscard]] T take() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const SyntaxError &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, SyntaxError> m_content;
};

// Each reads exactly one statement; a semicolon at its end is allowed. The grammar takes what
// SQLite takes; of expressions it sees only that their parentheses match.
[[nodiscard]] Parsed<CreateTableSyntax> parseCreateTable(std::string_view text);
[[nodiscard]] Parsed<CreateIndexSyntax> parseCreateIndex(std::string_view text);
[[nodiscard]] Parsed<CreateViewSyntax> parseCreateView(std::string_view text);
[[nodiscard]] Parsed<CreateTriggerSyntax> parseCreateTrigger(std::string_view text);
[[nodiscard]] Parsed<CreateVirtualTableSyntax> parseCreateVirtualTable(std::string_view text);

/// One column as it stands in CREATE TABLE, `email varchar(120) not null unique`.
struct ColumnDefinition {
    Tokens tokens;
    ColumnSyntax column;
};
[[nodiscard]] Parsed<ColumnDefinition> parseColumnDefinition(std::string_view text);

/// SQLite takes ALWAYS, and GENERATED before it, from the end of a type of 16 letters or more, as
/// words of a generated column that its grammar gave to the type. Whether this is such a type.
[[nodiscard]] bool endsLikeGenerated(std::string_view typeText);

/// Whether the text begins and ends with a token, whatever is written behind it: no comment in it
/// goes on, and no NUL ends it. What a document holds as SQL must do so.
[[nodiscard]] bool standsAlone(std::string_view text);

/// Whether the text can stand as a column's type; as an expression (balanced, not empty); as the
/// value of DEFAULT.
[[nodiscard]] bool isTypeText(std::string_view text);
[[nodiscard]] bool isExpressionText(std::string_view text);
[[nodiscard]] bool isDefaultText(std::string_view text);

} // namespace sw
