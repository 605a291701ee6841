// SPDX-License-Identifier: Apache-2.0
#pragma once

struct sqlite3;

namespace sw {

/// What a connection is for: to look, then no trigger and view of the file runs; to change it, then
/// they do as its owner meant them to.
enum class Purpose { Looking, Changing };

/// Makes a fresh connection safe against a file that may be hostile. Before its first statement.
void guardAgainstFile(sqlite3 *database, Purpose purpose);

/// Values may be as long as they are, and views are asked, as untrusted as the rest of the file.
void letRowsBeRead(sqlite3 *database);

} // namespace sw
