// SPDX-License-Identifier: Apache-2.0
#include "model/base/display.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#endif

namespace sw {

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

namespace {

/// Whether a server listens at the display, where it is one of this machine (`:0`).
bool answers(const QByteArray &display)
{
    if (!display.startsWith(':'))
        return true; // another machine's: only Qt can tell
    const QByteArray number = display.mid(1).split('.').first();
    const QByteArray path = QByteArray("/tmp/.X11-unix/X").append(number);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::copy(path.begin(), path.end(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (socket < 0)
        return true;
    const auto *target = reinterpret_cast<const sockaddr *>(&address);
    const bool connected = ::connect(socket, target, sizeof address) == 0;
    ::close(socket);
    return connected;
}

} // namespace

bool hasDisplay()
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
        || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return true;
    const QByteArray display = qgetenv("DISPLAY");
    return !display.isEmpty() && answers(display);
}

#else

bool hasDisplay() { return true; }

#endif

} // namespace sw
