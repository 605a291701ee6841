// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"
#include "model/sql/sqlite.h"

namespace sw {

/// Whether what was read is also proved: each table built again in memory from our values, and
/// what SQLite then says of it compared with what it says of the original.
enum class Proof { No, Yes };

/// What a database is, as values, and what could not be read or proved.
struct Introspection {
    Schema schema;
    Problems problems; ///< each opaque table with its reason, each object that is broken
    Needs needs;       ///< what its schema wants beyond SQLite itself
};

/// Reads the schema of an open connection. The connection is only read from.
[[nodiscard]] Result<Introspection> introspect(sqlite3 *database, Proof proof = Proof::Yes);

} // namespace sw
