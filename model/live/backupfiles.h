// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QDateTime>

#include <vector>

namespace sw {

/// A backup that lies beside its database.
struct BackupFile {
    QString path;
    QDateTime time; ///< as its name says
    qint64 bytes = 0;

    bool operator==(const BackupFile &) const = default;
};

/// shop.db.backup-20261121-214700.db, beside shop.db; with a number where that is taken.
[[nodiscard]] QString backupPathFor(const QString &database, const QDateTime &time);

/// A new file that only its owner may read, and its path: that one, or the next number where it is
/// such a name and another program took it meanwhile.
[[nodiscard]] Result<QString> makeBackupFile(const QString &database, const QString &path);

/// The newest first.
[[nodiscard]] std::vector<BackupFile> backupsOf(const QString &database);

/// Removes all but so many of the newest; files of other names are nobody's business.
void keepBackups(const QString &database, size_t count);

/// Whether a file of so many bytes can be made there. If not, the error names another place.
[[nodiscard]] Result<Done> roomFor(const QString &path, qint64 bytes);

} // namespace sw
