// SPDX-License-Identifier: Apache-2.0
#include "app/desktop.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QLatin1StringView PortalService("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView PortalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView PortalInterface("org.freedesktop.portal.Settings");
constexpr QLatin1StringView SchemeSpace("org.freedesktop.appearance");
constexpr QLatin1StringView SchemeKey("color-scheme");

/// The portal: 0 no wish, 1 dark, 2 light. Some wrap the value twice.
bool saysDark(const QVariant &value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    return inner.toUInt() == 1;
}

bool paletteIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Desktop::Desktop(const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_bus(bus), m_dark(paletteIsDark())
{
    if (!m_bus.isConnected())
        return;
    // Without this the bus does not know the slot's arguments, and refuses to call it.
    qRegisterMetaType<QDBusVariant>();
    m_bus.connect(PortalService, PortalPath, PortalInterface, u"SettingChanged"_s, this,
                  SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask();
}

void Desktop::ask()
{
    QDBusMessage question
        = QDBusMessage::createMethodCall(PortalService, PortalPath, PortalInterface, u"Read"_s);
    question << QString(SchemeSpace) << QString(SchemeKey);
    // Without waiting: a portal that is not there must not keep the window from opening.
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QVariant> reply = *answer;
        if (!reply.isError())
            setDark(saysDark(reply.value()));
        answer->deleteLater();
    });
}

void Desktop::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == SchemeSpace && key == SchemeKey)
        setDark(saysDark(value.variant()));
}

void Desktop::setDark(bool dark)
{
    if (std::exchange(m_dark, dark) != dark)
        Q_EMIT darkChanged(dark);
}

} // namespace sw
