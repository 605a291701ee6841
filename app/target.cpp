// SPDX-License-Identifier: Apache-2.0
#include "app/target.h"

#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sync/targetpath.h"
#include "widgets/sync/planwork.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto LookPause = 500ms;

/// The tables and views of the drawing that the lines are about.
QSet<quint64> idsOf(const TakeIn &take)
{
    QSet<quint64> ids;
    for (const DiffLine &line : take.lines()) {
        const bool isNew = line.spot.part == 0 && line.change == u"added";
        if (line.spot.object != 0 && !isNew)
            ids.insert(line.spot.object);
    }
    return ids;
}

/// What differs now, and did not before or did otherwise.
DiffSpots driftOf(const TakeIn &now, const TakeIn &before)
{
    QHash<QString, DiffSpot> known;
    for (const DiffLine &line : before.lines())
        known.insert(line.text, line.spot);
    DiffSpots drift;
    for (const DiffLine &line : now.lines()) {
        const auto found = known.constFind(line.text);
        if (found == known.cend() || *found != line.spot)
            drift.insert(line.spot);
    }
    return drift;
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
    m_before.reset();
    m_wasThere = false;
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    if (!path.isEmpty())
        m_watcher.addPath(QFileInfo(path).absolutePath());
}

Result<Content> Target::read(const QString &path)
{
    const auto connection = Connection::openForReading(path);
    if (!connection)
        return connection.error();
    Result<Introspection> read = introspect((*connection)->handle());
    if (!read)
        return read.error();
    Content live;
    live.schema = std::move(read->schema);
    return live;
}

Target::Seen Target::seen(const Looked &looked)
{
    Seen seen;
    seen.state = State::Unreadable;
    const Result<Content> found = read(looked.path);
    if (!found) {
        seen.error = found.error().text;
        return seen;
    }
    const Content &live = *found;
    const TakeIn take(looked.drawn, live, looked.answers);
    seen.differences = static_cast<int>(take.lines().size());
    seen.state = seen.differences == 0 ? State::Equal : State::Different;
    seen.unapplied = idsOf(take);
    if (looked.before && !(looked.before->schema == live.schema))
        seen.drift = driftOf(take, TakeIn(looked.drawn, *looked.before, looked.answers));
    seen.live = std::make_shared<const Content>(live);
    return seen;
}

void Target::lookAfresh()
{
    m_before.reset();
    look();
}

void Target::acceptDrift()
{
    m_before = m_seen.live;
    m_seen.drift.clear();
}

void Target::denyRename(const QString &path)
{
    m_answers.notRenamed.append(path);
    look();
}

void Target::lookIfChanged()
{
    if (!m_path.isEmpty() && stampOf(m_path) != m_stamp)
        look();
}

void Target::look()
{
    m_pause.stop();
    const int token = ++m_token;
    m_stamp = stampOf(m_path);
    if (m_path.isEmpty() || !QFileInfo::exists(m_path)) {
        Seen none;
        none.state = m_path.isEmpty() ? State::Unknown : State::Missing;
        take(token, none);
        return;
    }
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    m_reader.clear();
    m_reader.start([this, token, looked = Looked{m_path, m_editor.content(), m_before, m_answers}] {
        const Seen found = seen(looked);
        QMetaObject::invokeMethod(
            this, [this, token, found] { take(token, found); }, Qt::QueuedConnection);
    });
}

void Target::take(int token, const Seen &seen)
{
    if (token != m_token)
        return;
    m_seen = seen;
    m_wasThere |= m_seen.live != nullptr;
    if (m_seen.state == State::Missing)
        m_before.reset();
    else if (m_seen.live && m_seen.drift.empty())
        m_before = m_seen.live;
    m_editor.setUnapplied(m_seen.unapplied);
    Q_EMIT changed();
}

void Target::setBeingMade(bool isMade)
{
    m_beingMade = isMade;
    Q_EMIT changed();
}

QString Target::text() const
{
    const QString name = QFileInfo(m_path).fileName();
    if (m_beingMade)
        return tr("Making %1…").arg(name);
    switch (m_seen.state) {
    case State::Unknown:
        return {};
    case State::Missing:
        return m_wasThere ? tr("%1 was deleted or moved").arg(name)
                          : tr("%1 is not there yet").arg(name);
    case State::Equal:
        return tr("%1 equals the drawing").arg(name);
    case State::Different:
        return tr("%n changes not applied", nullptr, m_seen.differences);
    case State::Unreadable:
        return m_seen.error;
    }
    return {};
}

} // namespace sw
