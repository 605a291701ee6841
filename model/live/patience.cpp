// SPDX-License-Identifier: Apache-2.0
#include "model/live/patience.h"

#include "model/base/lockholder.h"

#include <QThread>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

using std::chrono::milliseconds;

constexpr int InstructionsALook = 1000;
constexpr unsigned long WaitStepMs = 20;

} // namespace

void Patience::attend(sqlite3 *database)
{
    m_database = database;
    sqlite3_busy_handler(
        database, [](void *self, int) { return static_cast<Patience *>(self)->wait() ? 1 : 0; },
        this);
    sqlite3_progress_handler(
        database, InstructionsALook,
        [](void *self) { return static_cast<Patience *>(self)->goesOn() ? 0 : 1; }, this);
}

void Patience::begin(const QString &what, Wants wants)
{
    m_what = what;
    m_wants = wants;
    m_step.start();
    m_waiting.invalidate();
    m_heldUpBy.clear();
}

QString whoHolds(sqlite3 *database)
{
    const QString file = QString::fromUtf8(sqlite3_db_filename(database, "main"));
    // In WAL mode the locks are on the index of the log.
    QString name = lockHolder(file);
    if (name.isEmpty())
        name = lockHolder(file + u"-shm");
    return name.isEmpty() ? u"another program"_s : u"another program (%1)"_s.arg(name);
}

QString Patience::whoIsInTheWay() const
{
    const QString who = whoHolds(m_database);
    if (m_wants == Wants::TheWholeFile)
        return who + u" is using the database";
    // Who may write already waits for the end of the readers; everybody else, for a writer's.
    const bool writing = sqlite3_txn_state(m_database, "main") == SQLITE_TXN_WRITE;
    return who + (writing ? u" is reading the database"_s : u" is writing to the database"_s);
}

bool Patience::wait()
{
    if (m_watcher.cancelled())
        return false;
    if (!m_waiting.isValid())
        m_waiting.start();
    const milliseconds waited(m_waiting.elapsed());
    if (waited >= m_limit) {
        m_heldUpBy = whoIsInTheWay();
        return false;
    }
    if (m_waitPace.due())
        m_watcher.waitsFor(whoIsInTheWay(), waited);
    QThread::msleep(WaitStepMs);
    return true;
}

bool Patience::goesOn()
{
    // Somebody in the way of a full page cache does not end the statement: SQLite would take ever
    // more memory instead, to fail at the COMMIT.
    if (m_watcher.cancelled() || !m_heldUpBy.isEmpty())
        return false;
    if (m_progressPace.due())
        m_watcher.progress({m_what, 0, 0, milliseconds(m_step.elapsed())});
    return true;
}

} // namespace sw
