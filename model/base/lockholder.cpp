// SPDX-License-Identifier: Apache-2.0
#include "model/base/lockholder.h"

#if defined(Q_OS_LINUX)
#include <QCoreApplication>
#include <QFile>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#endif

namespace sw {

#if defined(Q_OS_LINUX)

namespace {

QByteArray systemText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As /proc/locks names a file: 08:02:12345.
QByteArray lockedName(const QString &path)
{
    struct stat status {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return QString::asprintf("%02x:%02x:%llu", major(status.st_dev), minor(status.st_dev),
                             static_cast<unsigned long long>(status.st_ino))
        .toLatin1();
}

} // namespace

QString lockHolder(const QString &path)
{
    // 1: POSIX ADVISORY WRITE 1234 08:02:12345 1073741824 1073742335
    constexpr qsizetype Process = 4;
    constexpr qsizetype File = 5;
    const QByteArray wanted = lockedName(path);
    const QByteArray locks = systemText(QStringLiteral("/proc/locks"));
    for (const QByteArray &line : locks.split('\n')) {
        // Who waits has an arrow after the number, and so another word in every place.
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() <= File || words[File] != wanted
            || words[Process].toLongLong() == QCoreApplication::applicationPid())
            continue;
        const QString process = QString::fromLatin1(words[Process]);
        const QByteArray name = systemText(QStringLiteral("/proc/%1/comm").arg(process)).trimmed();
        if (!name.isEmpty())
            return QStringLiteral("%1, process %2").arg(QString::fromLocal8Bit(name), process);
    }
    return {};
}

#else

QString lockHolder(const QString &) { return {}; }

#endif

} // namespace sw
