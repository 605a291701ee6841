// SPDX-License-Identifier: Apache-2.0
#include "model/sql/sqljoiner.h"

namespace sw {

namespace {

bool beginsWithLineBreak(const QByteArray &piece)
{
    const QByteArrayView trimmed = QByteArrayView(piece).trimmed();
    const qsizetype blank = trimmed.isEmpty() ? piece.size() : trimmed.data() - piece.data();
    return piece.first(blank).contains('\n');
}

/// Whether a token that ends with one and a token that begins with the other need a blank between.
bool growTogether(char last, char first)
{
    const auto isWord = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
               || c == '_' || c == '$' || c < 0;
    };
    const bool sameQuotes = last == first && (first == '"' || first == '\'' || first == '`');
    const bool blob = first == '\'' && (last == 'x' || last == 'X');
    return (isWord(last) && isWord(first)) || sameQuotes || blob;
}

} // namespace

bool endsInLineComment(std::string_view space)
{
    const auto comments = commentsIn(space, 0, static_cast<quint32>(space.size()));
    if (comments.empty() || space[comments.back().begin] != '-')
        return false;
    return space.find('\n', comments.back().end) == std::string_view::npos;
}

void SqlJoiner::space(const QByteArray &piece)
{
    if (piece.isEmpty())
        return;
    if (m_commentOpen && !beginsWithLineBreak(piece))
        m_text += m_lineBreak;
    m_text += piece;
    m_commentOpen = endsInLineComment(viewOf(piece));
}

void SqlJoiner::code(const QByteArray &piece)
{
    if (piece.isEmpty())
        return;
    if (m_commentOpen)
        m_text += m_lineBreak;
    else if (!m_text.isEmpty() && growTogether(m_text.back(), piece.front()))
        m_text += ' ';
    m_text += piece;
    m_commentOpen = false;
}

} // namespace sw
