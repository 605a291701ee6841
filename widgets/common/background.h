// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace sw {

/// Calls `work` in another thread and `take` with its answer in this one, unless the owner is gone
/// by then. What `work` looks at must be its own: a copy of the content.
template <typename Work, typename Take> void inBackground(QObject *owner, Work work, Take take)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>(owner), work = std::move(work), take = std::move(take)] {
            auto answer = work();
            QMetaObject::invokeMethod(qApp, [guard, take, answer = std::move(answer)] {
                if (guard)
                    take(answer);
            });
        });
}

/// Made right behind the application, it ends after the windows and waits for what they still have
/// running: the application, as it goes, closes every database first and asks nobody.
class BackgroundEnds {
public:
    BackgroundEnds() = default;
    ~BackgroundEnds() { QThreadPool::globalInstance()->waitForDone(); }
    Q_DISABLE_COPY_MOVE(BackgroundEnds)
};

} // namespace sw
