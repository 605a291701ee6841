// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/source.h"

#include "model/base/filebytes.h"
#include "model/file/documentbytes.h"
#include "model/file/documentfile.h"
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

constexpr qint64 LargestScript = 512LL * 1024 * 1024;
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

Result<Source> readScript(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, LargestScript);
    if (!bytes)
        return bytes.error();
    Result<ScriptReading> read = readSqlScript(*bytes);
    if (!read) {
        QStringList lines;
        for (const QString &line : read.error().text.split(u'\n'))
            lines.append(path + u": "_s + line);
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

Result<Source> readWright(const QString &path)
{
    Result<Content> content = readDocument(path);
    if (!content)
        return content.error();
    Source source;
    source.content = std::move(*content);
    return source;
}

Result<SourceKind> kindOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{u"“%1” cannot be read: there is no such file."_s.arg(path)};
    if (info.isDir())
        return Error{u"“%1” cannot be read: it is a folder; name a file in it."_s.arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{u"“%1” cannot be read: %2."_s.arg(path, file.errorString())};
    const QByteArray bytes = file.read(EnoughToTell);
    switch (fileKindOf(bytes)) {
    case FileKind::SqliteDatabase:
        return SourceKind::Database;
    case FileKind::SqlScript:
    case FileKind::Text:
        return gitConflictsIn(bytes) ? SourceKind::Document : SourceKind::Script;
    case FileKind::Document:
    case FileKind::Json:
        return SourceKind::Document;
    case FileKind::Empty:
        return Error{u"“%1” is empty: there is nothing to read in it."_s.arg(path)};
    case FileKind::Utf16Text:
        return Error{u"“%1” is text in UTF-16; save it as UTF-8."_s.arg(path)};
    case FileKind::Binary:
        break;
    }
    return Error{
        u"“%1” is no document, no SQLite database and no SQL script; it may be encrypted or"
        " damaged."_s.arg(path)};
}

} // namespace

Result<Source> readSource(const QString &path, const QString &as)
{
    SourceKind kind = SourceKind::Document;
    if (as == u"sqlite") {
        kind = SourceKind::Database;
    } else if (as == u"sql") {
        kind = SourceKind::Script;
    } else if (as.isEmpty()) {
        const Result<SourceKind> told = kindOf(path);
        if (!told)
            return told.error();
        kind = *told;
    }
    switch (kind) {
    case SourceKind::Database:
        return readDatabase(path);
    case SourceKind::Script:
        return readScript(path);
    case SourceKind::Document:
        break;
    }
    return readWright(path);
}

} // namespace sw
