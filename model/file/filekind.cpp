// SPDX-License-Identifier: Apache-2.0
#include "model/file/filekind.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

namespace sw {

namespace {

constexpr std::string_view Utf8Mark = "\xEF\xBB\xBF";

std::string_view view(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

std::string_view withoutSpace(std::string_view text)
{
    const size_t start = text.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

bool beginsWithWord(std::string_view text, std::string_view word)
{
    return text.size() >= word.size()
           && std::equal(word.begin(), word.end(), text.begin(), [](char wanted, char c) {
                  return wanted == (c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
              });
}

bool looksLikeSql(std::string_view text)
{
    constexpr std::array<std::string_view, 11> beginnings{"--",    "/*",       "CREATE ", "PRAGMA ",
                                                          "BEGIN", "INSERT ",  "ALTER ",  "SELECT ",
                                                          "DROP ", "START TR", "SET "};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view word) { return beginsWithWord(text, word); });
}

/// git's markers are seven of a sign at the start of a line; no line of ours begins so.
bool isMarker(std::string_view line, char sign)
{
    constexpr size_t Length = 7;
    if (line.size() < Length || line.substr(0, Length).find_first_not_of(sign) != line.npos)
        return false;
    return line.size() == Length || line[Length] == ' ' || line[Length] == '\r';
}

} // namespace

FileKind fileKindOf(QByteArrayView bytes)
{
    std::string_view text = view(bytes);
    if (text.starts_with(Utf8Mark))
        text.remove_prefix(Utf8Mark.size());
    if (text.starts_with(std::string_view("SQLite format 3\0", 16)))
        return FileKind::SqliteDatabase;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return FileKind::Utf16Text;
    constexpr size_t Looked = 8192;
    if (text.substr(0, Looked).find('\0') != text.npos)
        return FileKind::Binary;
    text = withoutSpace(text);
    if (text.empty())
        return FileKind::Empty;
    if (text.front() == '{') {
        const std::string_view key = withoutSpace(text.substr(1));
        return key.starts_with("\"schemawright\"") ? FileKind::Document : FileKind::Json;
    }
    if (text.front() == '[')
        return FileKind::Json;
    return looksLikeSql(text) ? FileKind::SqlScript : FileKind::Text;
}

FileKind fileKindAt(const QString &path)
{
    constexpr qint64 EnoughToTell = 65'536;
    // A pipe would be waited for.
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly)
               ? fileKindOf(file.read(EnoughToTell))
               : FileKind::Empty;
}

QString notADocument(FileKind kind)
{
    switch (kind) {
    case FileKind::Empty:
        return QStringLiteral("it is empty; a document has at least its first line");
    case FileKind::SqliteDatabase:
        return QStringLiteral("it is an SQLite database, not a document: "
                              "`schemawright import` makes a document of it");
    case FileKind::SqlScript:
        return QStringLiteral("it looks like an SQL script, not a document: "
                              "`schemawright import` makes a document of it");
    case FileKind::Json:
        return QStringLiteral("it is JSON, but not a Schemawright document: "
                              "its first line would begin with {\"schemawright\":");
    case FileKind::Utf16Text:
        return QStringLiteral("it is text in UTF-16; save it as UTF-8");
    case FileKind::Binary:
        return QStringLiteral("it is a binary file, not a Schemawright document");
    case FileKind::Document:
    case FileKind::Text:
        break;
    }
    return QStringLiteral("it is not a Schemawright document: "
                          "its first line would begin with {\"schemawright\":");
}

std::optional<GitConflicts> gitConflictsIn(QByteArrayView bytes)
{
    GitConflicts conflicts;
    bool marked = false;
    std::string_view rest = view(bytes);
    for (int line = 1; !rest.empty(); ++line) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = rest.substr(0, end);
        if (isMarker(text, '<')) {
            ++conflicts.count;
            conflicts.lines.push_back(line);
        }
        marked = marked || isMarker(text, '<') || isMarker(text, '>') || isMarker(text, '=')
                 || isMarker(text, '|');
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return marked ? std::optional(conflicts) : std::nullopt;
}

QString textOf(const GitConflicts &conflicts)
{
    const QString wayOut
        = QStringLiteral("Take the file of one side, or run `schemawright merge BASE OURS THEIRS`; "
                         "with our merge driver git does so by itself (see git.md).");
    if (conflicts.count == 0)
        return QStringLiteral("git's conflict markers were left in it. ") + wayOut;
    QStringList lines;
    constexpr size_t Named = 10;
    for (size_t i = 0; i < std::min(conflicts.lines.size(), Named); ++i)
        lines += QString::number(conflicts.lines[i]);
    if (conflicts.lines.size() > Named)
        lines += QStringLiteral("…");
    return QStringLiteral("git could not merge it and left %1 in it, at line %2. %3")
        .arg(conflicts.count == 1
                 ? QStringLiteral("a conflict")
                 : QString(QString::number(conflicts.count) + QStringLiteral(" conflicts")),
             lines.join(QStringLiteral(", ")), wayOut);
}

} // namespace sw
