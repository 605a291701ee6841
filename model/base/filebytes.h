// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QByteArray>

class QIODevice;

namespace sw {

/// All of a file. A file that is larger than `most` bytes is refused.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 most);

/// The file holds these bytes afterwards, or what it held before: whole or not at all. It keeps its
/// permissions, and a symbolic link stays one.
[[nodiscard]] Result<Done> writeFile(const QString &path, const QByteArray &bytes);

/// All of the bytes to an open device.
[[nodiscard]] Result<Done> writeAll(QIODevice &device, const QByteArray &bytes);

} // namespace sw
