// SPDX-License-Identifier: Apache-2.0
#include "app/target.h"

#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sync/diff.h"
#include "model/sync/targetpath.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto LookPause = 500ms;

/// The tables and views that the changes begin at.
QSet<quint64> idsOf(const Changes &changes)
{
    QSet<quint64> ids;
    for (const Change &change : changes) {
        if (const auto *table = std::get_if<TablePtr>(&change.before); table && *table)
            ids.insert((*table)->id.value());
        else if (const auto *view = std::get_if<ViewPtr>(&change.before); view && *view)
            ids.insert((*view)->id.value());
    }
    return ids;
}

} // namespace

Target::Target(Editor &editor, QObject *parent) : QObject(parent), m_editor(editor)
{
    m_reader.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(LookPause);
    connect(&m_pause, &QTimer::timeout, this, &Target::look);
    const auto lookSoon = [this] { m_pause.start(); };
    connect(&m_editor, &Editor::changed, this, [this](const Changes &changes) {
        choosePath();
        const bool concerns = std::any_of(changes.begin(), changes.end(), [](const Change &each) {
            return !std::holds_alternative<PlacementPtr>(each.before)
                   && !std::holds_alternative<RoutePtr>(each.before);
        });
        if (concerns)
            m_pause.start();
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, lookSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, lookSoon);
}

Target::~Target() { m_reader.waitForDone(); }

void Target::setDocument(const QString &path)
{
    m_document = path;
    choosePath();
    look();
}

void Target::choosePath()
{
    const QString path = targetPathOf(m_document, *m_editor.content().settings);
    if (std::exchange(m_path, path) == path)
        return;
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    if (!path.isEmpty())
        m_watcher.addPath(QFileInfo(path).absolutePath());
}

Target::Seen Target::seen(const QString &path, const Content &drawn)
{
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return {State::Unreadable, 0, {}, connection.error().text};
    Result<Introspection> read = introspect((*connection)->handle());
    if (!read)
        return {State::Unreadable, 0, {}, read.error().text};
    Content live;
    live.schema = std::move(read->schema);
    const Difference difference = diff(live, drawn, Scope::Database);
    const auto count = static_cast<int>(difference.lines.size());
    if (count == 0)
        return {State::Equal, 0, {}, {}};
    return {State::Different, count, idsOf(diff(drawn, live, Scope::Database).changes), {}};
}

void Target::look()
{
    m_pause.stop();
    const int token = ++m_token;
    if (m_path.isEmpty() || !QFileInfo::exists(m_path)) {
        take(token, {m_path.isEmpty() ? State::Unknown : State::Missing, 0, {}, {}});
        return;
    }
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    m_reader.clear();
    m_reader.start([this, token, path = m_path, drawn = m_editor.content()] {
        const Seen found = seen(path, drawn);
        QMetaObject::invokeMethod(
            this, [this, token, found] { take(token, found); }, Qt::QueuedConnection);
    });
}

void Target::take(int token, const Seen &seen)
{
    if (token != m_token)
        return;
    m_state = seen.state;
    m_differences = seen.differences;
    m_error = seen.error;
    m_editor.setUnapplied(seen.unapplied);
    Q_EMIT changed();
}

QString Target::text() const
{
    const QString name = QFileInfo(m_path).fileName();
    switch (m_state) {
    case State::Unknown:
        return {};
    case State::Missing:
        return tr("%1 is not there yet").arg(name);
    case State::Equal:
        return tr("%1 equals the drawing").arg(name);
    case State::Different:
        return tr("%n changes not applied", nullptr, m_differences);
    case State::Unreadable:
        return m_error;
    }
    return {};
}

} // namespace sw
