// SPDX-License-Identifier: Apache-2.0
#include "app/preferences.h"

#include "model/base/userfolders.h"

#include <QCryptographicHash>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qsizetype MostRecent = 12;

const QStringList &appearanceNames()
{
    static const QStringList names{u"system"_s, u"light"_s, u"dark"_s};
    return names;
}

/// A path as a key of the file.
QString nameFor(const QString &path)
{
    const QByteArray whole = QFileInfo(path).absoluteFilePath().toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(whole, QCryptographicHash::Sha1).toHex().left(16));
}

} // namespace

Preferences::Preferences() : m_settings(settingsFile(), QSettings::IniFormat) {}

Appearance Preferences::appearance() const
{
    const auto index = appearanceNames().indexOf(m_settings.value(u"appearance"_s).toString());
    return index < 0 ? Appearance::System : static_cast<Appearance>(index);
}

void Preferences::setAppearance(Appearance appearance)
{
    m_settings.setValue(u"appearance"_s, appearanceNames().at(static_cast<int>(appearance)));
}

QStringList Preferences::recentFiles() const
{
    return m_settings.value(u"recent"_s).toStringList();
}

void Preferences::addRecentFile(const QString &path)
{
    QStringList recent = recentFiles();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(u"recent"_s, recent.mid(0, MostRecent));
}

void Preferences::removeRecentFile(const QString &path)
{
    QStringList recent = recentFiles();
    recent.removeAll(path);
    m_settings.setValue(u"recent"_s, recent);
}

QStringList Preferences::openFiles() const
{
    return m_settings.value(u"session/files"_s).toStringList();
}

QString Preferences::currentFile() const
{
    return m_settings.value(u"session/current"_s).toString();
}

void Preferences::setSession(const QStringList &openFiles, const QString &current)
{
    m_settings.setValue(u"session/files"_s, openFiles);
    m_settings.setValue(u"session/current"_s, current);
}

QByteArray Preferences::columnsOf(const QString &database) const
{
    return m_settings.value(u"columns/"_s + nameFor(database)).toByteArray();
}

void Preferences::setColumnsOf(const QString &database, const QByteArray &columns)
{
    constexpr qsizetype MostDatabases = 50;
    const QString name = nameFor(database);
    QStringList last = m_settings.value(u"columns/last"_s).toStringList();
    last.removeAll(name);
    last.prepend(name);
    while (last.size() > MostDatabases)
        m_settings.remove(u"columns/"_s + last.takeLast());
    m_settings.setValue(u"columns/last"_s, last);
    m_settings.setValue(u"columns/"_s + name, columns);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

QByteArray Preferences::windowState() const
{
    return m_settings.value(u"window/state"_s).toByteArray();
}

void Preferences::setWindow(const QByteArray &geometry, const QByteArray &state)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
    m_settings.setValue(u"window/state"_s, state);
}

std::optional<QList<QKeySequence>> Preferences::keysOf(const QString &action) const
{
    const QVariant kept = m_settings.value(u"keys/"_s + action);
    if (!kept.isValid())
        return std::nullopt;
    QList<QKeySequence> keys;
    const QStringList texts = kept.toString().split(u"; "_s, Qt::SkipEmptyParts);
    for (const QString &text : texts)
        keys.append(QKeySequence::fromString(text, QKeySequence::PortableText));
    return keys;
}

void Preferences::setKeysOf(const QString &action, const std::optional<QList<QKeySequence>> &keys)
{
    if (!keys) {
        m_settings.remove(u"keys/"_s + action);
        return;
    }
    QStringList texts;
    for (const QKeySequence &each : *keys)
        texts += each.toString(QKeySequence::PortableText);
    m_settings.setValue(u"keys/"_s + action, texts.join(u"; "_s));
}

bool Preferences::isOn(const QString &action, bool byDefault) const
{
    return m_settings.value(u"view/"_s + action, byDefault).toBool();
}

void Preferences::setOn(const QString &action, bool on)
{
    m_settings.setValue(u"view/"_s + action, on);
}

Settings Preferences::newDocuments() const
{
    Settings settings;
    settings.foreignKeyPattern = m_settings.value(u"documents/foreignKeyPattern"_s).toString();
    settings.primaryKeyPattern = m_settings.value(u"documents/primaryKeyPattern"_s).toString();
    settings.pluralRule = m_settings.value(u"documents/pluralRule"_s).toString();
    return settings;
}

void Preferences::setNewDocuments(const Settings &settings)
{
    m_settings.setValue(u"documents/foreignKeyPattern"_s, settings.foreignKeyPattern);
    m_settings.setValue(u"documents/primaryKeyPattern"_s, settings.primaryKeyPattern);
    m_settings.setValue(u"documents/pluralRule"_s, settings.pluralRule);
}

} // namespace sw
