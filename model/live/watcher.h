// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <atomic>
#include <chrono>
#include <memory>

namespace sw {

/// How far a slow step is.
struct Progress {
    QString what; ///< “Copying pet”
    qint64 done = 0;
    qint64 total = 0; ///< 0 where nobody knows
    std::chrono::milliseconds elapsed{0};

    bool operator==(const Progress &) const = default;
};

/// Somebody who looks on while the database works, and may say stop. Called from the thread that
/// works.
class Watcher {
public:
    Watcher() = default;
    virtual ~Watcher() = default;
    Watcher(const Watcher &) = delete;
    Watcher &operator=(const Watcher &) = delete;

    [[nodiscard]] virtual bool cancelled() const = 0;
    virtual void progress(const Progress &progress) = 0;
    /// Another program is in the way, and has been for so long.
    virtual void waitsFor(const QString &what, std::chrono::milliseconds elapsed) = 0;
};

/// Nobody looks on, but somebody, in whatever thread, may say stop.
class Stoppable : public Watcher {
public:
    explicit Stoppable(std::shared_ptr<const std::atomic<bool>> stop) : m_stop(std::move(stop)) {}

    [[nodiscard]] bool cancelled() const override { return *m_stop; }
    void progress(const Progress & /*progress*/) override {}
    void waitsFor(const QString & /*what*/, std::chrono::milliseconds /*elapsed*/) override {}

private:
    std::shared_ptr<const std::atomic<bool>> m_stop;
};

/// Says when it is time to tell a watcher again: at once, then ten times a second.
class Pace {
public:
    [[nodiscard]] bool due()
    {
        constexpr qint64 StepMs = 100;
        if (m_last.isValid() && m_last.elapsed() < StepMs)
            return false;
        m_last.start();
        return true;
    }

private:
    QElapsedTimer m_last;
};

} // namespace sw
