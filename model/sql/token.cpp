// SPDX-License-Identifier: Apache-2.0
#include "model/sql/token.h"

#include "model/base/name.h"
#include "model/base/utf8.h"
#include "model/sql/quote.h"

#include <algorithm>

namespace sw {

namespace {

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isWordByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'
           || static_cast<unsigned char>(c) >= 0x80;
}

/// Cuts one text into tokens.
class Tokenizer {
public:
    /// As to SQLite, the text ends at a NUL, be it within a comment.
    explicit Tokenizer(std::string_view text) : m_text(text.substr(0, text.find('\0'))) {}

    Tokens run()
    {
        Tokens tokens;
        tokens.reserve(m_text.size() / 5);
        while (true) {
            const bool comment = skipTrivia();
            if (at(0) == '\0')
                break;
            Token token;
            token.commentBefore = comment;
            token.begin = static_cast<quint32>(m_place);
            readToken(token);
            token.end = static_cast<quint32>(m_place);
            tokens.push_back(token);
        }
        return tokens;
    }

private:
    [[nodiscard]] char at(size_t ahead) const
    {
        return m_place + ahead < m_text.size() ? m_text[m_place + ahead] : '\0';
    }

    /// White space, comments and a byte order mark; whether a comment was among them.
    bool skipTrivia()
    {
        bool comment = false;
        while (true) {
            const char c = at(0);
            if (isSpace(c)) {
                ++m_place;
            } else if (c == '-' && at(1) == '-') {
                comment = true;
                m_place = std::min(m_text.find('\n', m_place), m_text.size());
            } else if (c == '/' && at(1) == '*' && at(2) != '\0') {
                comment = true;
                const size_t close = m_text.find("*/", m_place + 2);
                m_place = close == std::string_view::npos ? m_text.size() : close + 2;
            } else if (c == '\xEF' && at(1) == '\xBB' && at(2) == '\xBF') {
                m_place += 3;
            } else {
                return comment;
            }
        }
    }

    void readToken(Token &token)
    {
        const char c = at(0);
        if (c == '\'' || c == '"' || c == '`')
            readQuoted(token, c);
        else if (c == '[')
            readBracketed(token);
        else if (isDigit(c) || (c == '.' && isDigit(at(1))))
            readNumber(token);
        else if ((c == 'x' || c == 'X') && at(1) == '\'')
            readBlob(token);
        else if (c == '?' || c == '@' || c == ':' || c == '#' || c == '$')
            readVariable(token);
        else if (isWordByte(c))
            readWord(token);
        else
            readOperator(token);
    }

    void readQuoted(Token &token, char quote)
    {
        ++m_place;
        while (at(0) != '\0') {
            if (at(0) == quote) {
                if (at(1) != quote) {
                    ++m_place;
                    token.kind = quote == '\'' ? TokenKind::String : TokenKind::Quoted;
                    return;
                }
                ++m_place;
            }
            ++m_place;
        }
    }

    void readBracketed(Token &token)
    {
        while (at(0) != '\0' && at(0) != ']')
            ++m_place;
        if (at(0) == ']') {
            ++m_place;
            token.kind = TokenKind::Quoted;
        }
    }

    void readDigits()
    {
        while (isDigit(at(0)))
            ++m_place;
    }

    void readNumber(Token &token)
    {
        token.kind = TokenKind::Number;
        if (at(0) == '0' && (at(1) == 'x' || at(1) == 'X') && isHexDigit(at(2))) {
            m_place += 2;
            while (isHexDigit(at(0)))
                ++m_place;
        } else {
            readDigits();
            if (at(0) == '.') {
                ++m_place;
                readDigits();
            }
            const bool sign = at(1) == '+' || at(1) == '-';
            if ((at(0) == 'e' || at(0) == 'E') && (isDigit(at(1)) || (sign && isDigit(at(2))))) {
                m_place += 2;
                readDigits();
            }
        }
        while (isWordByte(at(0))) {
            token.kind = TokenKind::Illegal;
            ++m_place;
        }
    }

    void readBlob(Token &token)
    {
        const size_t start = m_place += 2;
        while (isHexDigit(at(0)))
            ++m_place;
        const bool whole = at(0) == '\'' && (m_place - start) % 2 == 0;
        token.kind = whole ? TokenKind::Blob : TokenKind::Illegal;
        while (at(0) != '\0' && at(0) != '\'')
            ++m_place;
        if (at(0) == '\'')
            ++m_place;
    }

    void readVariable(Token &token)
    {
        token.kind = TokenKind::Variable;
        const char mark = at(0);
        const size_t start = ++m_place;
        if (mark == '?') {
            readDigits();
            return;
        }
        while (isWordByte(at(0)) || (at(0) == ':' && at(1) == ':'))
            m_place += at(0) == ':' ? 2 : 1;
        if (m_place == start)
            token.kind = TokenKind::Illegal;
    }

