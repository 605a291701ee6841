// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

namespace sw {

/// Makes a new database file that is what is drawn: it gets its name only when, read back, it
/// equals the drawing.
[[nodiscard]] Result<Done> makeNewDatabase(const QString &path, const Content &content);

} // namespace sw
