// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/live/patience.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <string_view>

struct sqlite3;

namespace sw {

class SqliteQuery;

/// A SQLite database file opened to be changed: guarded as one that may be hostile, answerable
/// while it works and waits, and never made where it is missing. What is not committed is rolled
/// back.
///
/// It is a plain sqlite3 connection. A QSqlDatabase would own it just as well, but every statement
/// here is a SqliteQuery, and the driver adds a registry of names and a busy timeout to be undone.
class WritableDatabase {
public:
    /// A journal that a crash left behind is played back by this.
    [[nodiscard]] static Result<std::unique_ptr<WritableDatabase>> open(const QString &path,
                                                                        Watcher &watcher);
    ~WritableDatabase();
    WritableDatabase(const WritableDatabase &) = delete;
    WritableDatabase &operator=(const WritableDatabase &) = delete;

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] Watcher &watcher() { return m_watcher; }
    [[nodiscard]] Patience &patience() { return m_patience; }
    /// What the watcher is told from now on.
    void setTask(const QString &task) { m_task = task; }

    /// Whether the path still leads to the file that was opened.
    [[nodiscard]] bool stillTheSameFile() const;
    /// A crash of this connection leaves the database whole, even where the connection was told
    /// otherwise; an error where that cannot be had.
    Result<Done> makeJournalSafe();

    /// One statement, to its end; what it answers is left.
    Result<Done> run(std::string_view sql);
    /// The first value of the first row.
    [[nodiscard]] Result<qint64> number(std::string_view sql);
    [[nodiscard]] Result<QString> word(std::string_view sql);

    /// One statement, and what to do with each row that it answers.
    Result<Done> each(std::string_view sql, const std::function<void(const SqliteQuery &)> &row);

    /// Takes the right to write, with a safe journal, in the file that the path means.
    Result<Done> begin();
    /// All or nothing: an error means that it was rolled back.
    Result<Done> commit();
    void rollBack();
    [[nodiscard]] bool inTransaction() const;

    /// Like run() and word(), but not to be cancelled: for what puts things back.
    Result<Done> runAnyway(std::string_view sql);
    [[nodiscard]] Result<QString> wordAnyway(std::string_view sql);

    /// What a failed statement on this connection means for a person.
    [[nodiscard]] Error failure();

private:
    WritableDatabase(const QString &path, Watcher &watcher);

    [[nodiscard]] Result<Done> openFile();
    [[nodiscard]] Error unwritable(const QString &reason) const;
    [[nodiscard]] Result<Done> notCancelled();
    /// run() or runAnyway(), each row to be looked at.
    [[nodiscard]] Result<Done> step(std::string_view sql,
                                    const std::function<void(const SqliteQuery &)> &row);
    void playBack();

    QString m_path;
    QString m_place; ///< where all links led at the opening
    QString m_task;
    Watcher &m_watcher;
    Patience m_patience;
    sqlite3 *m_handle = nullptr;
};

} // namespace sw
