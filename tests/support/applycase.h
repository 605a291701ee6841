// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/appliedtext.h"

#include <QMetaType>

namespace sw::test {

/// A database, an edit spoken as SQL, answers as JSON, and what must come of it: `query` is asked
/// afterwards, and `words` are its rows, values with blanks between, rows with semicolons. Without
/// a query the plan must be refused, in these words, and nothing changed.
struct ApplyCase {
    const char *name;
    const char *start;
    const char *edit;
    const char *answers = "";
    const char *query = "";
    const char *words = "";
};

/// Instead of a query.
constexpr const char *Refused = "";

/// What was not as it must be; empty: nothing. Both journals are tried.
[[nodiscard]] QString faultOf(const ApplyCase &each);

/// The rows of a query.
[[nodiscard]] QString answerOf(const QString &path, const char *sql);

} // namespace sw::test

Q_DECLARE_METATYPE(const sw::test::ApplyCase *)
