// SPDX-License-Identifier: Apache-2.0
#include "model/document/columnline.h"
#include "model/document/columnlinetext.h"
#include "model/sql/cursor.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

enum class Flag { None, Primary, NotNull, Unique, Index, Autoincrement };

Flag flagAt(const TokenCursor &cursor)
{
    static constexpr std::array words{"pk", "nn", "uq", "ix", "ai"};
    if (cursor.peek().kind != TokenKind::Word)
        return Flag::None;
    const std::string_view text = cursor.textAt(cursor.place());
    const auto word = QLatin1StringView(text.data(), static_cast<qsizetype>(text.size()));
    const auto found = std::find_if(words.begin(), words.end(), [&](const char *flag) {
        return word.compare(QLatin1StringView(flag), Qt::CaseInsensitive) == 0;
    });
    return found == words.end() ? Flag::None
                                : static_cast<Flag>(std::distance(words.begin(), found) + 1);
}

bool isArrowAt(const TokenCursor &cursor) { return cursor.textAt(cursor.place()) == "->"; }

/// Whether the next word is this one's and no flag: DEFAULT nn, COLLATE ix.
bool wantsWord(Keyword keyword)
{
    return keyword == Keyword::Default || keyword == Keyword::Collate
           || keyword == Keyword::Constraint || keyword == Keyword::References
           || keyword == Keyword::Match;
}

/// The type behind the name, SQL's or a model's, up to the first flag or clause.
Range takeLineType(TokenCursor &cursor)
{
    const quint32 begin = cursor.place();
    const auto isClause
        = [&] { return cursor.is(Keyword::Generated) && cursor.is(Keyword::Always, 1); };
    while (cursor.isTypeWord() && flagAt(cursor) == Flag::None && !isClause()) {
        cursor.advance();
        while (cursor.is('.') && cursor.peek(1).kind == TokenKind::Word) {
            cursor.advance();
            cursor.advance();
        }
    }
    if (cursor.place() > begin && cursor.accept('(')) {
        (void)cursor.takeBalanced(false);
        cursor.accept(')');
    }
    return {begin, cursor.place()};
}

/// Turns a line into a column definition of SQL, which then is read as any other.
class LineReader {
public:
    explicit LineReader(const QString &line)
        : m_line(line), m_bytes(line.toUtf8()), m_tokens(tokenize(viewOf(m_bytes))),
          m_cursor(viewOf(m_bytes), m_tokens)
    {
    }

    Result<ColumnLine> read(const QString &tableName)
    {
        if (m_tokens.empty())
            return Error{u"A column needs a name; give it one."_s};
        takeName();
        const QString modelType = takeType();
        while (!m_cursor.failed() && !m_cursor.atEnd())
            takeOneMore();
        if (m_cursor.failed())
            return notAColumn(m_cursor.error()->text);
        const auto said = columnFromSql(viewOf(m_sql), tableName);
        if (!said)
            return notAColumn(said.error().text);
        ColumnLine line{*said, m_indexed};
        if (!modelType.isEmpty())
            line.said.column.type = modelType;
        if (m_autoincrement && !sayAutoincrement(line.said))
            return Error{u"Column “"_s % said->column.name
                         % u"” says ai, which goes with a primary key; add pk, or leave ai out."_s};
        return line;
    }

private:
    [[nodiscard]] Error notAColumn(const QString &reason) const
    {
        return {u"“"_s % m_line.trimmed() % u"” is not a column: "_s % reason
                % u"; write its name, its type and its flags, as in email text nn uq."_s};
    }

    [[nodiscard]] QString nameHere() const
    {
        return nameFromToken(m_cursor.textAt(m_cursor.place()));
    }

    /// The token with what stands before it, or instead of it some SQL.
    void copy() { put(m_cursor.textAt(m_cursor.place())); }

    void put(std::string_view sql)
    {
        const Token &token = m_cursor.peek();
        m_sql += m_bytes.mid(m_done, token.begin - m_done);
        m_sql.append(sql.data(), static_cast<qsizetype>(sql.size()));
        m_done = token.end;
        m_cursor.advance();
    }

