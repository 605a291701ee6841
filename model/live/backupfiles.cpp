// SPDX-License-Identifier: Apache-2.0
#include "model/live/backupfiles.h"

#include "model/base/durable.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const QString TimeFormat = QStringLiteral("yyyyMMdd-HHmmss");

QString startOfBackups(const QString &database)
{
    return QFileInfo(database).fileName() + u".backup-";
}

/// When a backup of the database was made, as its name says; invalid where it is no such name.
QDateTime timeIn(const QString &fileName, const QString &database)
{
    static const QRegularExpression ending(u"\\A(\\d{8}-\\d{6})(?:-\\d+)?\\.db\\z"_s);
    const QString start = startOfBackups(database);
    if (!fileName.startsWith(start))
        return {};
    return QDateTime::fromString(ending.match(fileName.mid(start.size())).captured(1), TimeFormat);
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

bool hasRoom(const QString &folder, qint64 bytes)
{
    return QFileInfo(folder).isWritable() && QStorageInfo(folder).bytesAvailable() >= bytes;
}

/// “, for instance /home/x (12 GB free)”; empty where no place is known.
QString anotherPlace(const QString &folder, qint64 bytes)
{
    for (const auto location : {QStandardPaths::DocumentsLocation, QStandardPaths::HomeLocation,
                                QStandardPaths::TempLocation}) {
        const QString other = QStandardPaths::writableLocation(location);
        if (QDir(other) != QDir(folder) && hasRoom(other, bytes))
            return u", for instance %1 (%2 free)"_s.arg(
                other, sizeText(QStorageInfo(other).bytesAvailable()));
    }
    return {};
}

} // namespace

QString backupPathFor(const QString &database, const QDateTime &time)
{
    const QString start = QFileInfo(database).absolutePath() + u'/' + startOfBackups(database)
                          + time.toString(TimeFormat);
    QString path = start + u".db";
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = u"%1-%2.db"_s.arg(start, QString::number(number));
    return path;
}

Result<QString> makeBackupFile(const QString &database, const QString &path)
{
    const QDateTime time = timeIn(QFileInfo(path).fileName(), database);
    constexpr int MostAtOnce = 100;
    QString free = path;
    for (int i = 0; i < MostAtOnce; ++i) {
        const Result<Done> made = makePrivateFile(free);
        if (made)
            return free;
        if (!time.isValid() || !QFileInfo::exists(free))
            return made.error();
        free = backupPathFor(database, time);
    }
    return Error{u"All names for it are taken"_s};
}

std::vector<BackupFile> backupsOf(const QString &database)
{
    std::vector<BackupFile> backups;
    const QDir folder = QFileInfo(database).absoluteDir();
    for (const QFileInfo &file :
         folder.entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks)) {
        const QDateTime time = timeIn(file.fileName(), database);
        if (time.isValid())
            backups.push_back({file.absoluteFilePath(), time, file.size()});
    }
    std::sort(backups.begin(), backups.end(), [](const BackupFile &a, const BackupFile &b) {
        // Those of one second are told apart by their number, and 10 comes after 9.
        const auto order = [](const BackupFile &each) {
            return std::tuple(each.time, each.path.size(), each.path);
        };
        return order(a) > order(b);
    });
    return backups;
}

void keepBackups(const QString &database, size_t count)
{
    const std::vector<BackupFile> backups = backupsOf(database);
    for (size_t i = count; i < backups.size(); ++i)
        QFile::remove(backups[i].path);
}

Result<Done> roomFor(const QString &path, qint64 bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QFileInfo info(folder);
    if (hasRoom(folder, bytes))
        return Done();
    QString reason = u"there is no such folder"_s;
    if (info.isDir())
        reason = u"you may not write there"_s;
    if (info.isDir() && info.isWritable())
        reason = u"%1 are needed and %2 are free"_s.arg(
            sizeText(bytes), sizeText(QStorageInfo(folder).bytesAvailable()));
    return Error{u"A backup cannot be made in %1: %2. Choose another folder for it%3."_s.arg(
        folder, reason, anotherPlace(folder, bytes))};
}

} // namespace sw
