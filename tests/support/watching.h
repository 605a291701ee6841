// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/watcher.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace sw::test {

/// Remembers what it is told, and says stop after so many milliseconds, or when told so.
class Watching : public Watcher {
public:
    Watching() { m_clock.start(); }

    [[nodiscard]] bool cancelled() const override
    {
        return stop || (stopAfterMs >= 0 && m_clock.elapsed() >= stopAfterMs);
    }
    void progress(const Progress &progress) override
    {
        told.push_back(progress);
        times.push_back(m_clock.elapsed());
        if (onProgress)
            onProgress(progress);
    }
    void waitsFor(const QString &what, std::chrono::milliseconds) override
    {
        if (waits.isEmpty() || waits.last() != what)
            waits.append(what);
    }
    void restart() { m_clock.start(); }
    [[nodiscard]] qint64 elapsed() const { return m_clock.elapsed(); }

    bool stop = false;
    qint64 stopAfterMs = -1;
    std::vector<Progress> told;
    std::vector<qint64> times;
    QStringList waits;
    std::function<void(const Progress &)> onProgress;

private:
    QElapsedTimer m_clock;
};

} // namespace sw::test
