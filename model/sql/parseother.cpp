// SPDX-License-Identifier: Apache-2.0
#include "model/sql/parseclause.h"
#include "model/sql/parsewhole.h"

namespace sw {

namespace {

/// Up to the END of a trigger: its statements hold semicolons of their own, and CASE … END.
Range takeTriggerBody(TokenCursor &cursor, Range &table)
{
    const quint32 begin = cursor.place();
    bool body = false;
    bool afterSemicolon = false;
    while (!cursor.failed() && !cursor.atEnd()) {
        if (cursor.peek().kind == TokenKind::Illegal)
            cursor.failHere();
        if (!body && table.isEmpty() && cursor.accept(Keyword::On)) {
            table = cursor.expectName();
            if (cursor.accept('.'))
                table = cursor.expectName();
            continue;
        }
        body = body || (!table.isEmpty() && cursor.is(Keyword::Begin));
        const bool closes = body && afterSemicolon && cursor.is(Keyword::End);
        afterSemicolon = cursor.is(';');
        cursor.advance();
        if (closes && (cursor.atEnd() || cursor.is(';')))
            return {begin, cursor.place()};
    }
    cursor.failHere();
    return {};
}

} // namespace

Parsed<CreateIndexSyntax> parseCreateIndex(std::string_view text)
{
    return parseWhole<CreateIndexSyntax>(text, [](TokenCursor &cursor, CreateIndexSyntax &tree) {
        cursor.expect(Keyword::Create);
        tree.unique = cursor.accept(Keyword::Unique);
        cursor.expect(Keyword::Index);
        parseObjectName(cursor, tree);
        cursor.expect(Keyword::On);
        tree.table = cursor.expectName();
        cursor.expect('(');
        do {
            IndexPartSyntax part;
            part.range = part.expression = cursor.takeBalanced(true);
            if (part.range.isEmpty())
                cursor.failHere();
            tree.parts.push_back(part);
        } while (cursor.accept(','));
        cursor.expect(')');
        if (cursor.accept(Keyword::Where))
            tree.where = takeRestOfStatement(cursor);
        tree.range.end = cursor.place();
        for (IndexPartSyntax &part : tree.parts) {
            if (part.range.end - part.range.begin < 2)
                continue;
            const Token &last = tree.tokens[part.range.end - 1];
            if (last.keyword != Keyword::Asc && last.keyword != Keyword::Desc)
                continue;
            part.order
                = last.keyword == Keyword::Asc ? SortOrder::Ascending : SortOrder::Descending;
            --part.expression.end;
        }
    });
}

Parsed<CreateViewSyntax> parseCreateView(std::string_view text)
{
    return parseWhole<CreateViewSyntax>(text, [](TokenCursor &cursor, CreateViewSyntax &tree) {
        cursor.expect(Keyword::Create);
        tree.temporary = acceptTemporary(cursor);
        cursor.expect(Keyword::View);
        parseObjectName(cursor, tree);
        if (cursor.is('('))
            tree.columns = parseNameList(cursor);
        cursor.expect(Keyword::As);
        tree.select = takeRestOfStatement(cursor);
        tree.range.end = cursor.place();
    });
}

Parsed<CreateTriggerSyntax> parseCreateTrigger(std::string_view text)
{
    return parseWhole<CreateTriggerSyntax>(text,
                                           [](TokenCursor &cursor, CreateTriggerSyntax &tree) {
                                               cursor.expect(Keyword::Create);
                                               tree.temporary = acceptTemporary(cursor);
                                               cursor.expect(Keyword::Trigger);
                                               parseObjectName(cursor, tree);
                                               tree.rest = takeTriggerBody(cursor, tree.table);
                                               if (tree.table.isEmpty())
                                                   cursor.failHere();
                                               tree.range.end = cursor.place();
                                           });
}

Parsed<CreateVirtualTableSyntax> parseCreateVirtualTable(std::string_view text)
{
    return parseWhole<CreateVirtualTableSyntax>(
        text, [](TokenCursor &cursor, CreateVirtualTableSyntax &tree) {
            cursor.expect(Keyword::Create);
            cursor.expect(Keyword::Virtual);
            cursor.expect(Keyword::Table);
            parseObjectName(cursor, tree);
            cursor.expect(Keyword::Using);
            const quint32 begin = cursor.place();
            (void)cursor.expectName();
            if (cursor.accept('(')) {
                (void)cursor.takeBalanced(false);
                cursor.expect(')');
            }
            tree.module = {begin, cursor.place()};
            tree.range.end = cursor.place();
        });
}

} // namespace sw
