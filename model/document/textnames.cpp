// SPDX-License-Identifier: Apache-2.0
#include "model/document/textnames.h"

#include "model/base/name.h"
#include "model/base/utf8.h"
#include "model/sql/quote.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A text cut into tokens, in which some identifiers get another name.
class NamedText {
public:
    explicit NamedText(const QString &text)
        : m_bytes(text.toUtf8()), m_tokens(tokenize(viewOf(m_bytes)))
    {
    }

    [[nodiscard]] size_t size() const { return m_tokens.size(); }

    [[nodiscard]] std::string_view bytesAt(size_t i) const
    {
        const Token &token = m_tokens[i];
        return viewOf(m_bytes).substr(token.begin, token.end - token.begin);
    }

    /// Whether the token is an identifier of that name. A keyword that may be a name is one, except
    /// behind an operand, where it is an operator or an end: `a MATCH b`, `THEN a END`.
    [[nodiscard]] bool isNamed(size_t i, const QString &name) const
    {
        if (i >= size())
            return false;
        const Token &token = m_tokens[i];
        const bool bare = token.kind == TokenKind::Word && canBeName(token.keyword)
                          && (token.keyword == Keyword::None || !isAfterOperand(i));
        return (bare || token.kind == TokenKind::Quoted)
               && sameName(nameFromToken(bytesAt(i)), name);
    }

    /// Whether the token before is a name that is no keyword, a literal, or a closing parenthesis.
    [[nodiscard]] bool isAfterOperand(size_t i) const
    {
        if (i == 0)
            return false;
        const Token &token = m_tokens[i - 1];
        return token.kind == TokenKind::Word
                   ? token.keyword == Keyword::None
                   : token.kind != TokenKind::Operator || token.symbol == ')';
    }

    [[nodiscard]] bool isSymbol(size_t i, char symbol) const
    {
        return i < size() && m_tokens[i].symbol == symbol;
    }

    [[nodiscard]] bool isWord(size_t i, QStringView word) const
    {
        return i < size() && m_tokens[i].kind == TokenKind::Word
               && sameName(QString::fromUtf8(bytesAt(i)), word);
    }

    [[nodiscard]] bool isAfterWord(size_t i, QStringView word) const
    {
        return i > 0 && isWord(i - 1, word);
    }

    [[nodiscard]] bool isAfterDot(size_t i) const { return i > 0 && isSymbol(i - 1, '.'); }

    [[nodiscard]] bool hasNamed(const QString &name) const
    {
        for (size_t i = 0; i < size(); ++i) {
            if (isNamed(i, name))
                return true;
        }
        return false;
    }

    /// Whether the text gives the name to something of its own.
    [[nodiscard]] bool declares(const QString &name) const
    {
        for (size_t i = 0; i < size(); ++i) {
            if (!isNamed(i, name))
                continue;
            // `AS pet`, `person pet`, `WITH pet AS (`; but not `pet AS p`.
            if (isAfterWord(i, u"AS") || isAfterOperand(i)
                || (isWord(i + 1, u"AS") && isSymbol(i + 2, '(')))
                return true;
        }
        return false;
    }

    /// The text in which every identifier of the name that `wanted(i)` is called `to`; empty where
    /// nothing changes.
    template <typename Wanted>
    QString replaced(const QString &name, const QString &to, Wanted wanted) const
    {
        QByteArray result;
        quint32 copied = 0;
        for (size_t i = 0; i < size(); ++i) {
            if (!isNamed(i, name) || !wanted(i))
                continue;
            const Token &token = m_tokens[i];
            const QString spelled
                = token.kind == TokenKind::Quoted ? alwaysQuotedName(to) : quotedName(to);
            result += QByteArrayView(m_bytes).sliced(copied, token.begin - copied).toByteArray();
            result += spelled.toUtf8();
            copied = token.end;
        }
        if (copied == 0)
            return {};
        result += QByteArrayView(m_bytes).sliced(copied).toByteArray();
        return stringOf(viewOf(result));
    }

private:
    QByteArray m_bytes;
    Tokens m_tokens;
};

