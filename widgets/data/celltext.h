// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowreader.h"
#include "model/sql/types.h"

namespace sw {

/// What a cell shows, on one line. Of NULL and of blobs it is no value but a word for it.
[[nodiscard]] QString cellText(const Cell &cell);

/// Whether that is a word of ours, to be told from a text that says the same.
[[nodiscard]] bool isWordFor(const Cell &cell);

/// As a spreadsheet takes it: with a tab or a line break in it, in quotes. NULL is nothing.
[[nodiscard]] QString cellForPaste(const Cell &cell);

/// The class of a value that is none of those which its column is for: a text among integers.
/// Empty: it is one. Columns for dates, JSON and the like may hold texts and numbers, as SQLite has
/// no class for these.
[[nodiscard]] QString oddClass(const Value &value, Affinity affinity, const QString &type);

/// `12 bytes`, `1.5 kB`
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace sw
