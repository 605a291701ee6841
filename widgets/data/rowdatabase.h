// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowjobs.h"
#include "model/data/ways.h"

#include <QCoreApplication>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <array>

namespace sw {

/// The database whose rows are shown: what is in it, by the names of the document, and threads to
/// ask for rows. What is slow is asked on a lane of its own, so that nothing waits for it.
class RowDatabase : public QObject {
    Q_OBJECT

public:
    enum class Lane { Grid, Panes, Beside, Queries };

    using QObject::QObject;

    /// The schema is that of the file, with the names and marks of the document.
    void open(const QString &path, const Schema &schema);
    /// Its rows may be others now.
    void readAgain();

    [[nodiscard]] bool isOpen() const { return m_ways != nullptr; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const WaysOf &ways() const { return *m_ways; }
    [[nodiscard]] const Schema &schema() const { return m_ways->schema(); }

    /// How far a job is.
    using Told = std::function<void(qint64 done)>;

    /// Calls `work` with the database in the lane's thread and `take` with its Result in this one,
    /// as long as the answer is wanted and the owner is there. What `work` looks at is its own.
    template <typename Work, typename Take>
    [[nodiscard]] Asked ask(Lane lane, QObject *owner, Work work, Take take, Told told = {});

    /// How columns are shown, by their names; as texts of ColumnFormat.
    using Formats = QHash<QString, QString>;
    [[nodiscard]] Formats formatsOf(const QString &table) const { return m_formats.value(table); }
    void setFormats(const QString &table, const Formats &formats);

Q_SIGNALS:
    /// Of a table: what is seen of it is to look otherwise.
    void formatsChanged(const QString &table);
    /// Another file, or another schema.
    void opened();
    void rowsChanged();

private:
    /// What the job says on its way is heard in this thread.
    class Teller : public Watcher {
    public:
        Teller(Watcher &stop, QPointer<QObject> owner, Asked::Flag wanted, Told told)
            : m_stop(stop), m_owner(std::move(owner)), m_flag(std::move(wanted)),
              m_told(std::move(told))
        {
        }
        [[nodiscard]] bool cancelled() const override { return m_stop.cancelled(); }
        void progress(const Progress &progress) override;
        void waitsFor(const QString & /*what*/, std::chrono::milliseconds /*elapsed*/) override {}

    private:
        Watcher &m_stop;
        QPointer<QObject> m_owner;
        Asked::Flag m_flag;
        Told m_told;
    };

    [[nodiscard]] RowJobs &jobs(Lane lane) { return *m_lanes[static_cast<size_t>(lane)]; }

    QString m_path;
    QHash<QString, Formats> m_formats; ///< by tables
    std::unique_ptr<WaysOf> m_ways;
    std::array<std::unique_ptr<RowJobs>, 4> m_lanes;
};

template <typename Work, typename Take>
Asked RowDatabase::ask(Lane lane, QObject *owner, Work work, Take take, Told told)
{
    auto stop = std::make_shared<std::atomic<bool>>(false);
    jobs(lane).post(
        [work = std::move(work), take = std::move(take), told = std::move(told), stop,
         guard = QPointer<QObject>(owner)](const Result<sqlite3 *> &database, Watcher &watcher) {
            Teller teller(watcher, guard, stop, told);
            using Answer = decltype(work(*database, teller));
            Answer answer = database ? work(*database, teller) : Answer(database.error());
            QMetaObject::invokeMethod(qApp,
                                      [guard, take, stop, answer = std::move(answer)]() mutable {
                                          if (guard && !*stop)
                                              take(std::move(answer));
                                      });
        },
        stop);
    return Asked(std::move(stop));
}

} // namespace sw
