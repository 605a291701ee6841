// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/cursor.h"

namespace sw {

// What all CREATE statements have in common.

/// Semicolons, then the end of the text.
void acceptStatementEnd(TokenCursor &cursor);

/// TEMP or TEMPORARY.
bool acceptTemporary(TokenCursor &cursor);

/// Everything to the end of the statement; at least one token.
[[nodiscard]] Range takeRestOfStatement(TokenCursor &cursor);

/// Every text as one that was cut into tokens and walked over to its end.
template <typename Tree, typename Rule> Parsed<Tree> parseWhole(std::string_view text, Rule rule)
{
    Tree tree;
    tree.tokens = tokenize(text);
    TokenCursor cursor(text, tree.tokens);
    rule(cursor, tree);
    acceptStatementEnd(cursor);
    if (cursor.failed())
        return *cursor.error();
    return tree;
}

/// [IF NOT EXISTS] [database .] name
template <typename Tree> void parseObjectName(TokenCursor &cursor, Tree &tree)
{
    if (cursor.is(Keyword::If) && cursor.is(Keyword::Not, 1)) {
        cursor.advance();
        cursor.advance();
        cursor.expect(Keyword::Exists);
    }
    tree.name = cursor.expectName();
    if (cursor.accept('.')) {
        tree.databaseName = tree.name;
        tree.name = cursor.expectName();
    }
}

} // namespace sw
