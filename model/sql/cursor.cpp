// SPDX-License-Identifier: Apache-2.0
#include "model/sql/cursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const Token Nothing;

bool equalsUpper(std::string_view word, std::string_view upper)
{
    return std::equal(word.begin(), word.end(), upper.begin(), upper.end(), [](char a, char b) {
        return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 32) : a) == b;
    });
}

} // namespace

const Token &TokenCursor::peek(quint32 ahead) const
{
    return m_place + ahead < m_tokens.size() ? m_tokens[m_place + ahead] : Nothing;
}

bool TokenCursor::is(Keyword keyword, quint32 ahead) const
{
    return !m_error && peek(ahead).kind == TokenKind::Word && peek(ahead).keyword == keyword;
}

bool TokenCursor::is(char symbol, quint32 ahead) const
{
    return !m_error && peek(ahead).kind == TokenKind::Operator && peek(ahead).symbol == symbol;
}

std::string_view TokenCursor::textAt(quint32 token) const
{
    return token < m_tokens.size()
               ? m_text.substr(m_tokens[token].begin, m_tokens[token].end - m_tokens[token].begin)
               : std::string_view();
}

bool TokenCursor::accept(Keyword keyword)
{
    if (!is(keyword))
        return false;
    advance();
    return true;
}

bool TokenCursor::accept(char symbol)
{
    if (!is(symbol))
        return false;
    advance();
    return true;
}

bool TokenCursor::expect(Keyword keyword)
{
    if (accept(keyword))
        return true;
    failHere();
    return false;
}

bool TokenCursor::expect(char symbol)
{
    if (accept(symbol))
        return true;
    failHere();
    return false;
}

bool TokenCursor::acceptWord(std::string_view upperCaseWord)
{
    if (m_error || peek().kind != TokenKind::Word || !equalsUpper(textAt(m_place), upperCaseWord))
        return false;
    advance();
    return true;
}

bool TokenCursor::isName() const
{
    if (m_error)
        return false;
    const Token &token = peek();
    if (token.kind == TokenKind::Word)
        return canBeName(token.keyword);
    return token.kind == TokenKind::Quoted || token.kind == TokenKind::String;
}

Range TokenCursor::expectName()
{
    if (!isName()) {
        failHere();
        return {};
    }
    advance();
    return {m_place - 1, m_place};
}

bool TokenCursor::isTypeWord() const
{
    return isName() && peek().keyword != Keyword::OtherJoin && peek().keyword != Keyword::Indexed;
}

Range TokenCursor::expectParenthesized()
{
    if (!expect('('))
        return {};
    const quint32 begin = m_place;
    const Range inside = takeBalanced(false);
    if (m_place == begin) {
        failHere();
        return {};
    }
    expect(')');
    return inside;
}

Range TokenCursor::takeBalanced(bool stopAtComma)
{
    const quint32 begin = m_place;
    int depth = 0;
    for (; !failed() && !atEnd(); advance()) {
        const Token &token = peek();
        if (token.kind == TokenKind::Illegal || token.symbol == ';') {
            failHere();
            break;
        }
        if (depth == 0 && (token.symbol == ')' || (stopAtComma && token.symbol == ',')))
            break;
        if (token.symbol == '(')
            ++depth;
        else if (token.symbol == ')')
            --depth;
    }
    if (depth > 0)
        failHere();
    return {begin, m_place};
}

void TokenCursor::fail(const QString &what)
{
    if (m_error)
        return;
    const qsizetype offset
        = atEnd() ? static_cast<qsizetype>(m_text.size()) : static_cast<qsizetype>(peek().begin);
    m_error = SyntaxError{what, offset};
}

void TokenCursor::failHere()
{
    if (atEnd()) {
        fail(u"incomplete input"_s);
        return;
    }
    const std::string_view word = textAt(m_place);
    const QString shown = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    const bool illegal = peek().kind == TokenKind::Illegal;
    fail(illegal ? u"unrecognized token: \"%1\""_s.arg(shown)
                 : u"near \"%1\": syntax error"_s.arg(shown));
}

} // namespace sw
