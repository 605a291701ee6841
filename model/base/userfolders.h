// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QString>

namespace sw {

/// Where the program keeps what it remembers for the user: recovery copies, histories, places. It
/// need not be there yet.
[[nodiscard]] QString stateFolder();

/// The folder is there afterwards; a new one is nobody else's to read.
[[nodiscard]] Result<Done> makePrivateFolder(const QString &path);

/// Removes all but the newest files of the folder.
void keepNewestFiles(const QString &folder, qsizetype most);

/// The file of the user's settings.
[[nodiscard]] QString settingsFile();

/// Where the samples are copied to when they are opened: the user's to change.
[[nodiscard]] QString samplesFolder();

} // namespace sw
