// SPDX-License-Identifier: Apache-2.0
#include "model/data/sqlsources.h"

#include <algorithm>

namespace sw {

namespace {

class SourceWalk {
public:
    SourceWalk(std::string_view text, const Tokens &tokens, Range statement, const Schema &schema)
        : m_text(text), m_tokens(tokens), m_end(statement.end), m_schema(schema)
    {
        for (quint32 i = statement.begin; i < m_end; ++i) {
            if (isWord(i, "FROM"))
                takeList(i + 1);
            else if (isWord(i, "JOIN") || isWord(i, "INTO"))
                takeOne(i + 1);
            else if (m_tokens[i].keyword == Keyword::Update)
                takeOne(i + (isWord(i + 1, "OR") ? 3 : 1));
        }
    }

    [[nodiscard]] std::vector<SqlSource> take() { return std::move(m_sources); }

private:
    [[nodiscard]] std::string_view textAt(quint32 place) const
    {
        const Token &token = m_tokens[place];
        return m_text.substr(token.begin, token.end - token.begin);
    }
    [[nodiscard]] bool isWord(quint32 place, std::string_view word) const
    {
        if (place >= m_end || m_tokens[place].kind != TokenKind::Word)
            return false;
        const std::string_view text = textAt(place);
        return text.size() == word.size() && qstrnicmp(text.data(), word.data(), word.size()) == 0;
    }
    [[nodiscard]] bool isSymbol(quint32 place, char symbol) const
    {
        return place < m_end && m_tokens[place].symbol == symbol;
    }
    [[nodiscard]] bool isName(quint32 place) const
    {
        if (place >= m_end)
            return false;
        const Token &token = m_tokens[place];
        return token.kind == TokenKind::Quoted
               || (token.kind == TokenKind::Word && canBeName(token.keyword)
                   && token.keyword != Keyword::OtherJoin);
    }

    /// `pet p, owner AS o`; a subquery between is left out.
    void takeList(quint32 place)
    {
        for (;;) {
            if (isSymbol(place, '(')) {
                place = behindParentheses(place);
                if (isWord(place, "AS"))
                    ++place;
                if (isName(place))
                    ++place;
            } else {
                place = takeOne(place);
            }
            if (!isSymbol(place, ','))
                return;
            ++place;
        }
    }

    [[nodiscard]] quint32 behindParentheses(quint32 place) const
    {
        int depth = 0;
        for (; place < m_end; ++place) {
            depth += isSymbol(place, '(') ? 1 : isSymbol(place, ')') ? -1 : 0;
            if (depth == 0)
                return place + 1;
        }
        return place;
    }

    /// Answers the place behind the table's name and its other one.
    quint32 takeOne(quint32 place)
    {
        if (!isName(place))
            return place;
        if (isSymbol(place + 1, '.') && isName(place + 2))
            place += 2;
        const QString name = nameFromToken(textAt(place++));
        SqlSource source{m_schema.table(name), m_schema.view(name), name};
        if (isWord(place, "AS"))
            ++place;
        if (isName(place) && !isWord(place, "SET") && !isWord(place, "INDEXED"))
            source.alias = nameFromToken(textAt(place++));
        if (source.table || source.view)
            m_sources.push_back(source);
        return place;
    }

    std::string_view m_text;
    const Tokens &m_tokens;
    quint32 m_end;
    const Schema &m_schema;
    std::vector<SqlSource> m_sources;
};

} // namespace

QStringList SqlSource::columns() const
{
    if (!table)
        return view ? view->columns : QStringList();
    QStringList names;
    for (const Column &column : table->columns)
        names.append(column.name);
    return names;
}

std::vector<SqlSource> sourcesIn(std::string_view text, const Tokens &tokens, Range statement,
                                 const Schema &schema)
{
    return SourceWalk(text, tokens, statement, schema).take();
}

} // namespace sw
