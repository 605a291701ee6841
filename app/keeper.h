// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/recovery.h"
#include "widgets/editing/editor.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

namespace sw {

/// Keeps a document's work safe: its file, the recovery copy of what is not saved, the history of
/// its steps beyond the end of the program, and an eye on the file that others may change.
class Keeper : public QObject {
    Q_OBJECT

public:
    /// `untitled` names the document as long as it was never saved; unique in the program.
    Keeper(Editor &editor, const QString &untitled, QObject *parent = nullptr);
    ~Keeper() override;

    [[nodiscard]] const QString &path() const { return m_document.path; }
    /// The database that is only browsed, by its canonical path; empty: this is a document.
    [[nodiscard]] const QString &database() const { return m_database; }
    /// Whether there is something to save. Who only browses a database has nothing.
    [[nodiscard]] bool isModified() const;
    /// The content of the file when it was last read or saved.
    [[nodiscard]] const Content &saved() const { return m_saved; }

    /// The editor shows what the file at the path holds, whose bytes have this hash.
    void opened(const QString &path, const QString &hash);
    /// The editor shows what the database holds. Until its schema is edited, or it is saved, only
    /// the places are kept: for the database, in the state folder.
    void browses(const QString &database);
    /// The editor shows what was read from a copy that a crashed program left.
    void recovered(const RecoveryCopy &copy);
    Result<Done> save(const QString &path);
    /// The editor has taken in what somebody else wrote into the file.
    void tookIn(const Content &theirs, const QString &hash);
    /// The file is left as somebody else wrote it, until the next save.
    void leave(const QString &hash) { m_document.savedBytes = hash; }
    /// What is not saved may go; the history is kept.
    void close();

    /// Whether somebody else changed the file; noticed by itself where the system tells.
    void look();
    /// Writes what is waiting to be written, now.
    void flush();

Q_SIGNALS:
    /// Somebody else changed the file.
    void changedOnDisk(const sw::Content &theirs, const QString &hash);
    void goneFromDisk();
    /// Somebody else wrote into the database that is browsed.
    void databaseChanged();
    void failed(const QString &text);

private:
    void contentChanged();
    void writeCopy();
    void writePlaces();
    void tellFailure(const QString &text); ///< from any thread
    void forgetCopy();
    void keepHistory(const History &history) const;
    void readHistory(const QString &hash);
    void watch();
    void lookAtDatabase();

    Editor &m_editor;
    OpenDocument m_document;
    QString m_database;
    Content m_saved;
    QTimer m_copyPause;
    QTimer m_lookPause;
    QThreadPool m_writer; ///< one thread: copies are written one after the other
    QFileSystemWatcher m_watcher;
    std::pair<QDateTime, qint64> m_stamp; ///< of the file when it was last looked at
    bool m_toldGone = false;
};

/// Where the recovery copies are.
[[nodiscard]] RecoveryFolder recoveryFolder();

/// Removes histories of documents that were not opened for long.
void tidyHistories();

} // namespace sw