/// Whether an identifier within an expression of a table stands for a column of it.
bool isColumnOfExpression(const NamedText &text, size_t i)
{
    return !text.isSymbol(i + 1, '(') && !text.isSymbol(i + 1, '.')
           && !text.isAfterWord(i, u"COLLATE") && !text.isAfterWord(i, u"AS");
}

/// Puts the new name into one text; whether it was there.
class Renamer {
public:
    Renamer(const Schema &schema, const NameChange &change) : m_change(change)
    {
        m_columnIsUnique = isUnique(schema);
    }

    /// An expression of the table itself.
    bool inOwnExpression(QString &expression) const
    {
        if (expression.isEmpty())
            return false;
        const NamedText text(expression);
        if (m_change.column.isEmpty())
            return put(expression, text.replaced(m_change.owner, m_change.to, [&](size_t i) {
                return text.isSymbol(i + 1, '.');
            }));
        return put(expression, text.replaced(m_change.column, m_change.to, [&](size_t i) {
            return isColumnOfExpression(text, i);
        }));
    }

    bool inView(QString &select) const { return inStatements(select, false); }

    /// `own`: the trigger is the table's.
    bool inTrigger(QString &body, bool own) const { return inStatements(body, own); }

private:
    static bool put(QString &place, const QString &text)
    {
        if (text.isEmpty())
            return false;
        place = text;
        return true;
    }

    [[nodiscard]] bool isUnique(const Schema &schema) const
    {
        const auto has = [&](const TablePtr &table) {
            return !sameName(table->name, m_change.owner) && table->column(m_change.column);
        };
        const auto viewHas = [&](const ViewPtr &view) {
            return view->columns.contains(m_change.column, Qt::CaseInsensitive);
        };
        return !m_change.column.isEmpty()
               && std::none_of(schema.tables.begin(), schema.tables.end(), has)
               && std::none_of(schema.views.begin(), schema.views.end(), viewHas);
    }

    bool inStatements(QString &body, bool own) const
    {
        const NamedText text(body);
        if (!own && !text.hasNamed(m_change.owner))
            return false;
        const QString &name = m_change.column.isEmpty() ? m_change.owner : m_change.column;
        if (text.declares(name))
            return false;
        return put(body, text.replaced(name, m_change.to, [&](size_t i) {
            return m_change.column.isEmpty() ? isTable(text, i) : isColumn(text, i, own);
        }));
    }

    static bool isTable(const NamedText &text, size_t i)
    {
        if (text.isSymbol(i + 1, '.'))
            return true;
        if (text.isAfterDot(i)) // main.pet
            return i > 1 && isTablePlace(text, i - 2);
        return isTablePlace(text, i);
    }

    static bool isTablePlace(const NamedText &text, size_t i)
    {
        for (const QStringView word : {u"FROM", u"JOIN", u"INTO", u"UPDATE", u"TABLE"}) {
            if (text.isAfterWord(i, word))
                return true;
        }
        if (text.isAfterWord(i, u"ON")) // of a trigger, not of a join: what follows is no operator
            return i + 1 >= text.size() || text.isWord(i + 1, u"BEGIN")
                   || text.isWord(i + 1, u"FOR") || text.isWord(i + 1, u"WHEN");
        for (const QStringView word : {u"ROLLBACK", u"ABORT", u"REPLACE", u"FAIL", u"IGNORE"}) {
            if (text.isAfterWord(i, word) && i > 2 && text.isWord(i - 3, u"UPDATE"))
                return true;
        }
        return i > 0 && text.isSymbol(i - 1, ',') && isInFrom(text, i);
    }

    /// Whether the comma before token i parts tables: the list that it stands in began with FROM.
    static bool isInFrom(const NamedText &text, size_t i)
    {
        int depth = 0;
        while (i-- > 0) {
            if (text.isSymbol(i, ')'))
                ++depth;
            else if (text.isSymbol(i, '(') && --depth < 0)
                return false;
            if (depth > 0)
                continue;
            if (text.isWord(i, u"FROM"))
                return true;
            for (const QStringView word :
                 {u"SELECT", u"WHERE", u"BY", u"HAVING", u"VALUES", u"SET", u"ON", u"USING"}) {
                if (text.isWord(i, word))
                    return false;
            }
        }
        return false;
    }

