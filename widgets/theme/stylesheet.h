// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/colors.h"

#include <QString>

namespace sw {

/// What a palette cannot say of Qt's own widgets: corners, paddings, lines.
[[nodiscard]] QString styleSheetOf(const Colors &colors);

} // namespace sw
