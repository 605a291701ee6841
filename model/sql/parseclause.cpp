// SPDX-License-Identifier: Apache-2.0
#include "model/sql/parseclause.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Action parseAction(TokenCursor &cursor)
{
    if (cursor.accept(Keyword::Cascade))
        return Action::Cascade;
    if (cursor.accept(Keyword::Restrict))
        return Action::Restrict;
    if (cursor.accept(Keyword::No)) {
        cursor.expect(Keyword::Action);
        return Action::NoAction;
    }
    cursor.expect(Keyword::Set);
    if (cursor.accept(Keyword::Default))
        return Action::SetDefault;
    cursor.expect(Keyword::Null);
    return Action::SetNull;
}

void parseReferenceArgument(TokenCursor &cursor, ReferenceSyntax &reference)
{
    if (cursor.accept(Keyword::Match)) {
        reference.match = cursor.expectName();
        return;
    }
    cursor.expect(Keyword::On);
    if (cursor.accept(Keyword::Delete))
        reference.onDelete = parseAction(cursor);
    else if (cursor.accept(Keyword::Update))
        reference.onUpdate = parseAction(cursor);
    else if (cursor.expect(Keyword::Insert))
        (void)parseAction(cursor); // SQLite takes it and means nothing by it
}

/// What is left of a key part: name [COLLATE name]…, in any number of parentheses.
void parseKeyPartInside(TokenCursor &cursor, KeyPartSyntax &part)
{
    if (cursor.accept('(')) {
        parseKeyPartInside(cursor, part);
        cursor.expect(')');
    } else if (cursor.isName()) {
        part.name = cursor.expectName();
    } else {
        cursor.fail(u"expressions prohibited in PRIMARY KEY and UNIQUE constraints"_s);
    }
    while (cursor.accept(Keyword::Collate))
        part.collation = cursor.expectName();
}

bool parseSignedNumber(TokenCursor &cursor)
{
    if (!cursor.accept('+'))
        cursor.accept('-');
    if (cursor.peek().kind != TokenKind::Number) {
        cursor.failHere();
        return false;
    }
    cursor.advance();
    return true;
}

bool isLiteral(const Token &token)
{
    return token.kind == TokenKind::Number || token.kind == TokenKind::String
           || token.kind == TokenKind::Blob || token.keyword == Keyword::Null;
}

/// CURRENT_TIMESTAMP and the two like it: words to the tokenizer, values to the grammar.
bool isClockWord(std::string_view word)
{
    return word.size() >= 12 && keywordOf(word) == Keyword::OtherName
           && keywordOf(word.substr(0, 7)) == Keyword::OtherName && word[7] == '_';
}

bool parseKeyClause(TokenCursor &cursor, ClauseSyntax &clause)
{
    if (cursor.accept(Keyword::Primary)) {
        clause.kind = ClauseKind::PrimaryKey;
        cursor.expect(Keyword::Key);
        clause.order = parseSortOrder(cursor);
        clause.onConflict = parseOnConflict(cursor);
        clause.autoincrement = cursor.accept(Keyword::Autoincrement);
        return true;
    }
    if (cursor.accept(Keyword::Unique)) {
        clause.kind = ClauseKind::Unique;
        clause.onConflict = parseOnConflict(cursor);
        return true;
    }
    return false;
}

bool parseGenerated(TokenCursor &cursor, ClauseSyntax &clause)
{
    if (cursor.is(Keyword::Generated) && cursor.is(Keyword::Always, 1)) {
        cursor.advance();
        cursor.advance();
        cursor.expect(Keyword::As);
    } else if (!cursor.accept(Keyword::As)) {
        return false;
    }
    clause.kind = ClauseKind::Generated;
    clause.body = cursor.expectParenthesized();
    clause.stored = cursor.acceptWord("STORED");
    if (!clause.stored)
        cursor.accept(Keyword::Virtual);
    return true;
}

bool parseNullClause(TokenCursor &cursor, ClauseSyntax &clause)
{
    if (cursor.is(Keyword::Not) && cursor.is(Keyword::Null, 1)) {
        cursor.advance();
        clause.kind = ClauseKind::NotNull;
    } else if (cursor.is(Keyword::Null)) {
        clause.kind = ClauseKind::Null;
    } else {
        return false;
    }
    cursor.advance();
    clause.onConflict = parseOnConflict(cursor);
    return true;
}

/// A column's constraint without its CONSTRAINT name; false where none stands here.
bool parseColumnClause(TokenCursor &cursor, ClauseSyntax &clause)
{
    if (parseNullClause(cursor, clause) || parseKeyClause(cursor, clause))
        return true;
    if (cursor.accept(Keyword::Default)) {
        clause.kind = ClauseKind::Default;
        clause.body = parseDefaultValue(cursor);
    } else if (cursor.accept(Keyword::Check)) {
        clause.kind = ClauseKind::Check;
        clause.body = cursor.expectParenthesized();
    } else if (cursor.accept(Keyword::References)) {
        clause.kind = ClauseKind::ForeignKey;
        clause.reference = parseReference(cursor, false);
    } else if (parseDeferral(cursor, clause.reference)) {
        clause.kind = ClauseKind::Deferral;
    } else if (cursor.accept(Keyword::Collate)) {
        clause.kind = ClauseKind::Collate;
        clause.body = cursor.expectName();
    } else {
        return parseGenerated(cursor, clause);
    }
    return true;
}

} // namespace

