// SPDX-License-Identifier: Apache-2.0
#include "model/data/querytext.h"

#include "model/base/utf8.h"
#include "model/sql/split.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Those that take an argument to tell about it; the others would be set by one.
constexpr std::array AskedAbout{
    "table_list", "table_xinfo",      "table_info",  "index_list",      "index_xinfo",
    "index_info", "foreign_key_list", "quick_check", "integrity_check", "foreign_key_check"};
constexpr std::array AskedFor{
    "encoding",       "application_id", "user_version", "page_size",     "auto_vacuum",
    "schema_version", "database_list",  "page_count",   "function_list", "compile_options",
    "freelist_count", "collation_list", "data_version"};

template <typename Names> bool names(const Names &all, std::string_view wanted)
{
    return std::any_of(all.begin(), all.end(), [&](const char *each) {
        return qstrnicmp(each, wanted.data(), wanted.size()) == 0 && qstrlen(each) == wanted.size();
    });
}

/// Judges one statement by its words.
class Judge {
public:
    Judge(std::string_view text, const Tokens &tokens, Range range)
        : m_text(text), m_tokens(tokens), m_end(range.end), m_place(range.begin)
    {
        const std::string_view sql = textOf(text, tokens, range);
        m_statement.sql = QByteArray(sql.data(), static_cast<qsizetype>(sql.size()));
        m_statement.begin = tokens[range.begin].begin;
    }

    [[nodiscard]] QueryStatement judged() &&
    {
        const bool explained = skipExplain();
        judge();
        if (explained && word(m_place) != u"PRAGMA") {
            m_statement.kind = QueryKind::Reads; // it is compiled, and does not run
            m_statement.verb = u"EXPLAIN"_s;
            m_statement.table.clear();
            m_statement.refusal.clear();
        } else {
            refuseVariables();
        }
        if (m_statement.sql.contains('\0'))
            refuse(u"it holds a NUL character, where SQLite would stop reading; remove it"_s);
        return std::move(m_statement);
    }

private:
    [[nodiscard]] std::string_view textAt(quint32 place) const
    {
        if (place >= m_end)
            return {};
        const Token &token = m_tokens[place];
        return m_text.substr(token.begin, token.end - token.begin);
    }
    [[nodiscard]] QString word(quint32 place) const
    {
        const std::string_view text = textAt(place);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUpper();
    }
    [[nodiscard]] Keyword keyword(quint32 place) const
    {
        return place < m_end ? m_tokens[place].keyword : Keyword::None;
    }
    [[nodiscard]] bool isSymbol(quint32 place, char symbol) const
    {
        return place < m_end && m_tokens[place].symbol == symbol;
    }

    void refuse(const QString &why)
    {
        m_statement.kind = QueryKind::Refused;
        m_statement.refusal = why;
    }

    bool skipExplain()
    {
        if (word(m_place) != u"EXPLAIN")
            return false;
        ++m_place;
        if (word(m_place) == u"QUERY" && word(m_place + 1) == u"PLAN")
            m_place += 2;
        return true;
    }

    /// The name that begins there; of `main.pet` the last part.
    [[nodiscard]] QString nameAt(quint32 place) const
    {
        return nameFromToken(textAt(isSymbol(place + 1, '.') ? place + 2 : place));
    }

    void judge()
    {
        m_statement.verb = word(m_place);
        switch (keyword(m_place)) {
        case Keyword::With:
            return judgeWith();
        case Keyword::Insert:
        case Keyword::Replace:
        case Keyword::Update:
        case Keyword::Delete:
            return judgeRows(m_place);
        case Keyword::Create:
        case Keyword::Drop:
        case Keyword::Alter:
            return judgeSchema();
        case Keyword::Begin:
        case Keyword::Commit:
        case Keyword::End:
        case Keyword::Rollback:
            return refuseTransaction();
        default:
            return judgeOther();
        }
    }

