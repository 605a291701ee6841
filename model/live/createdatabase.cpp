// SPDX-License-Identifier: Apache-2.0
#include "model/live/createdatabase.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct DatabaseCloser {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
};
using OpenDatabase = std::unique_ptr<sqlite3, DatabaseCloser>;

Error notMade(const QString &path, const QString &reason)
{
    return {u"“%1” was not made: %2."_s.arg(path, reason)};
}

QString lastWord(sqlite3 *database)
{
    return u"SQLite says “%1”"_s.arg(QString::fromUtf8(sqlite3_errmsg(database)));
}

Result<Done> fill(const QString &path, const QByteArray &script, const Inspection &inspect)
{
    sqlite3 *handle = nullptr;
    const int opened = sqlite3_open_v2(path.toUtf8().constData(), &handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const OpenDatabase database(handle);
    if (opened != SQLITE_OK)
        return Error{lastWord(handle)};
    if (sqlite3_exec(handle, script.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return Error{lastWord(handle)};
    if (!sqlite3_get_autocommit(handle))
        return Error{u"the script begins a transaction and does not end it"_s};
    return inspect ? inspect(handle) : Done();
}

} // namespace

Result<Done> createDatabase(const QString &path, const QByteArray &script,
                            const Inspection &inspect)
{
    const QFileInfo file(path);
    if (file.exists())
        return notMade(path, u"a file of that name is there already"_s);
    // Beside its place, so that giving it its name is one step of the file system.
    const QTemporaryDir folder(file.absolutePath() + u"/.schemawright-XXXXXX"_s);
    if (!folder.isValid())
        return notMade(path, u"the folder %1 cannot be written"_s.arg(file.absolutePath()));
    const QString made = folder.filePath(file.fileName());
    if (const Result<Done> filled = fill(made, script, inspect); !filled)
        return notMade(path, filled.error().text);
    // QFile::rename never replaces a file.
    QFile result(made);
    if (!result.rename(file.absoluteFilePath()))
        return notMade(path, result.errorString());
    return Done();
}

} // namespace sw
