// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"
#include "model/sql/problem.h"

namespace sw {

/// What is wrong, doubtful or could be better in a schema, table by table, by name. The rules, each
/// with the reason for it, are listed in resources/docs/lint.md.
[[nodiscard]] Problems lint(const Schema &schema);

} // namespace sw
