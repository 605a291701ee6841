// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/watcher.h"
#include "widgets/common/background.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace sw {

/// Does one slow thing after the other with a database, in another thread. It says how far it is,
/// and can be told to stop; what is started stops what was running.
class Worker : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~Worker() override { cancel(); }
    Q_DISABLE_COPY_MOVE(Worker)

    [[nodiscard]] bool isBusy() const { return m_busy; }
    void cancel()
    {
        if (m_stop)
            *m_stop = true;
    }

    /// `work` is given a watcher, `take` what it answers; not where something else was started
    /// meanwhile.
    template <typename Work, typename Take> void start(Work work, Take take)
    {
        cancel();
        m_stop = std::make_shared<std::atomic<bool>>(false);
        m_busy = true;
        inBackground(
            this,
            [work = std::move(work), stop = m_stop, guard = QPointer<Worker>(this)] {
                Teller teller(guard, stop);
                return work(teller);
            },
            [this, stop = m_stop, take = std::move(take)](const auto &answer) {
                if (stop != m_stop)
                    return;
                m_busy = false;
                take(answer);
            });
    }

Q_SIGNALS:
    void progressed(const sw::Progress &progress);
    void waits(const QString &what);

private:
    /// What the other thread says is heard in this one.
    class Teller : public Watcher {
    public:
        Teller(QPointer<Worker> worker, std::shared_ptr<std::atomic<bool>> stop)
            : m_worker(std::move(worker)), m_stop(std::move(stop))
        {
        }
        [[nodiscard]] bool cancelled() const override { return *m_stop; }
        void progress(const Progress &progress) override;
        void waitsFor(const QString &what, std::chrono::milliseconds elapsed) override;

    private:
        QPointer<Worker> m_worker;
        std::shared_ptr<std::atomic<bool>> m_stop;
    };

    std::shared_ptr<std::atomic<bool>> m_stop;
    bool m_busy = false;
};

} // namespace sw
