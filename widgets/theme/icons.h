// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/colors.h"

#include <QIcon>

namespace sw {

/// The picture :/icons/NAME.svg, drawn in the text's colour, in the accent where it is on, and
/// faint where it is disabled; sharp on every screen.
[[nodiscard]] QIcon themedIcon(const QString &name, const Colors &colors);

} // namespace sw
