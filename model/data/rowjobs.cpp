// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowjobs.h"

#include "model/live/connection.h"

#include <sqlite3.h>

#include <utility>

namespace sw {

RowJobs::RowJobs(QString path, Look look)
    : m_path(std::move(path)), m_look(look), m_thread([this] { work(); })
{
}

RowJobs::~RowJobs()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_end = true;
        m_waiting.clear();
        if (m_running)
            *m_running = true;
    }
    m_more.notify_one();
    m_thread.join();
}

void RowJobs::post(Job job, Asked::Flag stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back({std::move(job), std::move(stop)});
    }
    m_more.notify_one();
}

void RowJobs::reopen()
{
    const std::scoped_lock lock(m_mutex);
    m_reopen = true;
}

void RowJobs::work()
{
    std::unique_ptr<Connection> connection;
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_running.reset();
        m_more.wait(lock, [this] { return m_end || !m_waiting.empty(); });
        if (m_end)
            return;
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_running = next.stop;
        if (std::exchange(m_reopen, false))
            connection.reset();
        lock.unlock();
        if (!*next.stop)
            run(next, connection);
    }
}

void RowJobs::run(const Waiting &waiting, std::unique_ptr<Connection> &connection)
{
    Stoppable watcher(waiting.stop);
    if (!connection) {
        auto opened = Connection::openForReading(m_path);
        if (!opened) {
            waiting.job(opened.error(), watcher);
            return;
        }
        connection = std::move(*opened);
        if (m_look == Look::ThroughAll)
            connection->useLargeCache();
    }
    connection->browse(waiting.stop);
    waiting.job(connection->handle(), watcher);
    // Pages of a whole table are of no use to what comes next.
    if (m_look == Look::ThroughAll)
        sqlite3_db_release_memory(connection->handle());
}

} // namespace sw
