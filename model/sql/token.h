// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/keyword.h"

#include <QByteArray>
#include <QString>

#include <string_view>
#include <vector>

namespace sw {

enum class TokenKind : quint8 {
    Word,     ///< a bare identifier or keyword
    Quoted,   ///< "x", `x` or [x]: always an identifier
    String,   ///< 'x'
    Blob,     ///< x'00'
    Number,   ///< 1, 1.5e3, 0x1F
    Variable, ///< ?1, :a, @a, $a
    Operator, ///< one or more characters: ||, <=, (, ,
    Illegal,  ///< what SQLite refuses: an unclosed quote, 12abc, a lone !
};

/// One token of SQL, as bytes [begin, end) of the text. White space and comments are no tokens;
/// they are what lies between.
struct Token {
    TokenKind kind = TokenKind::Illegal;
    Keyword keyword = Keyword::None;
    char symbol = 0; ///< of an Operator of one character
    bool commentBefore = false;
    quint32 begin = 0;
    quint32 end = 0;
};

using Tokens = std::vector<Token>;

/// Cuts the text as SQLite does. Never fails: what is no token is one of kind Illegal.
[[nodiscard]] Tokens tokenize(std::string_view text);

/// A comment in the text between two tokens, without its marks and outer white space.
struct Comment {
    QByteArray text;
    bool lineBreakBefore = false; ///< whether it starts on a later line than the gap does
    quint32 begin = 0;            ///< where it stands, with its marks, without the end of its line
    quint32 end = 0;
};

/// The comments in text[begin, end), a gap between tokens.
[[nodiscard]] std::vector<Comment> commentsIn(std::string_view text, quint32 begin, quint32 end);

/// The name that an identifier or string token stands for, without its quotes.
[[nodiscard]] QString nameFromToken(std::string_view text);

/// Whether two texts have the same tokens: white space, comments and quoting of names apart,
/// keywords in any case.
[[nodiscard]] bool sameTokens(std::string_view a, std::string_view b);

/// The text with names in quotes only where they need them: SQLite's own renames put all in quotes.
[[nodiscard]] QString withoutNeedlessQuotes(const QString &text);

/// A place as people count it, from 1.
struct TextPlace {
    int line = 1;
    int column = 1;
};

[[nodiscard]] TextPlace placeOf(std::string_view text, qsizetype offset);

[[nodiscard]] inline std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

} // namespace sw
