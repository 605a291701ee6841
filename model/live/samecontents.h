// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/writing.h"

namespace sw {

/// Whether a copy of a database is whole and like it: SQLite's own check, every row of the schema,
/// the numbers that programs write into the header, and how many rows each table has. Answers with
/// how many there are in all.
[[nodiscard]] Result<qint64> sameContents(WritableDatabase &original, WritableDatabase &copy);

/// SQLite's own check of the file.
[[nodiscard]] Result<Done> soundFile(WritableDatabase &database);

} // namespace sw
