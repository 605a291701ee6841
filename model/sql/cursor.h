// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/parse.h"

#include <initializer_list>
#include <optional>

namespace sw {

/// Walks over the tokens of one statement. The first error is kept; after it nothing is accepted
/// any more, so that a grammar rule needs to look only at its own end.
class TokenCursor {
public:
    TokenCursor(std::string_view text, const Tokens &tokens) : m_text(text), m_tokens(tokens) {}

    [[nodiscard]] quint32 place() const { return m_place; }
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] const std::optional<SyntaxError> &error() const { return m_error; }
    [[nodiscard]] bool atEnd() const { return m_place >= m_tokens.size(); }

    /// The token `ahead` places on; one of no kind behind the end.
    [[nodiscard]] const Token &peek(quint32 ahead = 0) const;
    [[nodiscard]] const Token &at(quint32 token) const { return m_tokens[token]; }
    [[nodiscard]] bool is(Keyword keyword, quint32 ahead = 0) const;
    [[nodiscard]] bool is(char symbol, quint32 ahead = 0) const;
    [[nodiscard]] std::string_view textAt(quint32 token) const;
    [[nodiscard]] std::string_view textIn(Range range) const
    {
        return textOf(m_text, m_tokens, range);
    }

    void advance() { ++m_place; }
    bool accept(Keyword keyword);
    bool accept(char symbol);
    bool expect(Keyword keyword);
    bool expect(char symbol);
    /// Any of the words, in any case, whether SQLite calls them keywords or not.
    bool acceptWord(std::string_view upperCaseWord);

    /// A name of an object: a bare word that may be one, or a quoted one, or a string.
    [[nodiscard]] bool isName() const;
    Range expectName();
    /// A part of a type: like a name, but without the words of joins.
    [[nodiscard]] bool isTypeWord() const;

    /// ( … ) with all parentheses matched; the range of what is inside, which may not be empty.
    Range expectParenthesized();
    /// Tokens up to a comma or closing parenthesis of this level, or to the end.
    Range takeBalanced(bool stopAtComma);

    void fail(const QString &what);
    /// `near "x": syntax error`, as SQLite says it.
    void failHere();

private:
    std::string_view m_text;
    const Tokens &m_tokens;
    quint32 m_place = 0;
    std::optional<SyntaxError> m_error;
};

} // namespace sw
