// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

namespace sw {

/// The database that a document is drawn for, and how it differs from the drawing. It is read
/// beside the window, again whenever it or the document changes.
class Target : public QObject {
    Q_OBJECT

public:
    enum class State { Unknown, Missing, Equal, Different, Unreadable };

    Target(Editor &editor, QObject *parent = nullptr);
    ~Target() override;

    /// Empty as long as the document is in no file.
    [[nodiscard]] const QString &path() const { return m_path; }
    void setDocument(const QString &path);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] int differences() const { return m_differences; }
    /// In words for the status bar and beside Apply; empty where there is nothing to say.
    [[nodiscard]] QString text() const;

    void look();

Q_SIGNALS:
    void changed();

private:
    struct Seen {
        State state = State::Unknown;
        int differences = 0;
        QSet<quint64> unapplied; ///< tables and views, by the drawing's ids
        QString error;
    };

    void choosePath();
    void take(int token, const Seen &seen);
    [[nodiscard]] static Seen seen(const QString &path, const Content &drawn);

    Editor &m_editor;
    QString m_document;
    QString m_path;
    State m_state = State::Unknown;
    int m_differences = 0;
    QString m_error;
    QTimer m_pause;
    QFileSystemWatcher m_watcher;
    QThreadPool m_reader; ///< one thread
    int m_token = 0;
};

} // namespace sw
