// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"

namespace sw {

// The patterns of Settings, by which new things are named.

/// Gives a new table the columns that the document's tables begin with, with fresh ids.
[[nodiscard]] Result<Done> beginTable(const Content &content, Table &table);
/// With an `id` where the document's tables begin without a key.
[[nodiscard]] Result<Done> beginTableWithKey(const Content &content, Table &table);

/// Why new tables cannot begin with Settings::primaryKeyPattern.
[[nodiscard]] Objection objectionToTablePattern(const Content &content);

/// Why new key columns cannot be named by the pattern.
[[nodiscard]] Objection objectionToKeyPattern(const QString &pattern);

} // namespace sw
