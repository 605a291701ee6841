// SPDX-License-Identifier: Apache-2.0
#pragma once

struct sqlite3;

namespace sw {

/// Gives the connection the operator REGEXP, which SQLite knows by name only.
void addRegexp(sqlite3 *database);

} // namespace sw
