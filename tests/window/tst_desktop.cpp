// SPDX-License-Identifier: Apache-2.0
// The program is dark where the desktop is: it asks the desktop's portal, hears when that changes
// its mind, and waits for nobody. The portal is one of the test's own, on a bus of its own.
#include "app/desktop.h"
#include "tests/support/suite.h"
#include "widgets/theme/theme.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// What the program knows of a portal.
class FakePortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(const QDBusConnection &bus) : m_bus(bus)
    {
        m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, this,
                             QDBusConnection::ExportScriptableSlots);
        m_bus.registerService(u"org.freedesktop.portal.Desktop"_s);
    }
    ~FakePortal() override
    {
        m_bus.unregisterService(u"org.freedesktop.portal.Desktop"_s);
        m_bus.unregisterObject(u"/org/freedesktop/portal/desktop"_s);
    }
    Q_DISABLE_COPY_MOVE(FakePortal)

    uint scheme = 0;      ///< 0 no wish, 1 dark, 2 light
    bool wrapped = false; ///< once more than the others do
    bool refuses = false; ///< has no such setting
    int asked = 0;

    void say(uint wanted, const QString &key = u"color-scheme"_s)
    {
        scheme = wanted;
        QDBusMessage signal
            = QDBusMessage::createSignal(u"/org/freedesktop/portal/desktop"_s,
                                         u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        signal << u"org.freedesktop.appearance"_s << key << QVariant::fromValue(value());
        QVERIFY(m_bus.send(signal));
    }

public Q_SLOTS:
    Q_SCRIPTABLE QDBusVariant Read(const QString &space, const QString &key)
    {
        ++asked;
        if (refuses || space != u"org.freedesktop.appearance" || key != u"color-scheme")
            sendErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"no such setting"_s);
        return value();
    }

private:
    [[nodiscard]] QDBusVariant value() const
    {
        const QDBusVariant plain{QVariant(scheme)};
        return wrapped ? QDBusVariant(QVariant::fromValue(plain)) : plain;
    }

    QDBusConnection m_bus;
};

class DesktopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (daemon.isEmpty())
            QSKIP("skipped: no dbus-daemon");
        m_daemon.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(m_daemon.waitForReadyRead());
        const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        m_desktops = QDBusConnection::connectToBus(address, u"the desktop's"_s);
        m_programs = QDBusConnection::connectToBus(address, u"the program's"_s);
        QVERIFY(m_desktops.isConnected() && m_programs.isConnected());
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"the desktop's"_s);
        QDBusConnection::disconnectFromBus(u"the program's"_s);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void aDarkDesktopIsFollowed_data()
    {
        QTest::addColumn<bool>("wrapped");
        QTest::newRow("as the portal's own page says") << false;
        QTest::newRow("wrapped twice, as some do") << true;
    }
    void aDarkDesktopIsFollowed()
    {
        FakePortal portal(m_desktops);
        portal.scheme = 1;
        QFETCH(const bool, wrapped);
        portal.wrapped = wrapped;
        const Desktop desktop(m_programs);
        QSignalSpy changed(&desktop, &Desktop::darkChanged);
        QTRY_VERIFY(desktop.isDark());
        QCOMPARE(changed.size(), 1);
        portal.say(2);
        QTRY_VERIFY(!desktop.isDark());
        portal.say(1);
        QTRY_VERIFY(desktop.isDark());
        portal.say(0); // no wish is light
        QTRY_VERIFY(!desktop.isDark());
        QCOMPARE(changed.size(), 4);
    }

    void otherSettingsAreNoneOfOurs()
    {
        FakePortal portal(m_desktops);
        const Desktop desktop(m_programs);
        QSignalSpy changed(&desktop, &Desktop::darkChanged);
        QTRY_COMPARE(portal.asked, 1);
        portal.say(1, u"accent-color"_s);
        portal.say(2);
        portal.say(1);
        QTRY_VERIFY(desktop.isDark());
        QCOMPARE(changed.size(), 1);
    }

    void aPortalWithoutTheSettingChangesNothing()
    {
        FakePortal portal(m_desktops);
        portal.scheme = 1;
        portal.refuses = true;
        const Desktop desktop(m_programs);
        QTRY_COMPARE(portal.asked, 1);
        QTest::qWait(50);
        QVERIFY(!desktop.isDark());
    }

    void nobodyWaitsForAPortalThatComesLater()
    {
        QElapsedTimer timer;
        timer.start();
        const Desktop desktop(m_programs);
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(!desktop.isDark());
        FakePortal portal(m_desktops);
        // Said again and again, until the bus has told that somebody is there who says it.
        QTRY_VERIFY((portal.say(1), desktop.isDark()));
    }

    void withoutABusThePaletteTells()
    {
        const Desktop desktop(QDBusConnection(u"no such bus"_s));
        QVERIFY(!desktop.isDark());
    }

    void theThemeChangesItsColours()
    {
        FakePortal portal(m_desktops);
        const Desktop desktop(m_programs);
        Theme theme;
        connect(&desktop, &Desktop::darkChanged, &theme, &Theme::setSystemDark);
        QVERIFY(!theme.colors().dark);
        QTRY_COMPARE(portal.asked, 1);
        portal.say(1);
        QTRY_VERIFY(theme.colors().dark);
        theme.setAppearance(Appearance::Light); // a person's own choice wins
        QVERIFY(!theme.colors().dark);
        theme.setAppearance(Appearance::System);
        QVERIFY(theme.colors().dark);
    }

private:
    QProcess m_daemon;
    QDBusConnection m_desktops{u"none"_s};
    QDBusConnection m_programs{u"none"_s};
};

} // namespace

SW_SUITE(desktop, DesktopTest)
#include "tst_desktop.moc"
