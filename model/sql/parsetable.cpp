// SPDX-License-Identifier: Apache-2.0
#include "model/sql/parseclause.h"
#include "model/sql/parsewhole.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

bool beginsTableClause(const TokenCursor &cursor)
{
    return cursor.is(Keyword::Constraint) || cursor.is(Keyword::Primary)
           || cursor.is(Keyword::Unique) || cursor.is(Keyword::Check)
           || cursor.is(Keyword::Foreign);
}

/// A constraint of the table without its CONSTRAINT name; false where none stands here.
bool parseTableClause(TokenCursor &cursor, ClauseSyntax &clause)
{
    if (cursor.accept(Keyword::Primary)) {
        clause.kind = ClauseKind::PrimaryKey;
        cursor.expect(Keyword::Key);
        clause.keyParts = parseKeyParts(cursor, &clause.autoincrement);
        clause.onConflict = parseOnConflict(cursor);
    } else if (cursor.accept(Keyword::Unique)) {
        clause.kind = ClauseKind::Unique;
        clause.keyParts = parseKeyParts(cursor, nullptr);
        clause.onConflict = parseOnConflict(cursor);
    } else if (cursor.accept(Keyword::Check)) {
        clause.kind = ClauseKind::Check;
        clause.body = cursor.expectParenthesized();
        clause.onConflict = parseOnConflict(cursor);
    } else if (cursor.accept(Keyword::Foreign)) {
        clause.kind = ClauseKind::ForeignKey;
        cursor.expect(Keyword::Key);
        clause.columns = parseNameList(cursor);
        cursor.expect(Keyword::References);
        clause.reference = parseReference(cursor, true);
    } else {
        return false;
    }
    return true;
}

void parseTableClauses(TokenCursor &cursor, CreateTableSyntax &tree)
{
    while (!cursor.failed() && beginsTableClause(cursor)) {
        ClauseSyntax clause;
        clause.range.begin = cursor.place();
        if (cursor.accept(Keyword::Constraint))
            clause.constraintName = cursor.expectName();
        parseTableClause(cursor, clause);
        clause.range.end = cursor.place();
        tree.constraints.push_back(std::move(clause));
        // SQLite does without the comma; a comma needs something behind it.
        if (cursor.accept(',') && !beginsTableClause(cursor))
            cursor.failHere();
    }
}

void parseOptions(TokenCursor &cursor, CreateTableSyntax &tree)
{
    if (cursor.atEnd() || cursor.is(';'))
        return;
    cursor.accept(','); // SQLite's list of options may begin with nothing
    do {
        if (cursor.accept(Keyword::Without)) {
            if (cursor.acceptWord("ROWID"))
                tree.withoutRowid = true;
            else
                cursor.failHere();
        } else if (cursor.acceptWord("STRICT")) {
            tree.strict = true;
        } else {
            cursor.failHere();
        }
    } while (cursor.accept(','));
}

void parseDefinition(TokenCursor &cursor, CreateTableSyntax &tree)
{
    tree.open = cursor.place();
    cursor.expect('(');
    do {
        if (!tree.columns.empty() && beginsTableClause(cursor)) {
            parseTableClauses(cursor, tree);
            break;
        }
        tree.columns.push_back(parseColumn(cursor));
    } while (cursor.accept(','));
    tree.close = cursor.place();
    cursor.expect(')');
    parseOptions(cursor, tree);
}

} // namespace

Parsed<CreateTableSyntax> parseCreateTable(std::string_view text)
{
    return parseWhole<CreateTableSyntax>(text, [](TokenCursor &cursor, CreateTableSyntax &tree) {
        cursor.expect(Keyword::Create);
        tree.temporary = acceptTemporary(cursor);
        cursor.expect(Keyword::Table);
        parseObjectName(cursor, tree);
        if (cursor.accept(Keyword::As))
            tree.select = takeRestOfStatement(cursor);
        else
            parseDefinition(cursor, tree);
        tree.range.end = cursor.place();
    });
}

Parsed<ColumnDefinition> parseColumnDefinition(std::string_view text)
{
    return parseWhole<ColumnDefinition>(text, [](TokenCursor &cursor, ColumnDefinition &tree) {
        tree.column = parseColumn(cursor);
    });
}

namespace {

template <typename Rule> bool isWhole(std::string_view text, Rule rule)
{
    const Tokens tokens = tokenize(text);
    TokenCursor cursor(text, tokens);
    rule(cursor);
    return !cursor.failed() && cursor.atEnd() && standsAlone(text);
}

} // namespace

bool standsAlone(std::string_view text)
{
    // `/*` at the very end is two operators to SQLite; with something behind it, it is a comment.
    const std::string followed = std::string(text) + " ;";
    const Tokens tokens = tokenize(followed);
    const size_t count = tokens.size();
    return count >= 2 && tokens.front().begin == 0 && tokens[count - 2].end == text.size()
           && tokens.back().symbol == ';' && tokens.back().begin == text.size() + 1;
}

bool isTypeText(std::string_view text)
{
    return isWhole(text, [](TokenCursor &cursor) { (void)parseType(cursor); });
}

bool isExpressionText(std::string_view text)
{
    return isWhole(text, [](TokenCursor &cursor) { (void)cursor.takeBalanced(false); });
}

bool isDefaultText(std::string_view text)
{
    return isWhole(text, [](TokenCursor &cursor) { (void)parseDefaultValue(cursor); });
}

} // namespace sw
