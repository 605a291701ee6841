// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/takein.h"
#include "widgets/editing/editor.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

namespace sw {

/// The database that a document is drawn for, and how it differs from the drawing. It is read
/// beside the window, again whenever it or the document changes, and when somebody comes back to
/// the window. What another program changed in it meanwhile is known.
class Target : public QObject {
    Q_OBJECT

public:
    enum class State { Unknown, Missing, Equal, Different, Unreadable };

    Target(Editor &editor, QObject *parent = nullptr);
    ~Target() override;

    /// Empty as long as the document is in no file.
    [[nodiscard]] const QString &path() const { return m_path; }
    void setDocument(const QString &path);

    /// Another one after each change of the file.
    [[nodiscard]] const QString &stamp() const { return m_stamp; }
    [[nodiscard]] State state() const { return m_seen.state; }
    [[nodiscard]] int differences() const { return m_seen.differences; }
    /// There was one, and somebody took it away.
    [[nodiscard]] bool isGone() const { return m_wasThere && m_seen.state == State::Missing; }
    /// In words for the status bar and beside Apply; empty where there is nothing to say.
    [[nodiscard]] QString text() const;

    /// A new one takes its time where there is much to make.
    void setBeingMade(bool isMade);
    [[nodiscard]] bool isBeingMade() const { return m_beingMade; }

    /// What the database held when it was looked at last; null where it could not be read.
    [[nodiscard]] const std::shared_ptr<const Content> &live() const { return m_seen.live; }
    /// What differs since another program changed the database.
    [[nodiscard]] const DiffSpots &drift() const { return m_seen.drift; }
    /// It was told, and is nothing new any more.
    void acceptDrift();
    /// Whoever changed it is known: it is looked at as if for the first time.
    void lookAfresh();

    /// What was decided about renames that are guessed.
    [[nodiscard]] const Answers &answers() const { return m_answers; }
    void denyRename(const QString &path);

    void look();
    /// Unless the file is as it was.
    void lookIfChanged();

Q_SIGNALS:
    void changed();

private:
    struct Seen {
        State state = State::Unknown;
        QString error;
        std::shared_ptr<const Content> live;
        int differences = 0;
        QSet<quint64> unapplied; ///< tables and views, by the drawing's ids
        DiffSpots drift;
    };
    /// What is looked at, and what it held before.
    struct Looked {
        QString path;
        Content drawn;
        std::shared_ptr<const Content> before;
        Answers answers;
    };

    void choosePath();
    void take(int token, const Seen &seen);
    [[nodiscard]] static Result<Content> read(const QString &path);
    [[nodiscard]] static Seen seen(const Looked &looked);

    Editor &m_editor;
    QString m_document;
    QString m_path;
    QString m_stamp; ///< of the file that was looked at last
    Seen m_seen;
    std::shared_ptr<const Content> m_before; ///< what drift is seen from
    Answers m_answers;
    QTimer m_pause;
    QFileSystemWatcher m_watcher;
    QThreadPool m_reader; ///< one thread
    int m_token = 0;
    bool m_beingMade = false;
    bool m_wasThere = false;
};

} // namespace sw
