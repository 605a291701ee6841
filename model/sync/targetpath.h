// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw {

/// The database that stands beside the document, or the one that its settings name; empty for a
/// document in no file.
[[nodiscard]] QString targetPathOf(const QString &document, const Settings &settings);

} // namespace sw
