// SPDX-License-Identifier: Apache-2.0
// A window that is moved to a screen of another scale shows there what a new window shows there:
// nothing that is kept stays in the old scale. Two screens are given to a process when it starts.
#include "app/designpage.h"
#include "app/window.h"
#include "tests/support/home.h"
#include "tests/support/suite.h"

#include <QApplication>
#include <QProcess>
#include <QScreen>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QSize ScreensWindow(1200, 800);
constexpr int ScreensDeadline = 240'000; ///< ms

class ScreensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withTwoScreens()
    {
        if (QGuiApplication::screens().size() > 1)
            return;
        QFile file(m_home.path(u"screens.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"screens": [
            {"name": "one", "x": 0, "y": 0, "width": 1400, "height": 1000,
             "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
            {"name": "two", "x": 1400, "y": 0, "width": 1400, "height": 1000,
             "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 2}]})");
        file.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen:configfile="_s + file.fileName());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {u"screens"_s});
        QVERIFY(process.waitForFinished(ScreensDeadline));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    void everythingFollowsTheScale_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QString>("sample");
        for (const int from : {0, 1}) {
            QTest::addRow("welcome from %d", from) << from << QString();
            QTest::addRow("document from %d", from) << from << u"film-library"_s;
        }
    }

    void everythingFollowsTheScale()
    {
        QFETCH(const int, from);
        QFETCH(const QString, sample);
        const QList<QScreen *> screens = QGuiApplication::screens();
        if (screens.size() < 2)
            QSKIP("one screen: see withTwoScreens");
        Window moved(m_theme);
        showOn(moved, *screens.at(from), sample);
        const QImage before = moved.grab().toImage();
        place(moved, *screens.at(1 - from));
        const QImage after = moved.grab().toImage();
        Window fresh(m_theme);
        showOn(fresh, *screens.at(1 - from), sample);
        QVERIFY(after.devicePixelRatio() != before.devicePixelRatio());
        QCOMPARE(after.size(), ScreensWindow * after.devicePixelRatio());
        const QImage wanted = fresh.grab().toImage();
        QCOMPARE(after, wanted);
    }

private:
    static void place(Window &window, const QScreen &screen)
    {
        window.setGeometry(QRect(screen.geometry().topLeft() + QPoint(10, 10), ScreensWindow));
        QTRY_COMPARE(window.screen(), &screen);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::qWait(300); // the minimap follows a moment later
    }

    static void showOn(Window &window, const QScreen &screen, const QString &sample)
    {
        window.show();
        if (!sample.isEmpty())
            window.openSample(sample);
        place(window, screen);
        if (window.page()) {
            QTRY_VERIFY(window.page()->target().state() == Target::State::Equal);
            window.page()->canvas().fitAll();
        }
    }

    Home m_home;
    Theme m_theme;
};

} // namespace

SW_SUITE(screens, ScreensTest)
#include "tst_screens.moc"
