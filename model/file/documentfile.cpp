// SPDX-License-Identifier: Apache-2.0
#include "model/file/documentfile.h"

#include "model/base/filebytes.h"
#include "model/file/documentbytes.h"

#include <QDir>

namespace sw {

namespace {

constexpr qint64 MostDocumentBytes = 1'000'000'000;

Error about(const QString &path, const char *what, const Error &error)
{
    return {QStringLiteral("%1: %2%3")
                .arg(QDir::toNativeSeparators(path), QString::fromUtf8(what), error.text)};
}

} // namespace

Result<Content> readDocument(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, MostDocumentBytes);
    if (!bytes)
        return about(path, "cannot be read: ", bytes.error());
    Result<Content> content = contentFromBytes(*bytes);
    return content ? std::move(content) : about(path, "", content.error());
}

Result<Done> saveDocument(const QString &path, const Content &content)
{
    const Result<Done> written = writeFile(path, bytesOf(content));
    return written ? written
                   : about(path, "could not be saved and is as it was before: ", written.error());
}

} // namespace sw