    /// WITH a AS (…), b AS (…) and then what it is all about: the first verb behind a parenthesis.
    void judgeWith()
    {
        int depth = 0;
        for (quint32 i = m_place; i < m_end; ++i) {
            depth += isSymbol(i, '(') ? 1 : isSymbol(i, ')') ? -1 : 0;
            if (depth != 0 || !isSymbol(i, ')'))
                continue;
            const Keyword verb = keyword(i + 1);
            if (verb == Keyword::Insert || verb == Keyword::Replace || verb == Keyword::Update
                || verb == Keyword::Delete)
                return judgeRows(i + 1);
        }
    }

    void judgeRows(quint32 verb)
    {
        m_statement.kind = QueryKind::ChangesRows;
        m_statement.verb = word(verb);
        quint32 place = verb + 1;
        if (keyword(place) == Keyword::Or)
            place += 2;
        if (keyword(verb) != Keyword::Update)
            ++place; // INTO, FROM
        m_statement.table = nameAt(place);
    }

    void judgeSchema()
    {
        m_statement.kind = QueryKind::ChangesSchema;
        quint32 place = m_place + 1;
        const auto isBetween = [&] {
            const QString between = word(place);
            return between == u"TEMP" || between == u"TEMPORARY" || between == u"UNIQUE"
                   || between == u"VIRTUAL";
        };
        while (isBetween())
            m_statement.verb += u' ' + word(place++);
        m_statement.verb += u' ' + word(place++);
        if (keyword(place) == Keyword::If)
            place += keyword(place + 1) == Keyword::Not ? 3 : 2;
        m_statement.table = nameAt(place);
    }

    void judgeOther()
    {
        const QString &verb = m_statement.verb;
        if (verb == u"PRAGMA")
            return judgePragma();
        if (verb == u"SAVEPOINT" || verb == u"RELEASE")
            return refuseTransaction();
        if (verb == u"ATTACH" || verb == u"DETACH")
            return refuse(u"other database files are not touched from here; open that one in a"
                          " window of its own"_s);
        if (verb == u"VACUUM")
            return refuse(u"it rewrites the whole file, outside any transaction; use the sqlite3"
                          " shell for that, with this window closed"_s);
        if (verb == u"ANALYZE" || verb == u"REINDEX") {
            m_statement.kind = QueryKind::ChangesSchema;
            m_statement.table = m_place + 1 < m_end ? nameAt(m_place + 1) : QString();
        }
        if (isSymbol(m_place, '.'))
            refuse(u"a line that begins with a point is a command of the sqlite3 shell, not SQL;"
                   " remove it"_s);
    }

    void judgePragma()
    {
        const quint32 name = isSymbol(m_place + 2, '.') ? m_place + 3 : m_place + 1;
        const QByteArray text = nameFromToken(textAt(name)).toUtf8();
        if (!onlyTells(viewOf(text), name + 1 < m_end))
            refuse(u"only PRAGMAs that tell something are run here, like table_info(…) or"
                   " integrity_check; settings of the database are changed with the drawing"_s);
    }

    void refuseTransaction()
    {
        refuse(u"what changes the database is run in one transaction by itself, all of it or"
               " nothing; leave it out"_s);
    }

    void refuseVariables()
    {
        for (quint32 i = m_place; i < m_end; ++i) {
            if (m_tokens[i].kind == TokenKind::Variable) {
                refuse(u"%1 has no value here; write one in its place"_s.arg(stringOf(textAt(i))));
                return;
            }
        }
    }

    std::string_view m_text;
    const Tokens &m_tokens;
    quint32 m_end;
    quint32 m_place;
    QueryStatement m_statement;
};

} // namespace

bool onlyTells(std::string_view pragma, bool withArgument)
{
    return names(AskedAbout, pragma) || (!withArgument && names(AskedFor, pragma));
}

std::vector<QueryStatement> queryStatements(const QByteArray &text)
{
    std::vector<QueryStatement> statements;
    const std::string_view view = viewOf(text);
    const Tokens tokens = tokenize(view);
    for (const Range range : statementsOf(tokens))
        statements.push_back(Judge(view, tokens, range).judged());
    return statements;
}

int statementAt(const std::vector<QueryStatement> &statements, qsizetype place)
{
    int found = statements.empty() ? -1 : 0;
    for (size_t i = 0; i < statements.size(); ++i) {
        if (statements[i].begin <= place)
            found = static_cast<int>(i);
    }
    return found;
}

} // namespace sw
