// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/sql/problem.h"

#include <QDeadlineTimer>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

struct sqlite3;

namespace sw {

/// A SQLite database file opened to be read, as a file that may be hostile: read-only, defensive,
/// its schema not trusted, with limits and a deadline. The file and its -wal stay as they are.
///
/// A database that can be read only after a recovery (a journal left by a crash) or whose -wal
/// cannot be used where it lies is read from a copy of all its parts in a temporary folder.
class Connection {
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> openForReading(const QString &path);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    /// From here on rows are read: views run, and a query ends when `stop` says so and not by the
    /// clock.
    void browse(std::shared_ptr<const std::atomic<bool>> stop = {});
    /// For who looks through whole tables, again and again in another order: more memory, and half
    /// the time.
    void useLargeCache();
    /// What a user should know about how it was opened.
    [[nodiscard]] const Problems &notes() const { return m_notes; }

private:
    Connection();

    [[nodiscard]] bool open(const QString &path, bool copy);
    void guard();
    /// The extended code of the first look into the file.
    [[nodiscard]] int look();
    [[nodiscard]] Result<Done> openCopy(const QString &path);
    [[nodiscard]] bool tolerateBrokenObjects();
    void close();

    QString m_name; ///< of the QSqlDatabase
    sqlite3 *m_handle = nullptr;
    QString m_failure; ///< SQLite's last word
    Problems m_notes;
    QDeadlineTimer m_deadline;
    bool m_browsed = false;
    std::shared_ptr<const std::atomic<bool>> m_stop;
    std::unique_ptr<QTemporaryDir> m_copy;
};

/// Whether the file begins as SQLite files do.
[[nodiscard]] bool looksLikeSqlite(const QString &path);

} // namespace sw