Conflict parseOnConflict(TokenCursor &cursor)
{
    if (!cursor.is(Keyword::On) || !cursor.is(Keyword::Conflict, 1))
        return Conflict::Unsaid;
    cursor.advance();
    cursor.advance();
    if (cursor.accept(Keyword::Rollback))
        return Conflict::Rollback;
    if (cursor.accept(Keyword::Abort))
        return Conflict::Abort;
    if (cursor.accept(Keyword::Fail))
        return Conflict::Fail;
    if (cursor.accept(Keyword::Ignore))
        return Conflict::Ignore;
    cursor.expect(Keyword::Replace);
    return Conflict::Replace;
}

SortOrder parseSortOrder(TokenCursor &cursor)
{
    if (cursor.accept(Keyword::Asc))
        return SortOrder::Ascending;
    return cursor.accept(Keyword::Desc) ? SortOrder::Descending : SortOrder::Unsaid;
}

bool parseDeferral(TokenCursor &cursor, ReferenceSyntax &reference)
{
    if (cursor.is(Keyword::Not) && cursor.is(Keyword::Deferrable, 1)) {
        cursor.advance();
        reference.deferrable = Deferrable::No;
    } else if (cursor.is(Keyword::Deferrable)) {
        reference.deferrable = Deferrable::Yes;
    } else {
        return false;
    }
    cursor.advance();
    reference.initially = Initially::Unsaid;
    if (cursor.accept(Keyword::Initially)) {
        if (cursor.accept(Keyword::Deferred))
            reference.initially = Initially::Deferred;
        else if (cursor.expect(Keyword::Immediate))
            reference.initially = Initially::Immediate;
    }
    return true;
}

ReferenceSyntax parseReference(TokenCursor &cursor, bool withDeferral)
{
    ReferenceSyntax reference;
    reference.parent = cursor.expectName();
    if (cursor.is('('))
        reference.columns = parseNameList(cursor);
    while (cursor.is(Keyword::Match) || cursor.is(Keyword::On))
        parseReferenceArgument(cursor, reference);
    if (withDeferral)
        parseDeferral(cursor, reference);
    return reference;
}

std::vector<KeyPartSyntax> parseKeyParts(TokenCursor &cursor, bool *autoincrement)
{
    std::vector<KeyPartSyntax> parts;
    cursor.expect('(');
    do {
        KeyPartSyntax part;
        parseKeyPartInside(cursor, part);
        part.order = parseSortOrder(cursor);
        parts.push_back(part);
    } while (cursor.accept(','));
    if (autoincrement)
        *autoincrement = cursor.accept(Keyword::Autoincrement);
    cursor.expect(')');
    return parts;
}

std::vector<Range> parseNameList(TokenCursor &cursor)
{
    std::vector<Range> names;
    cursor.expect('(');
    do
        names.push_back(cursor.expectName());
    while (cursor.accept(','));
    cursor.expect(')');
    return names;
}

Range parseDefaultValue(TokenCursor &cursor)
{
    const quint32 begin = cursor.place();
    if (cursor.is('(')) {
        (void)cursor.expectParenthesized();
        return {begin, cursor.place()};
    }
    const bool sign = cursor.accept('+') || cursor.accept('-');
    const bool word = sign ? isClockWord(cursor.textAt(cursor.place()))
                           : cursor.isName() && cursor.peek().keyword != Keyword::OtherJoin;
    if (!isLiteral(cursor.peek()) && !word)
        cursor.failHere();
    cursor.advance();
    return {begin, cursor.place()};
}

Range parseType(TokenCursor &cursor)
{
    const quint32 begin = cursor.place();
    while (cursor.isTypeWord())
        cursor.advance();
    quint32 end = cursor.place();
    if (end == begin)
        return {};
    if (cursor.accept('(')) {
        parseSignedNumber(cursor);
        if (cursor.accept(','))
            parseSignedNumber(cursor);
        cursor.expect(')');
        return {begin, cursor.place()};
    }
    return {begin, end};
}

namespace {

/// `a INT GENERATED ALWAYS AS (1)`: the two words read like words of the type. SQLite takes them
/// off as text, so that a comment among them stays in the type.
quint32 endOfTypeAlone(const TokenCursor &cursor, Range type)
{
    const quint32 words = type.end - type.begin;
    const bool generated = words >= 2 && keywordOf(cursor.textAt(type.end - 1)) == Keyword::Always
                           && keywordOf(cursor.textAt(type.end - 2)) == Keyword::Generated
                           && !cursor.at(type.end - 1).commentBefore
                           && (words == 2 || !cursor.at(type.end - 2).commentBefore);
    if (!generated)
        return type.end;
    const Range alone{type.begin, type.end - 2};
    return endsLikeGenerated(cursor.textIn(alone)) ? type.end : alone.end;
}

} // namespace

bool endsLikeGenerated(std::string_view typeText)
{
    constexpr size_t Shortest = 16;
    constexpr size_t Always = 6;
    return typeText.size() >= Shortest
           && keywordOf(typeText.substr(typeText.size() - Always)) == Keyword::Always;
}

ColumnSyntax parseColumn(TokenCursor &cursor)
{
    ColumnSyntax column;
    column.range.begin = cursor.place();
    column.name = cursor.expectName();
    column.type = parseType(cursor);
    column.type.end = endOfTypeAlone(cursor, column.type);
    while (!cursor.failed()) {
        ClauseSyntax clause;
        clause.range.begin = cursor.place();
        const bool named = cursor.accept(Keyword::Constraint);
        if (named)
            clause.constraintName = cursor.expectName();
        if (!parseColumnClause(cursor, clause) && !named)
            break;
        clause.range.end = cursor.place();
        column.clauses.push_back(std::move(clause));
    }
    column.range.end = cursor.place();
    return column;
}

} // namespace sw
