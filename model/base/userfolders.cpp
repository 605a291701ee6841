// SPDX-License-Identifier: Apache-2.0
#include "model/base/userfolders.h"

#include <QDir>
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
