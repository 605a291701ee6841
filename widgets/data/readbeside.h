// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/connection.h"
#include "model/live/patience.h"

namespace sw {

/// Reads a database through a connection of its own, which the watcher may stop at any time. For
/// another thread than the window's.
template <typename Work>
auto readBeside(const QString &path, Watcher &watcher, Work work)
    -> decltype(work(static_cast<sqlite3 *>(nullptr)))
{
    Patience patience(watcher);
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return connection.error();
    (*connection)->browse();
    patience.attend((*connection)->handle());
    return work((*connection)->handle());
}

} // namespace sw
