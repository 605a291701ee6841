// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace sw {

/// Whether the arguments (without the program's name) ask for a verb, --help or --version, and not
/// for the window.
[[nodiscard]] bool isForCommandLine(const QStringList &arguments);

/// Whether what they ask for takes fonts: then a QGuiApplication must be there.
[[nodiscard]] bool takesFonts(const QStringList &arguments);

/// Does what they ask; the program's exit status. Needs a QCoreApplication and no display.
[[nodiscard]] int runCommandLine(const QStringList &arguments);

} // namespace sw
