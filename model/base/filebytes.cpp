// SPDX-License-Identifier: Apache-2.0
#include "model/base/filebytes.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sw {

namespace {

/// Where the links lead; QSaveFile itself follows only the first.
QString withoutLinks(const QString &path)
{
    constexpr int MostLinks = 40;
    QFileInfo file(path);
    for (int links = 0; file.isSymLink() && links < MostLinks; ++links)
        file = QFileInfo(file.symLinkTarget());
    return file.filePath();
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 most)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{QStringLiteral("there is no file of this name")};
    if (info.isDir())
        return Error{QStringLiteral("it is a folder")};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.errorString()};
    const QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most)
        return Error{QStringLiteral("it is larger than %1 MB").arg(most / 1'000'000)};
    if (file.error() != QFileDevice::NoError)
        return Error{file.errorString()};
    return bytes;
}

Result<Done> writeAll(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) != bytes.size())
        return Error{device.errorString()};
    return Done();
}

FileInPieces::FileInPieces(const QString &path)
    : m_file(std::make_unique<QSaveFile>(withoutLinks(path)))
{
}

FileInPieces::~FileInPieces() = default;

Result<Done> FileInPieces::open()
{
    if (!m_file->open(QIODevice::WriteOnly))
        return Error{m_file->errorString()};
    return Done();
}

Result<Done> FileInPieces::write(QByteArrayView bytes)
{
    if (m_file->write(bytes.data(), bytes.size()) == bytes.size())
        return Done();
    Error error{m_file->errorString()};
    m_file->cancelWriting();
    return error;
}

Result<Done> FileInPieces::commit()
{
    if (!m_file->commit())
        return Error{m_file->errorString()};
    return Done();
}

Result<Done> writeFile(const QString &path, const QByteArray &bytes)
{
    FileInPieces file(path);
    if (const Result<Done> opened = file.open(); !opened)
        return opened;
    if (const Result<Done> written = file.write(bytes); !written)
        return written;
    return file.commit();
}

} // namespace sw
