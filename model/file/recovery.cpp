// SPDX-License-Identifier: Apache-2.0
#include "model/file/recovery.h"

#include "model/base/filebytes.h"
#include "model/base/userfolders.h"
#include "model/file/documentbytes.h"
#include "model/file/jsonwriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace sw {

namespace {

constexpr qint64 MostCopyBytes = 1'000'000'000;
constexpr const char *Suffix = ".recovery";

/// The first line of a copy; the document's bytes follow.
struct CopyHeader {
    qint64 version = 1;
    QString document;
    QString untitled;
    QString savedBytes;
    qint64 process = 0;
    QString start;
};

} // namespace

template <> struct FieldsOf<CopyHeader> {
    static constexpr std::tuple all{
        Field{"recovery", &CopyHeader::version, FieldUse::Id},
        Field{"document", &CopyHeader::document},
        Field{"untitled", &CopyHeader::untitled},
        Field{"savedBytes", &CopyHeader::savedBytes},
        Field{"process", &CopyHeader::process, FieldUse::Always},
        Field{"start", &CopyHeader::start, FieldUse::Always},
    };
};

namespace {

/// Null where the file is no copy of ours.
std::optional<RecoveryCopy> copyAt(const QString &path)
{
    QFile file(path);
    constexpr qint64 LongestHeader = 64'000;
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray line = file.readLine(LongestHeader);
    JsonCursor json(line);
    CopyHeader header;
    if (!line.isValidUtf8() || !json.nextLine() || !json.beginObject() || !readFields(json, header)
        || !json.endLine() || header.version != 1)
        return std::nullopt;
    return RecoveryCopy{path, header.document, header.untitled, header.savedBytes,
                        ProcessMark{header.process, header.start}};
}

} // namespace

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString RecoveryFolder::pathFor(const OpenDocument &document, const ProcessMark &writer) const
{
    const quint64 name = idValueFromNames(
        {document.path, document.untitled, QString::number(writer.number), writer.start});
    return QDir(m_path).filePath(idText(name) + QLatin1StringView(Suffix));
}

Result<QString> RecoveryFolder::write(const OpenDocument &document, const Content &content,
                                      const ProcessMark &writer) const
{
    // Unsaved work may be nobody else's to read.
    if (const Result<Done> made = makePrivateFolder(m_path); !made)
        return Error{
            QStringLiteral("no recovery copy could be written: %1").arg(made.error().text)};
    JsonWriter header;
    header.fields(CopyHeader{1, document.path, document.untitled, document.savedBytes,
                             writer.number, writer.start});
    header.raw("\n");
    const QString path = pathFor(document, writer);
    const Result<Done> written
        = writeFile(path, QByteArray::fromStdString(header.written()) + bytesOf(content));
    if (!written)
        return Error{QStringLiteral("no recovery copy could be written to %1: %2")
                         .arg(path, written.error().text)};
    return path;
}

Result<Done> RecoveryFolder::remove(const OpenDocument &document, const ProcessMark &writer) const
{
    RecoveryCopy copy;
    copy.path = pathFor(document, writer);
    return remove(copy);
}

Result<Done> RecoveryFolder::remove(const RecoveryCopy &copy)
{
    QFile file(copy.path);
    if (file.exists() && !file.remove())
        return Error{QStringLiteral("the recovery copy %1 could not be removed: %2")
                         .arg(copy.path, file.errorString())};
    return Done();
}

std::vector<RecoveryCopy> RecoveryFolder::list() const
{
    std::vector<RecoveryCopy> copies;
    const QDir folder(m_path);
    const QStringList names
        = folder.entryList({QLatin1Char('*') + QLatin1StringView(Suffix)}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        if (auto copy = copyAt(folder.filePath(name)))
            copies.push_back(std::move(*copy));
    }
    return copies;
}

std::vector<RecoveryCopy> RecoveryFolder::orphans() const
{
    std::vector<RecoveryCopy> copies = list();
    std::erase_if(copies, [](const RecoveryCopy &copy) { return isRunning(copy.process); });
    return copies;
}

Result<Content> RecoveryFolder::read(const RecoveryCopy &copy)
{
    const Result<QByteArray> bytes = readFile(copy.path, MostCopyBytes);
    if (!bytes)
        return Error{QStringLiteral("the recovery copy %1 cannot be read: %2")
                         .arg(copy.path, bytes.error().text)};
    const qsizetype end = bytes->indexOf('\n');
    Result<Content> content = contentFromBytes(QByteArrayView(*bytes).sliced(end + 1));
    if (!content)
        return Error{QStringLiteral("the recovery copy %1 cannot be read: after its own first "
                                    "line, %2")
                         .arg(copy.path, content.error().text)};
    return content;
}

} // namespace sw
