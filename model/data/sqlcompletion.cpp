// SPDX-License-Identifier: Apache-2.0
#include "model/data/sqlcompletion.h"

#include "model/data/sqljoins.h"
#include "model/data/sqlsources.h"
#include "model/sql/quote.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using Kind = SqlProposal::Kind;

/// What may follow within a clause, by the word that begins it; empty: where a statement begins.
const QStringList &wordsAfter(const QString &clause)
{
    static const QStringList conditions{
        u"AND"_s,   u"OR"_s,       u"NOT"_s,    u"IS NULL"_s,  u"IS NOT NULL"_s, u"IN"_s,
        u"LIKE"_s,  u"BETWEEN"_s,  u"EXISTS"_s, u"CASE"_s,     u"JOIN"_s,        u"LEFT JOIN"_s,
        u"WHERE"_s, u"GROUP BY"_s, u"HAVING"_s, u"ORDER BY"_s, u"LIMIT"_s,       u"RETURNING"_s};
    static const QHash<QString, QStringList> words{
        {QString(),
         {u"SELECT"_s, u"WITH"_s, u"INSERT INTO"_s, u"UPDATE"_s, u"DELETE FROM"_s, u"VALUES"_s,
          u"EXPLAIN QUERY PLAN"_s, u"CREATE TABLE"_s, u"CREATE INDEX"_s, u"CREATE VIEW"_s,
          u"ALTER TABLE"_s, u"DROP TABLE"_s, u"PRAGMA"_s}},
        {u"SELECT"_s,
         {u"FROM"_s, u"DISTINCT"_s, u"AS"_s, u"CASE"_s, u"WHEN"_s, u"THEN"_s, u"ELSE"_s, u"END"_s,
          u"count(*)"_s, u"sum("_s, u"avg("_s, u"min("_s, u"max("_s, u"coalesce("_s, u"CAST("_s}},
        {u"FROM"_s,
         {u"JOIN"_s, u"LEFT JOIN"_s, u"ON"_s, u"WHERE"_s, u"GROUP BY"_s, u"ORDER BY"_s, u"LIMIT"_s,
          u"AS"_s, u"UNION"_s, u"CROSS JOIN"_s, u"SET"_s, u"VALUES"_s}},
        {u"BY"_s, {u"ASC"_s, u"DESC"_s, u"HAVING"_s, u"ORDER BY"_s, u"LIMIT"_s, u"NULLS LAST"_s}},
        {u"UPDATE"_s, {u"SET"_s}},
        {u"SET"_s, {u"WHERE"_s, u"FROM"_s, u"RETURNING"_s, u"NULL"_s}},
        {u"INTO"_s, {u"VALUES"_s, u"SELECT"_s, u"DEFAULT VALUES"_s}},
        {u"VALUES"_s, {u"ON CONFLICT"_s, u"RETURNING"_s, u"NULL"_s}},
        {u"LIMIT"_s, {u"OFFSET"_s}}};
    const auto found = words.constFind(clause);
    return found == words.constEnd() ? conditions : *found;
}

class Proposer {
public:
    Proposer(const QString &text, qsizetype cursor, const WaysOf &ways)
        : m_ways(ways), m_bytes(text.toUtf8()), m_text(viewOf(m_bytes)), m_tokens(tokenize(m_text)),
          m_cursor(text.left(cursor).toUtf8().size())
    {
    }

    [[nodiscard]] SqlProposals proposals()
    {
        SqlProposals result;
        if (!findWord())
            return result;
        result.begin = QString::fromUtf8(m_bytes.left(m_begin)).size();
        propose();
        const auto matches = [&](const SqlProposal &each) {
            return each.name.startsWith(m_word, Qt::CaseInsensitive);
        };
        std::copy_if(m_list.begin(), m_list.end(), std::back_inserter(result.list), matches);
        return result;
    }

private:
    /// What is being written; false where nothing is proposed: in a string, a number, a comment.
    [[nodiscard]] bool findWord()
    {
        m_begin = m_cursor;
        m_place = 0;
        while (m_place < m_tokens.size() && m_tokens[m_place].end < m_cursor)
            ++m_place;
        if (m_place < m_tokens.size() && m_tokens[m_place].begin < m_cursor) {
            const Token &token = m_tokens[m_place];
            const char first = m_bytes[static_cast<qsizetype>(token.begin)];
            const bool isQuote = first == '"' || first == '`' || first == '[';
            if (token.kind == TokenKind::Word || isQuote) {
                m_begin = token.begin;
                m_word = QString::fromUtf8(m_bytes.mid(m_begin, m_cursor - m_begin));
                if (isQuote)
                    m_word.remove(0, 1);
                return true;
            }
            if (token.kind != TokenKind::Operator)
                return false;
            ++m_place;
        }
        const quint32 gap = m_place > 0 ? m_tokens[m_place - 1].end : 0;
        const std::vector<Comment> comments
            = commentsIn(m_text, gap, static_cast<quint32>(m_cursor));
        return comments.empty() || comments.back().end < m_cursor;
    }

    [[nodiscard]] QString wordAt(quint32 place) const
    {
        if (m_tokens[place].kind != TokenKind::Word)
            return {};
        const Token &token = m_tokens[place];
        return QString::fromUtf8(m_bytes.mid(token.begin, token.end - token.begin)).toUpper();
    }
    [[nodiscard]] QString nameAt(quint32 place) const
    {
        const Token &token = m_tokens[place];
        return nameFromToken(m_text.substr(token.begin, token.end - token.begin));
    }

