// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/writing.h"

namespace sw {

/// A copy of a database that was held against it.
struct BackupMade {
    QString path;
    qint64 bytes = 0;
    qint64 rows = 0;
    std::chrono::milliseconds elapsed{0};
    /// What PRAGMA data_version said on that connection. Once it may write, the same number means
    /// that nobody has written since.
    qint64 dataVersion = 0;

    bool operator==(const BackupMade &) const = default;
};

/// A new file that only its owner may read, with all that the database holds now, on the disk and
/// checked; or no file at all. Before a change begins: SQLite does not copy in the middle of one.
[[nodiscard]] Result<BackupMade> backUp(WritableDatabase &database, const QString &to);

/// The database holds what the backup holds, or what it held before. It stays in its file, with its
/// owner and permissions, and other programs that have it open see the change.
[[nodiscard]] Result<Done> restore(const QString &path, const QString &backup, Watcher &watcher);

} // namespace sw
