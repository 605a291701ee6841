// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/live/watcher.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

struct sqlite3;

namespace sw {

class Connection;

/// Something that was asked for beside. It is not wanted any more when this goes or is asked for
/// anew: then it is stopped, and nobody hears of it.
class Asked {
public:
    using Flag = std::shared_ptr<std::atomic<bool>>;

    Asked() = default;
    explicit Asked(Flag stop) : m_stop(std::move(stop)) {}
    ~Asked() { cancel(); }
    Asked(Asked &&other) noexcept : m_stop(std::move(other.m_stop)) {}
    Asked &operator=(Asked &&other) noexcept
    {
        cancel();
        m_stop = std::move(other.m_stop);
        return *this;
    }
    Asked(const Asked &) = delete;
    Asked &operator=(const Asked &) = delete;

    void cancel()
    {
        if (m_stop)
            *m_stop = true;
        m_stop.reset();
    }

private:
    Flag m_stop;
};

/// Does one thing after the other with a database file, in a thread and through a connection of its
/// own. The file is opened when it is first needed.
class RowJobs {
public:
    /// Is given the open database, or why there is none.
    using Job = std::function<void(const Result<sqlite3 *> &database, Watcher &watcher)>;

    enum class Look { AtSome, ThroughAll };

    /// Jobs that go through whole tables want a connection made for that.
    explicit RowJobs(QString path, Look look = Look::AtSome);
    /// What runs is stopped, what waits is left.
    ~RowJobs();
    RowJobs(const RowJobs &) = delete;
    RowJobs &operator=(const RowJobs &) = delete;

    /// The flag stops the job: it is looked at before it begins, while SQLite works, and while a
    /// lock is waited for.
    void post(Job job, Asked::Flag stop);
    /// The file may have become another one: what is asked from now on is asked of that.
    void reopen();

private:
    struct Waiting {
        Job job;
        Asked::Flag stop;
    };

    void work();
    void run(const Waiting &waiting, std::unique_ptr<Connection> &connection);

    QString m_path;
    Look m_look;
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<Waiting> m_waiting;
    Asked::Flag m_running; ///< of the job that runs
    bool m_reopen = false;
    bool m_end = false;
    std::thread m_thread; ///< the last member: it uses the others
};

} // namespace sw
