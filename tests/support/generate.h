// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

namespace sw::test {

/// A document of so many tables as they are in life: about 8 columns and 1.3 foreign keys each,
/// few parents with many children, one diagram. The same seed gives the same content.
[[nodiscard]] Content generatedContent(int tables, quint32 seed);

} // namespace sw::test
