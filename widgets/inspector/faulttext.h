// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/compile.h"

namespace sw {

/// `Line 2, column 8: no such column: wage`; empty where nothing is wrong.
[[nodiscard]] QString faultText(const std::optional<TextFault> &fault);

} // namespace sw