    void readWord(Token &token)
    {
        const size_t start = m_place;
        while (isWordByte(at(0)))
            ++m_place;
        token.kind = TokenKind::Word;
        token.keyword = keywordOf(m_text.substr(start, m_place - start));
    }

    void readOperator(Token &token)
    {
        const char c = at(0);
        const char next = at(1);
        token.kind = TokenKind::Operator;
        const auto pair = [&](std::string_view seconds) {
            return seconds.find(next) != std::string_view::npos && next != '\0';
        };
        if (c == '-' && next == '>') {
            m_place += at(2) == '>' ? 3 : 2;
        } else if ((c == '<' && pair("=><")) || (c == '>' && pair("=>")) || (c == '=' && pair("="))
                   || (c == '!' && pair("=")) || (c == '|' && pair("|"))) {
            m_place += 2;
        } else {
            ++m_place;
            if (std::string_view("-+*/%=<>&|~(),.;").find(c) == std::string_view::npos)
                token.kind = TokenKind::Illegal;
            else
                token.symbol = c;
        }
    }

    std::string_view m_text;
    size_t m_place = 0;
};

/// One step over a comment that starts at `place`; `place` is behind it afterwards.
QByteArray readComment(std::string_view text, size_t &place, size_t end)
{
    const bool block = text[place] == '/';
    const size_t start = place + 2;
    size_t close = text.find(block ? std::string_view("*/") : std::string_view("\n"), start);
    close = std::min(close, end);
    place = std::min(block ? close + 2 : close, end);
    return QByteArray(text.data() + start, static_cast<qsizetype>(close - start)).trimmed();
}

} // namespace

Tokens tokenize(std::string_view text) { return Tokenizer(text).run(); }

std::vector<Comment> commentsIn(std::string_view text, quint32 begin, quint32 end)
{
    std::vector<Comment> comments;
    bool lineBreak = false;
    for (size_t place = begin; place < end;) {
        const char c = text[place];
        if (place + 1 < end
            && ((c == '-' && text[place + 1] == '-') || (c == '/' && text[place + 1] == '*'))) {
            const auto start = static_cast<quint32>(place);
            QByteArray comment = readComment(text, place, end);
            const bool twoBytes = text[start] == '-' && text[place - 1] == '\r';
            const auto stop = static_cast<quint32>(twoBytes ? place - 1 : place);
            comments.push_back({std::move(comment), lineBreak, start, stop});
        } else {
            lineBreak = lineBreak || c == '\n';
            ++place;
        }
    }
    return comments;
}

QString nameFromToken(std::string_view text)
{
    if (text.size() < 2)
        return stringOf(text);
    const char quote = text.front();
    if (quote != '\'' && quote != '"' && quote != '`' && quote != '[')
        return stringOf(text);
    const std::string_view inner = text.substr(1, text.size() - 2);
    QString name = stringOf(inner);
    if (quote != '[') {
        const QChar mark = QLatin1Char(quote);
        name.replace(QString(2, mark), QString(mark));
    }
    return name;
}

bool sameTokens(std::string_view a, std::string_view b)
{
    const Tokens first = tokenize(a);
    const Tokens second = tokenize(b);
    const auto isWord
        = [](TokenKind kind) { return kind == TokenKind::Word || kind == TokenKind::Quoted; };
    return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                      [&](const Token &x, const Token &y) {
                          const auto left = a.substr(x.begin, x.end - x.begin);
                          const auto right = b.substr(y.begin, y.end - y.begin);
                          if (x.kind == y.kind && left == right)
                              return true;
                          // SQLite takes a name in string quotes too.
                          const bool names = (isWord(x.kind) || isWord(y.kind))
                                             && (isWord(x.kind) || x.kind == TokenKind::String)
                                             && (isWord(y.kind) || y.kind == TokenKind::String);
                          return names && sameName(nameFromToken(left), nameFromToken(right));
                      });
}

QString withoutNeedlessQuotes(const QString &text)
{
    if (!text.contains(u'"') && !text.contains(u'[') && !text.contains(u'`'))
        return text;
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    quint32 done = 0;
    for (const Token &token : tokenize(viewOf(bytes))) {
        if (token.kind != TokenKind::Quoted)
            continue;
        const QString name
            = nameFromToken(viewOf(bytes).substr(token.begin, token.end - token.begin));
        if (needsQuotes(name))
            continue;
        result += QByteArrayView(bytes).sliced(done, token.begin - done).toByteArray();
        result += name.toUtf8();
        done = token.end;
    }
    return QString::fromUtf8(result + bytes.sliced(done));
}

TextPlace placeOf(std::string_view text, qsizetype offset)
{
    TextPlace place;
    const size_t end = std::min(text.size(), static_cast<size_t>(std::max<qsizetype>(offset, 0)));
    for (size_t i = 0; i < end; ++i) {
        if (text[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            ++place.column; // a character, not each of its bytes
        }
    }
    return place;
}

} // namespace sw
