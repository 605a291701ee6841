// SPDX-License-Identifier: Apache-2.0
#include "model/base/durable.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#if defined(Q_OS_WIN)
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace sw {

namespace {

Error notOnDisk() { return Error{qt_error_string(errno)}; }

#if defined(Q_OS_WIN)

bool syncHandle(int handle) { return _commit(handle) == 0; }

/// There a folder needs nothing.
Result<Done> syncFolder(const QString &) { return Done(); }

#else

bool syncHandle(int handle) { return fsync(handle) == 0; }

Result<Done> syncFolder(const QString &path)
{
    const int handle = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return notOnDisk();
    const bool synced = syncHandle(handle);
    const Error error = notOnDisk();
    close(handle);
    if (!synced)
        return error;
    return Done();
}

#endif

} // namespace

Result<Done> makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return Error{file.errorString()};
    return Done();
}

Result<Done> syncToDisk(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return Error{file.errorString()};
    if (!syncHandle(file.handle()))
        return notOnDisk();
    return syncFolder(QFileInfo(path).absolutePath());
}

} // namespace sw
