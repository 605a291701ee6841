// SPDX-License-Identifier: Apache-2.0
#include "model/base/userfolders.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace sw {

namespace {

QString placeOf(QStandardPaths::StandardLocation location, const QString &name)
{
    return QDir(QStandardPaths::writableLocation(location)).filePath(name);
}

} // namespace

QString stateFolder()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    // A relative one is to be ignored, says the standard.
    const QString home = QDir::isAbsolutePath(given)
                             ? given
                             : QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir(home).filePath(QStringLiteral("schemawright"));
#else
    return placeOf(QStandardPaths::GenericDataLocation, QStringLiteral("schemawright/state"));
#endif
}

Result<Done> makePrivateFolder(const QString &path)
{
    if (QDir(path).exists())
        return Done();
    if (!QDir().mkpath(path))
        return Error{QStringLiteral("the folder %1 could not be made: check that the folder above "
                                    "it can be written")
                         .arg(path)};
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Done();
}

void keepNewestFiles(const QString &folder, qsizetype most)
{
    const QFileInfoList newestFirst = QDir(folder).entryInfoList(QDir::Files, QDir::Time);
    for (const QFileInfo &file : newestFirst.mid(most))
        QFile::remove(file.filePath());
}

QString settingsFile()
{
    return placeOf(QStandardPaths::GenericConfigLocation,
                   QStringLiteral("schemawright/schemawright.ini"));
}

QString samplesFolder()
{
    return placeOf(QStandardPaths::DocumentsLocation, QStringLiteral("Schemawright samples"));
}

} // namespace sw
