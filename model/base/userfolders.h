// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace sw {

/// Where the program keeps what it remembers for the user: recovery copies, histories. It need not
/// be there yet.
[[nodiscard]] QString stateFolder();

/// The file of the user's settings.
[[nodiscard]] QString settingsFile();

/// Where the samples are copied to when they are opened: the user's to change.
[[nodiscard]] QString samplesFolder();

} // namespace sw
