// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QByteArray>

#include <functional>

struct sqlite3;

namespace sw {

/// Looks at a database before it is given its name; an error means that it never gets it.
using Inspection = std::function<Result<Done>(sqlite3 *)>;

/// A new SQLite file in which the script was run: whole and with all its rows, or not there at all.
/// A file that is there already is left alone, and said.
[[nodiscard]] Result<Done> createDatabase(const QString &path, const QByteArray &script,
                                          const Inspection &inspect = {});

} // namespace sw
