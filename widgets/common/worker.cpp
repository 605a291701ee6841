// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/worker.h"

namespace sw {

void Worker::Teller::progress(const Progress &progress)
{
    QMetaObject::invokeMethod(
        qApp,
        [worker = m_worker, stop = m_stop, progress] {
            if (worker && worker->m_stop == stop)
                Q_EMIT worker->progressed(progress);
        },
        Qt::QueuedConnection);
}

void Worker::Teller::waitsFor(const QString &what, std::chrono::milliseconds /*elapsed*/)
{
    QMetaObject::invokeMethod(
        qApp,
        [worker = m_worker, stop = m_stop, what] {
            if (worker && worker->m_stop == stop)
                Q_EMIT worker->waits(what);
        },
        Qt::QueuedConnection);
}

} // namespace sw
