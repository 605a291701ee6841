// SPDX-License-Identifier: Apache-2.0
#include "model/base/process.h"

#include <QCoreApplication>
#include <QFile>

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_UNIX)
#include <cerrno>
#include <csignal>
#endif

namespace sw {

namespace {

#if defined(Q_OS_LINUX)

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool exists(qint64 number) { return QFile::exists(QStringLiteral("/proc/%1").arg(number)); }

/// The boot, and the tick since then: /proc counts a process's start from the boot.
QString startOf(qint64 number)
{
    const QByteArray stat = contentsOf(QStringLiteral("/proc/%1/stat").arg(number));
    // The name in parentheses may hold anything; after it, the start is the 20th field.
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype Start = 19;
    if (fields.size() <= Start)
        return {};
    const QByteArray boot = contentsOf(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed();
    return QString::fromLatin1(boot + '/' + fields.at(Start));
}

#elif defined(Q_OS_WIN)

bool exists(qint64 number)
{
    const HANDLE process
        = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(number));
    DWORD code = 0;
    const bool there = process && GetExitCodeProcess(process, &code) && code == STILL_ACTIVE;
    if (process)
        CloseHandle(process);
    return there;
}

QString startOf(qint64 number)
{
    const HANDLE process
        = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(number));
    FILETIME start{};
    FILETIME ignored{};
    const bool known = process && GetProcessTimes(process, &start, &ignored, &ignored, &ignored);
    if (process)
        CloseHandle(process);
    return known ? QStringLiteral("%1.%2").arg(start.dwHighDateTime).arg(start.dwLowDateTime)
                 : QString();
}

#else

bool exists(qint64 number) { return kill(static_cast<pid_t>(number), 0) == 0 || errno == EPERM; }

QString startOf(qint64) { return {}; }

#endif

} // namespace

ProcessMark thisProcess()
{
    const qint64 number = QCoreApplication::applicationPid();
    return {number, startOf(number)};
}

bool isRunning(const ProcessMark &process)
{
    return process.number > 0 && exists(process.number) && startOf(process.number) == process.start;
}

} // namespace sw
