// SPDX-License-Identifier: Apache-2.0
#include "model/sql/parsewhole.h"

namespace sw {

void acceptStatementEnd(TokenCursor &cursor)
{
    while (cursor.accept(';')) {
    }
    if (!cursor.atEnd())
        cursor.failHere();
}

bool acceptTemporary(TokenCursor &cursor)
{
    return cursor.accept(Keyword::Temp) || cursor.accept(Keyword::Temporary);
}

Range takeRestOfStatement(TokenCursor &cursor)
{
    const quint32 begin = cursor.place();
    while (!cursor.failed() && !cursor.atEnd() && !cursor.is(';')) {
        if (cursor.peek().kind == TokenKind::Illegal)
            cursor.failHere();
        cursor.advance();
    }
    if (cursor.place() == begin)
        cursor.failHere();
    return {begin, cursor.place()};
}

} // namespace sw
