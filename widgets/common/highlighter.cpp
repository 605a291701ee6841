// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/highlighter.h"

#include "model/sql/token.h"

namespace sw {

namespace {

// What a line leaves open for the next: the mark with which it began. Qt's own start is -1.
constexpr int Nothing = 0;
constexpr int OpenComment = '*';

QByteArray openerOf(int state)
{
    if (state == OpenComment)
        return "/*";
    return state > Nothing ? QByteArray(1, static_cast<char>(state)) : QByteArray();
}

/// Whether the gap behind the last token ends within a comment. A `--` reaches to its line's end.
bool endsInComment(std::string_view gap)
{
    size_t at = 0;
    while (at + 1 < gap.size()) {
        if (gap.substr(at, 2) == "--")
            return false;
        if (gap.substr(at, 2) == "/*") {
            const size_t end = gap.find("*/", at + 2);
            if (end == std::string_view::npos)
                return true;
            at = end + 1;
        }
        ++at;
    }
    return false;
}

int openAtEnd(std::string_view line, const Tokens &tokens)
{
    const size_t end = tokens.empty() ? 0 : tokens.back().end;
    if (endsInComment(line.substr(end)))
        return OpenComment;
    if (tokens.empty() || tokens.back().kind != TokenKind::Illegal)
        return Nothing;
    const char first = line[tokens.back().begin];
    return std::string_view("'\"`[").find(first) == std::string_view::npos ? Nothing : first;
}

/// Places in bytes as places in the text, asked in rising order.
class Utf16Places {
public:
    explicit Utf16Places(std::string_view bytes) : m_bytes(bytes) {}

    int at(size_t byte)
    {
        for (; m_byte < byte && m_byte < m_bytes.size(); ++m_byte) {
            const auto unit = static_cast<unsigned char>(m_bytes[m_byte]);
            if ((unit & 0xC0) != 0x80)
                m_place += unit >= 0xF0 ? 2 : 1;
        }
        return m_place;
    }

private:
    std::string_view m_bytes;
    size_t m_byte = 0;
    int m_place = 0;
};

QColor colorOf(const Token &token, const Colors &colors)
{
    switch (token.kind) {
    case TokenKind::Word:
        return token.keyword == Keyword::None ? colors.text : colors.keyword;
    case TokenKind::String:
    case TokenKind::Blob:
        return colors.string;
    case TokenKind::Number:
        return colors.accent;
    case TokenKind::Illegal:
        return colors.red;
    case TokenKind::Quoted:
    case TokenKind::Variable:
    case TokenKind::Operator:
        break;
    }
    return colors.text;
}

} // namespace

SqlHighlighter::SqlHighlighter(QTextDocument *document, const Theme &theme)
    : QSyntaxHighlighter(document), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &SqlHighlighter::rehighlight);
}

void SqlHighlighter::highlightBlock(const QString &text)
{
    const QByteArray opener = openerOf(previousBlockState());
    const QByteArray bytes = opener + text.toUtf8();
    const std::string_view line = viewOf(bytes);
    const Tokens tokens = tokenize(line);
    const int open = openAtEnd(line, tokens);
    Utf16Places places(line);
    const int skipped = static_cast<int>(opener.size());
    const auto paint = [&](size_t begin, size_t end, const QColor &color) {
        const int from = std::max(places.at(begin) - skipped, 0);
        const int to = places.at(end) - skipped;
        if (to > from)
            setFormat(from, to - from, color);
    };
    size_t behind = 0;
    for (const Token &token : tokens) {
        // Between tokens are blanks and comments.
        paint(behind, token.begin, m_theme.colors().muted);
        const bool unclosed = open > Nothing && open != OpenComment && &token == &tokens.back();
        paint(token.begin, token.end,
              unclosed ? m_theme.colors().string : colorOf(token, m_theme.colors()));
        behind = token.end;
    }
    paint(behind, line.size(), m_theme.colors().muted);
    setCurrentBlockState(open);
}

} // namespace sw
