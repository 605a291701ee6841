// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/token.h"

namespace sw {

/// Joins pieces of SQL so that each stays what it is: what follows a comment `-- …` begins a new
/// line, and two words do not grow into one.
class SqlJoiner {
public:
    explicit SqlJoiner(QByteArray lineBreak = "\n") : m_lineBreak(std::move(lineBreak)) {}

    /// White space and comments.
    void space(const QByteArray &piece);
    /// Tokens, from the first to the last.
    void code(const QByteArray &piece);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
    QByteArray m_lineBreak;
    bool m_commentOpen = false; ///< a comment `-- …` waits for the end of its line
};

/// Whether white space and comments end in a comment that goes on to the end of its line.
[[nodiscard]] bool endsInLineComment(std::string_view space);

} // namespace sw
