// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/token.h"
#include "model/sql/viewfacts.h"

#include <QSet>

#include <array>

namespace sw {

namespace {

/// What is known inside of one pair of parentheses.
struct Level {
    bool inFrom = false; ///< a comma is followed by another table
    bool inWith = false; ///< a comma is followed by another name that WITH makes
};

class ReadNames {
public:
    explicit ReadNames(std::string_view text) : m_text(text), m_tokens(tokenize(text)) {}

    QStringList run()
    {
        for (m_at = 0; m_at < m_tokens.size(); ++m_at)
            take(m_tokens[m_at]);
        m_names.removeIf([&](const QString &name) { return m_made.contains(foldedName(name)); });
        return m_names + m_qualified;
    }

private:
    enum class Expects { Nothing, Table, Made };

    [[nodiscard]] std::string_view textOf(const Token &token) const
    {
        return m_text.substr(token.begin, token.end - token.begin);
    }

    [[nodiscard]] bool isWord(const Token &token, QStringView word) const
    {
        return token.kind == TokenKind::Word
               && sameName(QString::fromUtf8(textOf(token).data(), qsizetype(textOf(token).size())),
                           word);
    }

    [[nodiscard]] bool isSymbol(size_t at, char symbol) const
    {
        return at < m_tokens.size() && m_tokens[at].kind == TokenKind::Operator
               && m_tokens[at].symbol == symbol;
    }

    void take(const Token &token)
    {
        if (token.kind == TokenKind::Operator)
            takeSymbol(token.symbol);
        else if (token.kind == TokenKind::Word && takeKeyword(token))
            return;
        else if (token.kind == TokenKind::Word || token.kind == TokenKind::Quoted
                 || token.kind == TokenKind::String)
            takeName(token);
    }

    void takeSymbol(char symbol)
    {
        if (symbol == '(') {
            // What stands in parentheses where a table may stand is a join, unless it is a SELECT.
            const bool join = m_expects == Expects::Table;
            m_levels.push_back({join, false});
        } else if (symbol == ')') {
            if (m_levels.size() > 1)
                m_levels.pop_back();
            m_expects = Expects::Nothing;
        } else if (symbol == ',') {
            m_expects = m_levels.back().inFrom   ? Expects::Table
                        : m_levels.back().inWith ? Expects::Made
                                                 : Expects::Nothing;
        }
    }

    bool takeKeyword(const Token &token)
    {
        Level &level = m_levels.back();
        if (isWord(token, u"from")) {
            if (m_at > 0 && isWord(m_tokens[m_at - 1], u"distinct"))
                return true; // a IS DISTINCT FROM b
            level = {true, false};
            m_expects = Expects::Table;
        } else if (isWord(token, u"join")) {
            m_expects = Expects::Table;
        } else if (isWord(token, u"in")) {
            // A list or a SELECT in parentheses names nothing here itself.
            m_expects = isSymbol(m_at + 1, '(') ? Expects::Nothing : Expects::Table;
        } else if (isWord(token, u"with")) {
            level.inWith = true;
            m_expects = Expects::Made;
        } else if (isWord(token, u"recursive") && m_expects == Expects::Made) {
            return true;
        } else if (isEndOfFrom(token)) {
            level = {};
            m_expects = Expects::Nothing;
        } else {
            return false;
        }
        return true;
    }

    [[nodiscard]] bool isEndOfFrom(const Token &token) const
    {
        constexpr std::array words{u"select", u"values", u"where",    u"group",
                                   u"having", u"window", u"order",    u"limit",
                                   u"union",  u"except", u"intersect"};
        return std::any_of(words.begin(), words.end(),
                           [&](const char16_t *word) { return isWord(token, word); });
    }

    void takeName(const Token &token)
    {
        const Expects expected = std::exchange(m_expects, Expects::Nothing);
        if (expected == Expects::Nothing)
            return;
        QString name = nameFromToken(textOf(token));
        if (expected == Expects::Made) {
            m_made.insert(foldedName(name));
            return;
        }
        const bool qualified = isSymbol(m_at + 1, '.') && m_at + 2 < m_tokens.size();
        if (qualified) {
            m_at += 2;
            name = nameFromToken(textOf(m_tokens[m_at]));
        }
        if (!isSymbol(m_at + 1, '(')) // a function that gives a table
            (qualified ? m_qualified : m_names).append(name);
    }

    std::string_view m_text;
    Tokens m_tokens;
    size_t m_at = 0;
    std::vector<Level> m_levels{Level()};
    Expects m_expects = Expects::Nothing;
    QStringList m_names;
    QStringList m_qualified;
    QSet<QString> m_made;
};

} // namespace

QStringList readNames(const QString &select)
{
    const QByteArray bytes = select.toUtf8();
    return ReadNames(viewOf(bytes)).run();
}

} // namespace sw
