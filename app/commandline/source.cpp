// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/source.h"

#include "model/base/filebytes.h"
#include "model/exchange/models.h"
#include "model/file/documentbytes.h"
#include "model/file/filekind.h"
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/live/sqlscript.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 LargestText = 1'000'000'000;
constexpr qint64 EnoughToTell = 64LL * 1024;

Problem note(const QString &rule, const QString &text) { return {Severity::Hint, rule, {}, text}; }

Source sourceOf(SourceKind kind, Introspection read)
{
    Source source;
    source.kind = kind;
    source.content.schema = std::move(read.schema);
    source.notes = std::move(read.problems);
    const auto need = [&](const QString &what, const QStringList &names) {
        if (!names.isEmpty())
            source.notes.push_back(
                note(u"needs"_s, u"The schema uses %1 that SQLite itself does not"
                                 " have: %2."_s.arg(what, names.join(u", "))));
    };
    need(u"modules"_s, read.needs.modules);
    need(u"collations"_s, read.needs.collations);
    need(u"functions"_s, read.needs.functions);
    return source;
}

Result<Source> readDatabase(const QString &path)
{
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return connection.error();
    Result<Introspection> read = introspect((*connection)->handle());
    if (!read)
        return Error{u"“%1” cannot be read: %2."_s.arg(path, read.error().text)};
    Source source = sourceOf(SourceKind::Database, std::move(*read));
    const Problems &notes = (*connection)->notes();
    source.notes.insert(source.notes.begin(), notes.begin(), notes.end());
    return source;
}

Result<Source> readScript(const QString &name, const QByteArray &bytes)
{
    Result<ScriptReading> read = readSqlScript(bytes);
    if (!read) {
        QStringList lines;
        for (const QString &line : read.error().text.split(u'\n'))
            lines.append(name + u": "_s + line);
        return Error{lines.join(u'\n')};
    }
    const qint64 rows = read->skippedRows;
    const qint64 statements = read->skippedStatements;
    Source source = sourceOf(SourceKind::Script, std::move(read->made));
    const QLocale locale(QLocale::English);
    if (rows > 0)
        source.notes.push_back(
            note(u"data"_s, u"Data was left out: %1 rows."_s.arg(locale.toString(rows))));
    if (statements > 0)
        source.notes.push_back(
            note(u"data"_s,
                 u"Statements that make nothing were left out (UPDATE, DELETE, SELECT): %1."_s.arg(
                     locale.toString(statements))));
    return source;
}

Result<Source> readWright(const QString &name, const QByteArray &bytes)
{
    Result<Content> content = contentFromBytes(bytes);
    if (!content)
        return Error{name + u": "_s + content.error().text};
    Source source;
    source.content = std::move(*content);
    return source;
}

Result<Source> readFromModels(const QString &path)
{
    Result<ModelsReading> read = readModels(path);
    if (!read)
        return read.error();
    Source source;
    source.kind = SourceKind::Models;
    source.content = std::move(read->content);
    for (const ImportNote &each : read->notes)
        source.notes.push_back({Severity::Warning, u"models"_s, {}, lineOf(each)});
    for (const OfferedTarget &each : read->targets)
        source.notes.push_back(
            note(u"database"_s, lineOf(ImportNote{each.file, each.line,
                                                  u"the program's database is %1; it was not"
                                                  " opened"_s.arg(each.url)})));
    return source;
}

/// The kind that `as` says, else the kind that the first bytes tell.
Result<SourceKind> kindOf(const QString &name, const QByteArray &first, const QString &as)
{
    if (as == u"sqlite")
        return SourceKind::Database;
    if (as == u"sql")
        return SourceKind::Script;
    if (as == u"document")
        return SourceKind::Document;
    switch (fileKindOf(first)) {
    case FileKind::SqliteDatabase:
        return SourceKind::Database;
    case FileKind::SqlScript:
    case FileKind::Text:
        return gitConflictsIn(first) ? SourceKind::Document : SourceKind::Script;
    case FileKind::Document:
    case FileKind::Json:
        return SourceKind::Document;
    case FileKind::Empty:
        return Error{u"“%1” is empty: there is nothing to read in it."_s.arg(name)};
    case FileKind::Utf16Text:
        return Error{u"“%1” is text in UTF-16; save it as UTF-8."_s.arg(name)};
    case FileKind::Binary:
        break;
    }
    return Error{
        u"“%1” is no document, no SQLite database and no SQL script; it may be encrypted or"
        " damaged."_s.arg(name)};
}

Result<Source> readText(const QString &name, SourceKind kind, const QByteArray &bytes)
{
    return kind == SourceKind::Script ? readScript(name, bytes) : readWright(name, bytes);
}

Error unreadable(const QString &name, const QString &why)
{
    return {u"“%1” cannot be read: %2."_s.arg(name, why)};
}

/// Models are told by their name, because a program may hold anything; a text is looked into.
bool isModels(const QFileInfo &info)
{
    if (info.isDir() || info.suffix() == u"py" || info.suffix() == u"pyi")
        return true;
    QFile file(info.filePath());
    return mayHoldModels(info.filePath()) && info.isFile() && file.open(QIODevice::ReadOnly)
           && fileKindOf(file.read(EnoughToTell)) == FileKind::Text;
}

/// What can be read only once, from its beginning to its end.
Result<Source> readStream(QFile &stream, const QString &name, const QString &as)
{
    const QByteArray bytes = stream.readAll();
    if (stream.error() != QFileDevice::NoError)
        return unreadable(name, stream.errorString());
    const Result<SourceKind> kind = kindOf(name, bytes, as);
    if (!kind)
        return kind.error();
    if (*kind == SourceKind::Database)
        return unreadable(name, u"SQLite reads a database only from a file, not from a pipe;"
                                " save it and name the file"_s);
    return readText(name, *kind, bytes);
}

} // namespace

Result<Source> readSource(const QString &path, const QString &as)
{
    QFile file(path);
    if (path == u"-") {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return unreadable(u"standard input"_s, file.errorString());
        return readStream(file, u"standard input"_s, as);
    }
    const QFileInfo info(path);
    if (!info.exists())
        return unreadable(path, u"there is no such file"_s);
    if (as == u"models" || (as.isEmpty() && isModels(info)))
        return readFromModels(path);
    if (info.isDir())
        return unreadable(path, u"it is a folder; name a file in it"_s);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    if (!info.isFile())
        return readStream(file, path, as);
    const Result<SourceKind> kind = kindOf(path, file.read(EnoughToTell), as);
    if (!kind)
        return kind.error();
    file.close();
    if (*kind == SourceKind::Database)
        return readDatabase(path);
    const Result<QByteArray> bytes = readFile(path, LargestText);
    return bytes ? readText(path, *kind, *bytes) : unreadable(path, bytes.error().text);
}

} // namespace sw