    void putWords(const QString &sql) { put(viewOf(QString(u' ' + sql + u' ').toUtf8())); }

    void takeName()
    {
        if (m_cursor.peek().kind == TokenKind::Word)
            putWords(alwaysQuotedName(nameHere()));
        else
            copy();
    }

    /// A model's type, which is no SQL and is left out of it; empty where it is SQL.
    QString takeType()
    {
        TokenCursor ahead = m_cursor;
        const Range range = takeLineType(ahead);
        const std::string_view bytes = m_cursor.textIn(range);
        const QString type = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
        const bool isModels = dialectTypeOf(type).has_value();
        while (m_cursor.place() < range.end) {
            if (isModels)
                put({});
            else
                copy();
        }
        return isModels ? type : QString();
    }

    void takeOneMore()
    {
        const bool isValue = m_wantsWord || m_depth > 0;
        const Keyword keyword = m_cursor.peek().keyword;
        m_wantsWord = m_depth == 0 && wantsWord(keyword);
        m_depth += m_cursor.is('(') ? 1 : m_cursor.is(')') ? -1 : 0;
        if (isValue)
            copy();
        else if (isArrowAt(m_cursor))
            takeArrow();
        else
            takeFlag();
    }

    void takeFlag()
    {
        const Flag flag = flagAt(m_cursor);
        m_indexed = m_indexed || flag == Flag::Index;
        m_autoincrement = m_autoincrement || flag == Flag::Autoincrement;
        switch (flag) {
        case Flag::None:
            return copy();
        case Flag::Primary:
            return putWords(u"PRIMARY KEY"_s);
        case Flag::NotNull:
            return putWords(u"NOT NULL"_s);
        case Flag::Unique:
            return putWords(u"UNIQUE"_s);
        case Flag::Index:
        case Flag::Autoincrement:
            return putWords({});
        }
    }

    void takeArrow()
    {
        putWords(u"REFERENCES"_s);
        takeTarget(u"a table"_s);
        if (!m_cursor.is('.'))
            return;
        putWords(u"("_s);
        takeTarget(u"a column"_s);
        m_sql += ')';
    }

    void takeTarget(const QString &what)
    {
        const TokenKind kind = m_cursor.peek().kind;
        if (kind == TokenKind::Word || kind == TokenKind::Quoted || kind == TokenKind::String)
            putWords(alwaysQuotedName(nameHere()));
        else
            m_cursor.fail(u"-> needs the name of "_s + what);
    }

    static bool sayAutoincrement(ReadColumn &said)
    {
        const auto primary = std::find_if(said.keys.begin(), said.keys.end(),
                                          [](const Key &key) { return key.primary; });
        if (primary != said.keys.end())
            primary->autoincrement = true;
        return primary != said.keys.end();
    }

    const QString &m_line;
    const QByteArray m_bytes;
    const Tokens m_tokens;
    TokenCursor m_cursor;
    QByteArray m_sql;
    quint32 m_done = 0; ///< so many bytes of the line are in the SQL
    int m_depth = 0;
    bool m_wantsWord = false;
    bool m_indexed = false;
    bool m_autoincrement = false;
};

} // namespace

Result<ColumnLine> readColumnLine(const QString &line, const QString &tableName)
{
    return LineReader(line).read(tableName);
}

ColumnLineParts partsOf(const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    const Tokens tokens = tokenize(viewOf(bytes));
    if (tokens.empty())
        return {};
    TokenCursor cursor(viewOf(bytes), tokens);
    cursor.advance();
    const Range type = takeLineType(cursor);
    const auto text = [&](quint32 from, quint32 to) {
        return QString::fromUtf8(bytes.mid(from, to - from)).trimmed();
    };
    const quint32 typeEnd = tokens[type.end - 1].end;
    return {text(0, tokens[0].end), text(tokens[0].end, typeEnd),
            text(typeEnd, static_cast<quint32>(bytes.size()))};
}

QString joined(const ColumnLineParts &parts)
{
    QStringList pieces{parts.name.trimmed(), parts.type.trimmed(), parts.flags.trimmed()};
    pieces.removeAll(QString());
    return pieces.join(u' ');
}

} // namespace sw
