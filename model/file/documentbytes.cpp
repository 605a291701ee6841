// SPDX-License-Identifier: Apache-2.0
#include "model/file/documentbytes.h"

#include "model/file/filekind.h"
#include "model/file/header.h"
#include "model/file/jsonread.h"
#include "model/file/reader.h"

namespace sw {

namespace {

QByteArrayView withoutByteOrderMark(QByteArrayView bytes)
{
    const QByteArrayView mark("\xEF\xBB\xBF", 3);
    return bytes.startsWith(mark) ? bytes.sliced(mark.size()) : bytes;
}

/// The first line that is not UTF-8; no character goes over the end of a line.
int firstBadLine(QByteArrayView bytes)
{
    for (int line = 1;; ++line) {
        const qsizetype end = bytes.indexOf('\n');
        if (end < 0 || !bytes.first(end).isValidUtf8())
            return line;
        bytes = bytes.sliced(end + 1);
    }
}

/// The first line may be of a version that knows more than this program: only its first key is
/// looked at.
Result<qint64> versionOf(QByteArrayView bytes)
{
    JsonCursor json(bytes);
    std::string_view key;
    qint64 version = 0;
    if (!json.nextLine() || !json.beginObject() || !json.nextKey(key) || !json.readInteger(version))
        return Error{
            QStringLiteral("line %1: the first line: %2").arg(json.line()).arg(json.failure())};
    if (version < 1)
        return Error{
            QStringLiteral("line %1: there is no file format %2").arg(json.line()).arg(version)};
    return version;
}

Result<Content> readDocumentBytes(QByteArrayView bytes, const std::vector<UpgradeStep> &steps,
                                  int newest)
{
    const FileKind kind = fileKindOf(bytes);
    if (kind != FileKind::Document)
        return Error{notADocument(kind)};
    bytes = withoutByteOrderMark(bytes);
    if (!bytes.isValidUtf8())
        return Error{
            QStringLiteral("line %1: there are bytes that are not UTF-8").arg(firstBadLine(bytes))};
    const Result<qint64> version = versionOf(bytes);
    if (!version)
        return version.error();
    if (*version > newest)
        return Error{
            QStringLiteral("it was made by Schemawright file format %1; this program reads "
                           "up to %2: open it with a newer Schemawright")
                .arg(*version)
                .arg(newest)};
    if (*version == newest)
        return readLines(bytes);
    const Result<QByteArray> newer
        = upgraded(bytes.toByteArray(), static_cast<int>(*version), newest, steps);
    return newer ? readLines(*newer) : newer.error();
}

} // namespace

Result<Content> contentFromBytes(QByteArrayView bytes, const std::vector<UpgradeStep> &steps,
                                 int newest)
{
    Result<Content> content = readDocumentBytes(bytes, steps, newest);
    if (content)
        return content;
    // Markers of git explain every other failure. Only text has them.
    const FileKind kind = fileKindOf(bytes);
    const bool text
        = kind == FileKind::Document || kind == FileKind::Text || kind == FileKind::Json;
    if (const auto conflicts = text ? gitConflictsIn(bytes) : std::nullopt)
        return Error{textOf(*conflicts)};
    return content;
}

Result<Content> contentFromBytes(QByteArrayView bytes)
{
    return contentFromBytes(bytes, upgradeSteps(), FormatVersion);
}

} // namespace sw
