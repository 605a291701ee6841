// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sw {

/// Whether a window can be opened. Qt itself ends the program where it cannot.
[[nodiscard]] bool hasDisplay();

} // namespace sw
