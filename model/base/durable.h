// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QString>

namespace sw {

/// A new, empty file that is nobody else's to read; one that is there already is an error.
[[nodiscard]] Result<Done> makePrivateFile(const QString &path);

/// The file and its name are on the disk afterwards, whatever happens to the power. Not for a
/// database that this program has open: closing the file would drop SQLite's locks.
[[nodiscard]] Result<Done> syncToDisk(const QString &path);

} // namespace sw
