// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline/verb.h"

namespace sw {

/// The formats that are pictures; making them takes fonts, and so a QGuiApplication.
[[nodiscard]] const QStringList &pictureFormats();

/// `export --format svg|png|pdf`.
[[nodiscard]] Exit exportPicture(const Invocation &given);

} // namespace sw