    bool isColumn(const NamedText &text, size_t i, bool own) const
    {
        if (text.isSymbol(i + 1, '(') || text.isAfterWord(i, u"COLLATE"))
            return false;
        if (text.isAfterDot(i)) {
            const bool row = own && (text.isWord(i - 2, u"NEW") || text.isWord(i - 2, u"OLD"));
            return row || m_columnIsUnique || text.isNamed(i - 2, m_change.owner);
        }
        return !text.isSymbol(i + 1, '.') && (m_columnIsUnique || (own && isInUpdateOf(text, i)));
    }

    /// UPDATE OF a, b ON …
    static bool isInUpdateOf(const NamedText &text, size_t i)
    {
        while (i > 1 && text.isSymbol(i - 1, ','))
            i -= 2;
        return text.isAfterWord(i, u"OF");
    }

    const NameChange &m_change;
    bool m_columnIsUnique = false;
};

bool changeOwnTexts(Table &table, const Renamer &renamer)
{
    bool changed = false;
    for (Column &column : table.columns) {
        if (column.generated)
            changed = renamer.inOwnExpression(column.generated->expression) || changed;
    }
    for (Check &check : table.checks)
        changed = renamer.inOwnExpression(check.expression) || changed;
    for (Index &index : table.indexes) {
        for (IndexPart &part : index.parts)
            changed = renamer.inOwnExpression(part.expression) || changed;
        changed = renamer.inOwnExpression(index.where) || changed;
    }
    return changed;
}

/// Looks through the texts that SQLite left as they were.
class LeftTexts {
public:
    LeftTexts(const Schema &schema, const NameChange &change, const RenamedTexts &renamed)
        : m_renamer(schema, change), m_owner(change.owner), m_renamed(renamed)
    {
    }

    bool change(Table &table) const
    {
        const bool own = sameName(table.name, m_owner);
        const bool texts = own && isLeft(table.name) && changeOwnTexts(table, m_renamer);
        return changeTriggers(table.triggers, own) || texts;
    }

    bool change(View &view) const
    {
        const bool select = isLeft(view.name) && m_renamer.inView(view.select);
        return changeTriggers(view.triggers, sameName(view.name, m_owner)) || select;
    }

private:
    [[nodiscard]] bool isLeft(const QString &name) const
    {
        return !m_renamed.done || m_renamed.left.contains(foldedName(name));
    }

    bool changeTriggers(std::vector<Trigger> &triggers, bool own) const
    {
        bool changed = false;
        for (Trigger &trigger : triggers)
            changed = (isLeft(trigger.name) && m_renamer.inTrigger(trigger.text, own)) || changed;
        return changed;
    }

    Renamer m_renamer;
    const QString &m_owner;
    const RenamedTexts &m_renamed;
};

/// The objects with changed texts: `done` by SQLite, then what was left.
template <typename T>
std::vector<T> changedObjects(const Shelf<T> &shelf, std::vector<T> done, const LeftTexts &left)
{
    std::vector<T> result;
    for (const auto &object : shelf) {
        const auto found = std::find_if(done.begin(), done.end(),
                                        [&](const T &each) { return each.id == object->id; });
        T copy = found == done.end() ? *object : std::move(*found);
        if (left.change(copy) || found != done.end())
            result.push_back(std::move(copy));
    }
    return result;
}

} // namespace

ChangedTexts textsAfter(const Schema &schema, const NameChange &change)
{
    const RenamedTexts renamed = renamedBySqlite(schema, change);
    if (renamed.done && renamed.left.isEmpty())
        return {renamed.tables, renamed.views};
    const LeftTexts left(schema, change, renamed);
    return {changedObjects(schema.tables, renamed.tables, left),
            changedObjects(schema.views, renamed.views, left)};
}

bool namesColumn(const QString &expression, const QString &column)
{
    const NamedText text(expression);
    for (size_t i = 0; i < text.size(); ++i) {
        if (text.isNamed(i, column) && isColumnOfExpression(text, i))
            return true;
    }
    return false;
}

} // namespace sw
