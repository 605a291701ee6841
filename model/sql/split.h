// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/syntax.h"

namespace sw {

/// A script cut into statements as SQLite cuts it: at semicolons, but for those inside the body of
/// a trigger. The ranges are without their semicolons; empty statements are left out.
[[nodiscard]] std::vector<Range> statementsOf(const Tokens &tokens);

} // namespace sw
