// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/watcher.h"

struct sqlite3;

namespace sw {

/// Another program that holds a lock on the database, by its name where the system tells: “another
/// program (python3, process 1234)”.
[[nodiscard]] QString whoHolds(sqlite3 *database);

/// Keeps a connection answerable: while SQLite runs, the watcher hears of it and may stop it; while
/// another program holds a lock, it is said and waited for, up to a limit.
class Patience {
public:
    explicit Patience(Watcher &watcher) : m_watcher(watcher) {}

    /// Takes over the connection's handlers; it must outlive its last statement.
    void attend(sqlite3 *database);

    /// How long others are waited for in one step.
    void setLimit(std::chrono::milliseconds limit) { m_limit = limit; }
    [[nodiscard]] std::chrono::milliseconds limit() const { return m_limit; }

    /// What a step needs: then somebody in its way is a reader, a writer, or either of them.
    enum class Wants { ToWork, TheWholeFile };

    /// A step begins, and with it its clock.
    void begin(const QString &what, Wants wants = Wants::ToWork);
    /// Waits a little for whoever is in the way; false: no longer.
    [[nodiscard]] bool wait();
    /// Who was in the way when the limit was reached; empty where nobody was.
    [[nodiscard]] QString heldUpBy() const { return m_heldUpBy; }

private:
    [[nodiscard]] bool goesOn();
    [[nodiscard]] QString whoIsInTheWay() const;

    Watcher &m_watcher;
    sqlite3 *m_database = nullptr;
    std::chrono::milliseconds m_limit{10'000};
    QString m_what;
    Wants m_wants = Wants::ToWork;
    QElapsedTimer m_step;
    QElapsedTimer m_waiting; ///< valid from the first wait of a step on
    Pace m_progressPace;
    Pace m_waitPace;
    QString m_heldUpBy;
};

} // namespace sw
