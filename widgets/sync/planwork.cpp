// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/planwork.h"

#include "model/live/backupfiles.h"
#include "model/live/connection.h"
#include "model/live/rowsbeside.h"
#include "model/sync/applylog.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr size_t BackupsKept = 5;

} // namespace

Result<Prepared> preparedPlan(const QString &database, const Content &drawn, const Answers &answers,
                              Watcher &watcher)
{
    const auto connection = Connection::openForReading(database);
    if (!connection)
        return connection.error();
    return prepare((*connection)->handle(), drawn, answers, watcher);
}

FillPreview triedFill(const QString &database, const Fillable &column, const QString &expression)
{
    const auto connection = Connection::openForReading(database);
    if (connection)
        return previewFill((*connection)->handle(), column, expression);
    FillPreview preview;
    preview.error = connection.error().text;
    return preview;
}

ApplyResult applied(const QString &database, const Plan &plan, const QString &backup,
                    Watcher &watcher)
{
    if (!backup.isEmpty()) {
        const Result<Done> room = roomFor(backup, QFileInfo(database).size());
        if (!room)
            return {{}, {true, room.error().text}};
    }
    const auto opened = WritableDatabase::open(database, watcher);
    if (!opened)
        return {{}, {false, opened.error().text}};
    ApplyResult result = applyPlan(**opened, plan, backup);
    if (result.done && !backup.isEmpty())
        keepBackups(database, BackupsKept);
    if (result.done) {
        // The database is changed, whether or not that can be noted.
        [[maybe_unused]] const Result<Done> logged = logApply(database, plan, *result.done);
    }
    return result;
}

Result<qint64> rowsToLose(const QString &database, const QString &backup, Watcher &watcher)
{
    const auto now = Connection::openForReading(database);
    if (!now)
        return now.error();
    const auto then = Connection::openForReading(backup);
    if (!then)
        return then.error();
    return differingRows((*now)->handle(), (*then)->handle(), watcher);
}

Result<QString> wentBack(const QString &database, const QString &backup, Watcher &watcher)
{
    QString saved = backupPathFor(database, QDateTime::currentDateTime());
    const Result<Done> room = roomFor(saved, QFileInfo(database).size());
    if (!room)
        return room.error();
    {
        const auto opened = WritableDatabase::open(database, watcher);
        if (!opened)
            return opened.error();
        const Result<BackupMade> made = backUp(**opened, saved);
        if (!made)
            return made.error();
        saved = made->path;
    }
    const Result<Done> restored = restore(database, backup, watcher);
    if (!restored)
        return restored.error();
    keepBackups(database, BackupsKept);
    return saved;
}

QString stampOf(const QString &database)
{
    QString stamp;
    for (const QString &path : {database, QString(database + u"-wal"_s)}) {
        const QFileInfo file(path);
        stamp += u"%1 %2;"_s.arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    }
    return stamp;
}

} // namespace sw