    /// The word that begins the clause which the cursor is in.
    [[nodiscard]] QString clause() const
    {
        static const QStringList begins{u"SELECT"_s, u"FROM"_s,   u"ON"_s,    u"WHERE"_s,
                                        u"BY"_s,     u"HAVING"_s, u"SET"_s,   u"UPDATE"_s,
                                        u"INTO"_s,   u"VALUES"_s, u"LIMIT"_s, u"JOIN"_s};
        int depth = 0;
        for (quint32 i = m_place; i > 0; --i) {
            const Token &token = m_tokens[i - 1];
            if (token.symbol == ';')
                return {};
            depth += token.symbol == ')' ? 1 : token.symbol == '(' && depth > 0 ? -1 : 0;
            const QString word = wordAt(i - 1);
            if (depth == 0 && begins.contains(word))
                return word == u"JOIN" ? u"FROM"_s : word;
        }
        return {};
    }

    void propose()
    {
        const Token before = m_place > 0 ? m_tokens[m_place - 1] : Token();
        if (m_place == 0 || before.symbol == ';')
            return proposeWords(QString());
        for (const Range range : statementsOf(m_tokens)) {
            if (range.begin < m_place && m_place <= range.end)
                m_sources = sourcesIn(m_text, m_tokens, range, m_ways.schema());
        }
        const QString word = wordAt(m_place - 1);
        const QString in = clause();
        if (before.symbol == '.' && m_place > 1)
            return proposeColumnsOf(nameAt(m_place - 2));
        if (word == u"JOIN" || word == u"ON")
            proposeJoins(word);
        if (word == u"FROM" || word == u"JOIN" || word == u"INTO" || word == u"UPDATE"
            || word == u"TABLE" || (before.symbol == ',' && in == u"FROM"))
            return proposeTables();
        // Behind the name of a table no other one comes.
        const bool isName = before.kind == TokenKind::Quoted
                            || (before.kind == TokenKind::Word && canBeName(before.keyword));
        if (!(isName && (in == u"FROM" || in == u"UPDATE")))
            proposeColumns();
        if (word == u"EXPLAIN" || word == u"PLAN")
            proposeWords(QString());
        proposeWords(in.isEmpty() ? u"WHERE"_s : in);
    }

    void proposeWords(const QString &clause)
    {
        for (const QString &word : wordsAfter(clause))
            m_list.push_back({Kind::Keyword, word, word, {}});
    }

    void proposeTables()
    {
        const auto first = static_cast<std::ptrdiff_t>(m_list.size());
        for (const TablePtr &table : m_ways.schema().tables) {
            if (table->kind != TableKind::Shadow)
                m_list.push_back({Kind::Table, table->name, quotedName(table->name), {}});
        }
        for (const ViewPtr &view : m_ways.schema().views)
            m_list.push_back({Kind::View, view->name, quotedName(view->name), {}});
        std::sort(m_list.begin() + first, m_list.end(), [](const auto &a, const auto &b) {
            return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
        });
    }

    /// The joins that lead on from what is there, or what ties the last one to it.
    void proposeJoins(const QString &word)
    {
        // What stands behind the cursor is not joined yet.
        std::vector<SqlSource> before;
        for (const Range range : statementsOf(m_tokens)) {
            if (range.begin < m_place && m_place <= range.end)
                before = sourcesIn(m_text, m_tokens, {range.begin, m_place}, m_ways.schema());
        }
        for (SqlProposal &each :
             word == u"JOIN" ? joinsFrom(before, m_ways) : conditionsOfLast(before, m_ways))
            m_list.push_back(std::move(each));
    }

    void proposeColumnsOf(const QString &name)
    {
        if (name.compare(u"main"_s, Qt::CaseInsensitive) == 0)
            return proposeTables();
        auto sources = m_sources;
        if (const TablePtr table = m_ways.schema().table(name))
            sources.push_back({table, {}, name});
        for (const SqlSource &source : sources) {
            if (source.alias.compare(name, Qt::CaseInsensitive) != 0)
                continue;
            for (const QString &column : source.columns())
                m_list.push_back({Kind::Column, column, quotedName(column), source.alias});
            return;
        }
    }

    /// One that several tables have is written with the table that it is of.
    void proposeColumns()
    {
        QHash<QString, int> count;
        for (const SqlSource &source : m_sources) {
            for (const QString &column : source.columns())
                ++count[column.toLower()];
        }
        for (const SqlSource &source : m_sources) {
            for (const QString &column : source.columns()) {
                const QString alone = quotedName(column);
                const bool isShared = count.value(column.toLower()) > 1;
                m_list.push_back(
                    {Kind::Column, column,
                     isShared ? QString(quotedName(source.alias) + u'.' + alone) : alone,
                     source.alias});
            }
        }
        for (const SqlSource &source : m_sources)
            m_list.push_back({Kind::Table, source.alias, quotedName(source.alias), QString()});
    }

    const WaysOf &m_ways;
    QByteArray m_bytes;
    std::string_view m_text;
    Tokens m_tokens;
    qsizetype m_cursor; ///< in bytes
    qsizetype m_begin = 0;
    quint32 m_place = 0; ///< the token that is written, or would be
    QString m_word;
    std::vector<SqlSource> m_sources;
    std::vector<SqlProposal> m_list;
};

} // namespace

SqlProposals proposeSql(const QString &text, qsizetype cursor, const WaysOf &ways)
{
    return Proposer(text, cursor, ways).proposals();
}

} // namespace sw
