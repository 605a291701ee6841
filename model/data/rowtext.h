// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace sw {

/// Takes pieces of text as they come.
using TextSink = std::function<void(const QString &)>;

/// The value for JSON: integers exact, infinity as a number that is read as one; blobs, and texts
/// that are not UTF-8, as hexadecimal text.
[[nodiscard]] QString jsonOf(const Value &value);
[[nodiscard]] QString jsonText(const QString &text);

/// Writes the rows of the statement as a JSON array of objects, in the order of the columns, and
/// answers how many there were.
qint64 writeJson(SqliteQuery &rows, const TextSink &sink);

/// Writes them as a table for people's eyes, as wide as its first rows need; long values are cut.
qint64 writeTable(SqliteQuery &rows, const TextSink &sink);

} // namespace sw
