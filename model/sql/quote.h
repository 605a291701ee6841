// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw {

// The one place where names and texts get their quotes.

/// The name as it stands in SQL: bare where every SQL engine would read it so, else "quoted".
[[nodiscard]] QString quotedName(const QString &name);

/// The name in double quotes, always.
[[nodiscard]] QString alwaysQuotedName(const QString &name);

/// The object of that name in the database itself, whatever temporary ones there are.
[[nodiscard]] QString inMain(const QString &name);

/// The text as a literal: 'it''s'.
[[nodiscard]] QString quotedText(const QString &text);

/// Whether the name can only stand in quotes.
[[nodiscard]] bool needsQuotes(const QString &name);

/// Whether the name is a word of SQL.
[[nodiscard]] bool isKeyword(const QString &name);

/// With blanks for line breaks and other control characters.
[[nodiscard]] QString onOneLine(QString text);
/// `-- …` with its line break: nothing in it can become SQL.
[[nodiscard]] QString lineComment(const QString &text);

} // namespace sw
