// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QByteArray>

#include <memory>

class QIODevice;
class QSaveFile;

namespace sw {

/// All of a file. A file that is larger than `most` bytes is refused.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 most);

/// The file holds these bytes afterwards, or what it held before: whole or not at all. It keeps its
/// permissions, and a symbolic link stays one.
[[nodiscard]] Result<Done> writeFile(const QString &path, const QByteArray &bytes);

/// The same for what comes in pieces: until all of it is there, the file is what it was.
class FileInPieces {
public:
    explicit FileInPieces(const QString &path);
    ~FileInPieces();
    FileInPieces(const FileInPieces &) = delete;
    FileInPieces &operator=(const FileInPieces &) = delete;

    Result<Done> open();
    Result<Done> write(QByteArrayView bytes);
    /// That was all of it.
    Result<Done> commit();

private:
    std::unique_ptr<QSaveFile> m_file;
};

/// All of the bytes to an open device.
[[nodiscard]] Result<Done> writeAll(QIODevice &device, const QByteArray &bytes);

} // namespace sw
