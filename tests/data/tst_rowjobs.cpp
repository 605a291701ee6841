// SPDX-License-Identifier: Apache-2.0
// Jobs in a thread of their own: in order, each to be stopped at any time.
#include "model/data/rowjobs.h"
#include "model/sql/sqlite.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr int Patient = 20'000; ///< ms until a test gives up
constexpr const char *Endless
    = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

/// A semaphore that the thread sanitizer can look into, which Qt's is not.
class Gate {
public:
    void release()
    {
        {
            const std::scoped_lock lock(m_mutex);
            ++m_open;
        }
        m_opened.notify_one();
    }
    [[nodiscard]] bool tryAcquire(int count, int ms)
    {
        std::unique_lock lock(m_mutex);
        if (!m_opened.wait_for(lock, std::chrono::milliseconds(ms),
                               [&] { return m_open >= count; }))
            return false;
        m_open -= count;
        return true;
    }
    void acquire() { static_cast<void>(tryAcquire(1, Patient)); }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    int m_open = 0;
};

Asked::Flag flag() { return std::make_shared<std::atomic<bool>>(false); }

class RowJobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_path = m_folder->database(u"a.db"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
    }

    void oneAfterTheOther()
    {
        RowJobs jobs(m_path);
        Gate done;
        std::vector<qint64> seen; // of the one thread, until all are done
        for (int i = 0; i < 50; ++i) {
            jobs.post(
                [&, i](const Result<sqlite3 *> &database, Watcher &) {
                    SqliteQuery query(*database, "SELECT sum(a) FROM t");
                    query.next();
                    seen.push_back(100 * i + query.integer(0));
                    done.release();
                },
                flag());
        }
        QVERIFY(done.tryAcquire(50, Patient));
        QCOMPARE(seen.size(), 50U);
        for (size_t i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i], 100 * static_cast<qint64>(i) + 3);
    }

    void whatIsNotWantedAnyMoreIsNotBegun()
    {
        RowJobs jobs(m_path);
        Gate go;
        Gate done;
        std::atomic<int> ran = 0;
        jobs.post([&](const Result<sqlite3 *> &, Watcher &) { go.acquire(); }, flag());
        {
            const Asked::Flag stop = flag();
            const Asked asked(stop); // it goes
            jobs.post([&](const Result<sqlite3 *> &, Watcher &) { ++ran; }, stop);
        }
        jobs.post([&](const Result<sqlite3 *> &, Watcher &) { done.release(); }, flag());
        go.release();
        QVERIFY(done.tryAcquire(1, Patient));
        QCOMPARE(ran.load(), 0);
    }

    void aQueryIsStopped()
    {
        RowJobs jobs(m_path);
        Gate begun;
        Gate ended;
        const Asked::Flag stop = flag();
        bool failed = false;
        jobs.post(
            [&](const Result<sqlite3 *> &database, Watcher &watcher) {
                begun.release();
                SqliteQuery query(*database, Endless);
                failed = !query.next() && query.failed() && watcher.cancelled();
                ended.release();
            },
            stop);
        QVERIFY(begun.tryAcquire(1, Patient));
        *stop = true;
        QVERIFY(ended.tryAcquire(1, Patient));
        QVERIFY(failed);
        // And the next one is not.
        jobs.post(
            [&](const Result<sqlite3 *> &database, Watcher &) {
                SqliteQuery query(*database, "SELECT count(*) FROM t");
                failed = !query.next();
                ended.release();
            },
            flag());
        QVERIFY(ended.tryAcquire(1, Patient));
        QVERIFY(!failed);
    }

    void aWaitForALockIsStopped()
    {
        sqlite3 *other = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &other);
        sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
        const auto close = qScopeGuard([&] { sqlite3_close(other); });
        RowJobs jobs(m_path);
        Gate done;
        // Opened while it was free, so that it is the query that waits.
        sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr);
        jobs.post([&](const Result<sqlite3 *> &, Watcher &) { done.release(); }, flag());
        QVERIFY(done.tryAcquire(1, Patient));
        sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
        Gate begun;
        const Asked::Flag stop = flag();
        bool failed = false;
        jobs.post(
            [&](const Result<sqlite3 *> &database, Watcher &) {
                begun.release();
                SqliteQuery query(*database, "SELECT count(*) FROM t");
                failed = !query.next();
                done.release();
            },
            stop);
        QVERIFY(begun.tryAcquire(1, Patient));
        *stop = true;
        QElapsedTimer clock;
        clock.start();
        QVERIFY(done.tryAcquire(1, Patient));
        QVERIFY(failed);
        QVERIFY2(clock.elapsed() < 2000, "it waited for the lock to its end");
    }

    void theEndStopsAll()
    {
        Gate begun;
        std::atomic<int> ran = 0;
        {
            RowJobs jobs(m_path);
            for (int i = 0; i < 3; ++i) {
                jobs.post(
                    [&](const Result<sqlite3 *> &database, Watcher &) {
                        ++ran;
                        begun.release();
                        SqliteQuery query(*database, Endless);
                        query.next();
                    },
                    flag());
            }
            QVERIFY(begun.tryAcquire(1, Patient));
        }
        QCOMPARE(ran.load(), 1);
    }

    void anotherFileIsReadAfterReopening()
    {
        RowJobs jobs(m_path);
        Gate done;
        qint64 count = 0;
        const auto look = [&] {
            jobs.post(
                [&](const Result<sqlite3 *> &database, Watcher &) {
                    SqliteQuery query(*database, "SELECT count(*) FROM t");
                    count = query.next() ? query.integer(0) : -1;
                    done.release();
                },
                flag());
            return done.tryAcquire(1, Patient);
        };
        QVERIFY(look());
        QCOMPARE(count, 2);
        QFile::remove(m_path);
        m_folder->database(u"a.db"_s, "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)");
        jobs.reopen();
        QVERIFY(look());
        QCOMPARE(count, 3);
    }

    void whatCannotBeOpenedIsSaidToEachJob()
    {
        RowJobs jobs(m_folder->path(u"missing.db"_s));
        Gate done;
        QStringList errors;
        for (int i = 0; i < 2; ++i) {
            jobs.post(
                [&](const Result<sqlite3 *> &database, Watcher &) {
                    errors.append(database ? QString() : database.error().text);
                    done.release();
                },
                flag());
        }
        QVERIFY(done.tryAcquire(2, Patient));
        for (const QString &error : errors)
            QVERIFY2(error.contains(u"there is no such file"), qPrintable(error));
    }

private:
    std::unique_ptr<Folder> m_folder;
    QString m_path;
};

} // namespace

SW_SUITE(rowjobs, RowJobsTest)
#include "tst_rowjobs.moc"
